import JobModel

extension Finding {
    init(_ damage: RecordFramer.Damage) {
        switch damage {
        case .unclosedQuote:
            self.init(
                code: "quote.unclosed",
                problem: Words(en: "a quote opens here and never closes", zh: "引号未闭合"),
                remedy: Words(
                    en: "Close the quote, or double it where it belongs to the text.",
                    zh: "请补上结束引号；若引号属于内容，请写成两个引号。"
                )
            )
        case .textAfterQuote:
            self.init(
                code: "quote.textAfter",
                problem: Words(en: "text follows a closing quote", zh: "结束引号后还有内容"),
                remedy: Words(en: "Double the quotes that belong to the text.", zh: "属于内容的引号请写成两个引号。")
            )
        case .tooLong:
            self.init(
                code: "cell.tooLong",
                problem: Words(en: "the record is longer than 1 MiB", zh: "该行超过 1 MiB"),
                remedy: Words(en: "Look at this line: no field of a person is that long.", zh: "请检查该行，人员字段不会这么长。")
            )
        }
    }

    static let nul = Finding(
        code: "bytes.nul",
        problem: Words(en: "the row contains NUL bytes", zh: "该行含有 NUL 字节"),
        remedy: Words(en: "Save the sheet again as CSV UTF-8.", zh: "请将表格重新另存为 CSV UTF-8。")
    )

    static let invalidBytes = Finding(
        code: "bytes.invalid",
        problem: Words(en: "the row contains bytes that are no text in the file's encoding", zh: "该行含有无法按文件编码解析的字节"),
        remedy: Words(en: "Correct the cell, or name the encoding with --encoding.", zh: "请修正单元格，或用 --encoding 指定编码。")
    )

    static func otherEncoding(_ text: String) -> Finding {
        Finding(
            code: "bytes.otherEncoding",
            value: text,
            problem: Words(
                en: "the row is GB18030 in a file that is UTF-8 elsewhere; it says: \(text)",
                zh: "文件为 UTF-8，但该行为 GB18030 编码，内容为：\(text)"
            ),
            remedy: Words(
                en: "Open both sources, save each as CSV UTF-8, and put them together again.",
                zh: "请将各来源分别另存为 CSV UTF-8 后再合并。"
            )
        )
    }

    static let spacesAroundQuotes = Finding(
        code: "repair.quoteSpaces",
        problem: Words(en: "spaces before or after quotes were taken off", zh: "已去除引号外侧的空格"),
        remedy: Words(en: "Nothing to do.", zh: "无需处理。")
    )

    static func repeatedHeader(_ name: String) -> Finding {
        Finding(
            code: "header.repeated",
            value: name,
            problem: Words(en: "the column '\(name)' stands twice in the header", zh: "表头中“\(name)”重复"),
            remedy: Words(en: "Delete or rename one of the two.", zh: "请删除或重命名其中一列。")
        )
    }

    static func ragged(fields: Int, columns: Int) -> Finding {
        let isShort = fields < columns
        return Finding(
            code: isShort ? "row.short" : "row.long",
            value: String(fields),
            problem: Words(
                en: "the row has \(fields) fields, the header \(columns)",
                zh: "该行有 \(fields) 个字段，表头有 \(columns) 个"
            ),
            remedy: Words(
                en: isShort ? "Add the missing fields or separators." : "Quote the cell that contains a separator.",
                zh: isShort ? "请补齐缺少的字段或分隔符。" : "请给含分隔符的单元格加引号。"
            )
        )
    }
}
