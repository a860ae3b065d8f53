import JobModel
import Wording

/// What says which delimiter a sheet has.
enum DelimiterSource {
    /// Somebody named it.
    case option
    /// A first line such as `sep=;`.
    case firstLine
    /// It splits the first records alike.
    case records
}

extension HeaderSearch {
    /// Why a record cannot be the header of a sheet whose columns somebody knows; one sentence for the whole sheet.
    ///
    /// - Parameters:
    ///   - found: The record.
    ///   - source: What says that the delimiter is the one by which the record was read.
    /// - Returns: `nil` where it may be the header.
    /// - Throws: What reading the header once more throws.
    func refusal(of found: HeaderCandidate, delimiterBy source: DelimiterSource) throws -> Finding? {
        guard let separator = choice.separator(within: found, among: Dialect.candidates) else {
            guard let refusal = choice.refusal(of: found) else { return nil }
            return try source == .firstLine ? wrongDeclaration() ?? refusal : refusal
        }
        let finding =
            try splits(found.row, by: separator)
            ? otherSeparator(separator, source) : Finding.quotedLines(separator: separator)
        return finding.at(line: found.line, row: found.row)
    }

    private func otherSeparator(_ separator: UInt8, _ source: DelimiterSource) -> Finding {
        switch source {
        case .option: .otherSeparator(separator, than: delimiter)
        case .firstLine: .declaredSeparator(delimiter, not: separator)
        case .records: .separatorUnlikeRecords(separator, than: delimiter)
        }
    }

    /// That the first line names the wrong delimiter, where another one makes a header further down.
    private func wrongDeclaration() throws -> Finding? {
        for separator in Dialect.candidates where separator != delimiter {
            let other = HeaderSearch(delimiter: separator, isColumnName: choice.isColumnName, blocks: blocks)
            guard let header = try other.header(atRow: nil)?.found, header.names >= 2 else { continue }
            return Finding.declaredSeparator(delimiter, not: separator).at(line: header.line, row: header.row)
        }
        return nil
    }

    /// Whether another separator makes names of columns of a record: it would not where the whole line stands in quotes.
    private func splits(_ row: Int, by separator: UInt8) throws -> Bool {
        let other = HeaderSearch(delimiter: separator, isColumnName: choice.isColumnName, blocks: blocks)
        return try other.header(atRow: row).map { $0.found.names >= 2 } ?? false
    }
}

extension Finding {
    private static func sign(_ separator: UInt8) -> String {
        separator == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar(separator))
    }

    /// What is done on the pages where the delimiter is another one.
    private static func choosing(_ sign: String) -> LocalizedText {
        LocalizedText(
            en: "Choose '\(sign)' as the delimiter on the page Reading.",
            zh: "请在“读取”页面将分隔符选为“\(sign)”。"
        )
    }

    /// Of a sheet whose delimiter was named, and is another one.
    fileprivate static func otherSeparator(_ separator: UInt8, than named: UInt8) -> Finding {
        let (sign, other) = (sign(separator), sign(named))
        return Finding(
            code: "header.otherSeparator",
            value: sign,
            problem: LocalizedText(
                en:
                    "the names of the columns are separated by '\(sign)', and not by '\(other)', which was named as the delimiter",
                zh: "列名以“\(sign)”分隔，而不是指定的分隔符“\(other)”"
            ),
            remedy: LocalizedText(
                en: "Name '\(sign)' as the delimiter, or none, so that it is found out.",
                zh: "请将分隔符指定为“\(sign)”，或不指定，由程序自动识别。"
            ),
            pageRemedy: choosing(sign)
        )
    }

    /// Of a sheet whose first line, such as `sep=,`, names another delimiter than its columns have.
    fileprivate static func declaredSeparator(_ declared: UInt8, not separator: UInt8) -> Finding {
        let (sign, other) = (sign(separator), sign(declared))
        return Finding(
            code: "header.declaredSeparator",
            value: sign,
            problem: LocalizedText(
                en: "the first line, 'sep=\(other)', does not fit: the names of the columns are separated by '\(sign)'",
                zh: "首行“sep=\(other)”指定的分隔符与列名实际使用的分隔符“\(sign)”不同"
            ),
            remedy: LocalizedText(
                en: "Correct the first line to 'sep=\(sign)', or delete it; or name '\(sign)' as the delimiter.",
                zh: "请将首行改为“sep=\(sign)”或删除该行，或将分隔符指定为“\(sign)”。"
            ),
            pageRemedy: choosing(sign)
        )
    }

    /// Of a sheet whose first records, above the header, have another delimiter than its columns.
    fileprivate static func separatorUnlikeRecords(_ separator: UInt8, than found: UInt8) -> Finding {
        let (sign, other) = (sign(separator), sign(found))
        return Finding(
            code: "header.otherSeparator",
            value: sign,
            problem: LocalizedText(
                en: "the names of the columns are separated by '\(sign)', and not by '\(other)', as the first rows are",
                zh: "列名以“\(sign)”分隔，而不是前面各行所用的“\(other)”"
            ),
            remedy: LocalizedText(
                en: "Name '\(sign)' as the delimiter.",
                zh: "请将分隔符指定为“\(sign)”。"
            ),
            pageRemedy: choosing(sign)
        )
    }

    fileprivate static func quotedLines(separator: UInt8) -> Finding {
        let sign = sign(separator)
        return Finding(
            code: "header.quotedLines",
            value: sign,
            problem: LocalizedText(
                en: "every line is one quoted cell that holds the whole line, with its own separators (\(sign)) inside",
                zh: "每一行都是一个带引号的单元格，整行内容（含分隔符 \(sign)）都在其中"
            ),
            remedy: LocalizedText(
                en:
                    "The sheet was opened and saved with another separator. Export it again; or split the first column by '\(sign)' "
                    + "in the spreadsheet (Data, Text to Columns) and save it as CSV UTF-8.",
                zh: "该表格曾以错误的分隔符打开并保存。请重新导出；或在表格软件中用“数据 → 分列”按“\(sign)”拆分第一列，再另存为 CSV UTF-8。"
            )
        )
    }
}
