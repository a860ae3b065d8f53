import JobModel
import Wording

extension Finding {
    init(_ damage: RecordFramer.Damage) {
        switch damage {
        case .unclosedQuote:
            self.init(
                code: "quote.unclosed",
                problem: LocalizedText(en: "a quote opens here and never closes", zh: "引号未闭合"),
                remedy: LocalizedText(
                    en: "Close the quote, or double it where it belongs to the text.",
                    zh: "请补上结束引号；若引号属于内容，请写成两个引号。"
                )
            )
        case .textAfterQuote:
            self.init(
                code: "quote.textAfter",
                problem: LocalizedText(en: "text follows a closing quote", zh: "结束引号后还有内容"),
                remedy: LocalizedText(en: "Double the quotes that belong to the text.", zh: "属于内容的引号请写成两个引号。")
            )
        case .tooLong:
            self.init(
                code: "cell.tooLong",
                problem: LocalizedText(en: "the record is longer than 1 MiB", zh: "该行超过 1 MiB"),
                remedy: LocalizedText(
                    en: "Look at this line: no field of a person is that long.",
                    zh: "请检查该行，人员字段不会这么长。"
                )
            )
        }
    }

    static let nul = Finding(
        code: "bytes.nul",
        problem: LocalizedText(en: "the row contains NUL bytes", zh: "该行含有 NUL 字节"),
        remedy: LocalizedText(en: "Save the sheet again as CSV UTF-8.", zh: "请将表格重新另存为 CSV UTF-8。")
    )

    static let invalidBytes = Finding(
        code: "bytes.invalid",
        problem: LocalizedText(
            en: "the row contains bytes that are no text in the file's encoding",
            zh: "该行含有无法按文件编码解析的字节"
        ),
        remedy: LocalizedText(
            en: "Correct the cell, or name the encoding with --encoding.",
            zh: "请修正单元格，或用 --encoding 指定编码。"
        ),
        pageRemedy: LocalizedText(
            en: "Correct the cell, or choose the encoding on the page Reading.",
            zh: "请更正单元格，或在“读取”页面选择编码。"
        )
    )

    /// A line that is no UTF-8 in a file that is; the first candidate says what it probably is.
    static func otherEncoding(_ candidates: [EncodingCandidate]) -> Finding {
        let said = candidates.map { "\($0.name): \($0.sample)" }.joined(separator: " / ")
        return Finding(
            code: "bytes.otherEncoding",
            value: candidates.first?.sample,
            problem: LocalizedText(
                en: "the row is in another encoding than the file, which is UTF-8 elsewhere; it may be \(said)",
                zh: "文件为 UTF-8，但该行为其他编码，可能是 \(said)"
            ),
            remedy: LocalizedText(
                en: "Open both sources, save each as CSV UTF-8, and put them together again.",
                zh: "请将各来源分别另存为 CSV UTF-8 后再合并。"
            )
        )
    }

    /// Which encoding a sheet was read in.
    static func encoding(_ name: String, _ confidence: EncodingConfidence, sample: String) -> Finding {
        let sure: LocalizedText =
            switch confidence {
            case .certain: LocalizedText(en: "as its first bytes say", zh: "以文件开头的标记为准")
            case .likely: LocalizedText(en: "as it seems", zh: "推断")
            case .asked: LocalizedText(en: "as was asked", zh: "按指定")
            }
        return Finding(
            code: "file.encoding",
            value: name,
            problem: LocalizedText(
                en: "the sheet is read as \(name), \(sure.en); its first line outside ASCII says: \(sample)",
                zh: "按 \(name) 编码读取（\(sure.zh)），第一行非 ASCII 内容为：\(sample)"
            ),
            remedy: LocalizedText(
                en:
                    "Nothing to do if that line is right; else name the encoding with --encoding, or `encoding:` in the job.",
                zh: "若内容正确则无需处理；否则请用 --encoding 或任务中的 encoding 指定编码。"
            ),
            pageRemedy: LocalizedText(
                en: "Nothing to do if that line is right; else choose the encoding on the page Reading.",
                zh: "若内容正确则无需处理；否则请在“读取”页面选择编码。"
            )
        )
    }

    static let spacesAroundQuotes = Finding(
        code: "repair.quoteSpaces",
        problem: LocalizedText(
            en: "spaces or invisible characters before or after quotes were taken off",
            zh: "已去除引号外侧的空格或不可见字符"
        ),
        remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
    )

    static func ragged(fields: Int, columns: Int, isRestEmpty: Bool) -> Finding {
        Finding(
            code: "row.long",
            value: String(fields),
            problem: isRestEmpty
                ? LocalizedText(
                    en:
                        "the row has a separator too many (\(fields, "field"), the header \(columns)), so its cells may be shifted",
                    zh: "该行多出分隔符（\(fields) 个字段，表头 \(columns) 个），单元格可能错位"
                )
                : LocalizedText(
                    en: "the row has \(fields, "field"), the header \(columns)",
                    zh: "该行有 \(fields) 个字段，表头有 \(columns) 个"
                ),
            remedy: isRestEmpty
                ? LocalizedText(
                    en: "Quote the cell that contains a separator, or take the separator off the end of the row.",
                    zh: "请给含分隔符的单元格加引号，或删除行末多余的分隔符。"
                )
                : LocalizedText(
                    en:
                        "Name the last column in the header if it has no name there; else quote the cell that contains a "
                        + "separator.",
                    zh: "若最后一列没有列名，请在表头补上；否则请给含分隔符的单元格加引号。"
                )
        )
    }
}
