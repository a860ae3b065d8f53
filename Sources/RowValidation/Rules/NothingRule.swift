import JobModel
import Wording

/// Finds words that programs and people write for an empty cell: `NULL`, `\N`, `nan`, `(null)`, `N/A`, `无`, `—`.
///
/// Where a word would be written permanently (titles, cities, departments), or stand for a person (name, ids) or a value of
/// another kind (addresses, dates), they are findings. A word that may be a name as well (Null, Nan and Nil are names of
/// people, and Nan is a city) is a warning there if it is written as names are. In a nickname or a work station what a program
/// writes is a finding, and a sign that a person may mean is a warning.
enum NothingRule {
    enum Place {
        /// A person's name.
        case name
        case city
        /// A job title, a department, an id, an address: no such word is one.
        case other
        /// A text that says what its writer likes.
        case note
        /// A country, whose codes include NA.
        case country
    }

    enum Verdict {
        case finding(Finding)
        case warning(Finding)
    }

    /// `nil` for text that means something.
    static func verdict(on text: String, in place: Place) -> Verdict? {
        // Nearly every cell begins otherwise, or is longer than the longest of these words.
        guard let first = text.unicodeScalars.first, first.value < UInt32(starts.count), starts[Int(first.value)],
            text.utf8.count <= longest
        else { return nil }
        let folded = text.halfWidth.lowercased()
        if dittos.contains(folded) {
            return place == .note ? .warning(.perhapsNothing(text)) : .finding(.ditto(text))
        }
        guard programs.contains(folded) || people.contains(folded) else { return nil }
        let isNamelike = isWritten(text)
        switch place {
        case .name where names.contains(folded) && isNamelike: return .warning(.perhapsNothing(text))
        case .city where cities.contains(folded) && isNamelike: return .warning(.perhapsNothing(text))
        case .country where folded == "na": return nil
        case .note where !programs.contains(folded) || names.contains(folded) && isNamelike:
            return .warning(.perhapsNothing(text))
        case .name, .city, .other, .note, .country: return .finding(.nothing(text))
        }
    }

    static func finding(_ text: String) -> Finding? {
        if case .finding(let finding) = verdict(on: text, in: .other) { finding } else { nil }
    }

    /// The same of a cell: none of the words has a digit or an at sign in it.
    @inline(__always)
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        !cell.lacks([.digit, .at]) || isCertainlyFine(cell.bytes)
    }

    /// Whether a text of `OrdinaryScalars` is none of the words, whatever its field.
    static func isCertainlyFine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Longer than a word is one only in full width, which begins with EF.
        guard bytes.count <= longest, bytes.count <= longest / 3 || bytes.contains(0xEF) else { return true }
        return !table.mayHold(bytes)
    }

    /// Whether the word is written as a name is: Null, not NULL or null; a word without letters of two cases is.
    private static func isWritten(_ text: String) -> Bool {
        text == "NA" || text.lowercased() == text.uppercased()
            || text == text.prefix(1).uppercased() + text.dropFirst().lowercased()
    }

    private static let programs: Set<String> = [
        "null", "(null)", "<null>", "[null]", "{null}", "'null'", "\"null\"", "\\n", "none", "(none)", "<none>",
        "[none]", "nil",
        "(nil)", "<nil>", "nan", "<nan>", "-nan", "(nan)", "na", "<na>", "nat", "undefined", "(undefined)", "n/a",
        "n.a.", "n/a.",
        "#null", "dbnull", "system.dbnull", "(blank)", "(空白)", "(empty)", "<empty>", "empty", "(空)", "<空>",
    ]
    private static let people: Set<String> = [
        "无", "無", "空", "暂无", "暫無", "没有", "沒有", "无数据", "未填", "未填写", "未填寫", "待定", "待补",
        "未知", "不明", "不适用", "不適用", "待确认", "待確認", "未提供", "unknown", "not applicable", "not available", "待补充", "待填", "不详",
        "不詳",
        "-", "--", "---", "----", "–", "—", "——", "―", "−", "_", "__", "/", "//", "\\", "\\\\", ".", "..", "...", "…",
        "……", "。",
        "?", "??", "???", "*", "**", "***", "×", "tbd", "tba", "t.b.d.", "n\\a", "なし", "無し", "없음", "#",
    ]
    /// What stands for the cell above.
    private static let dittos: Set<String> = ["同上", "同前", "〃", "ditto", "″", "''"]
    /// Names of people among them.
    private static let names: Set<String> = ["null", "none", "nan", "nil", "na", "nat", "空"]
    /// Nan lies in Thailand.
    private static let cities: Set<String> = ["nan"]
    private static let longest = (programs.union(people).union(dittos).map(\.utf8.count).max() ?? 0) * 3
    private static let table = WordTable(programs.union(people).union(dittos))
    /// What the words begin with, in either case and width; by code points, because every cell is looked up here.
    private static let starts: [Bool] = {
        var all = [Bool](repeating: false, count: 0x10000)
        for word in programs.union(people).union(dittos) {
            guard let first = word.unicodeScalars.first else { continue }
            let cases = [first] + first.properties.uppercaseMapping.unicodeScalars
            let wide = cases.filter(\.isASCII).map { $0.value + 0xFEE0 }
            for value in cases.map(\.value) + wide where value < 0x10000 { all[Int(value)] = true }
        }
        return all
    }()
}

extension Finding {
    fileprivate static func nothing(_ text: String) -> Finding {
        Finding(
            code: "value.nothing",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is a word for an empty cell, not a value",
                zh: "“\(text)”表示“空”，不是真实的值"
            ),
            remedy: LocalizedText(
                en: "Empty the cell: what is empty stays as it is. Or translate the word by `values:`; "
                    + "if it is a value, list it under `accept:` in the job.",
                zh: "请清空单元格（空单元格不改变原值），或在任务的 columns 中用 values 将其译为 \"\"；若确为真实的值，请列入 accept。"
            ),
            pageRemedy: LocalizedText(
                en: "Empty the cells: what is empty stays as it is. If it is a value, say so below the rows.",
                zh: "请清空单元格（空单元格不改变原值）；若确为真实的值，请在行的下方确认。"
            )
        )
    }

    fileprivate static func ditto(_ text: String) -> Finding {
        Finding(
            code: "value.ditto",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' means what the row above says, and every row is read by itself",
                zh: "“\(text)”表示与上一行相同，但每一行都独立读取"
            ),
            remedy: LocalizedText(en: "Write the value in every row.", zh: "请在每一行填写完整的值。")
        )
    }

    fileprivate static func perhapsNothing(_ text: String) -> Finding {
        Finding(
            code: "value.perhapsNothing",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' may be a word for an empty cell; it is written as it stands",
                zh: "“\(text)”可能表示“空”，将按原样写入"
            ),
            remedy: LocalizedText(
                en: "Empty the cell if nothing is meant: what is empty stays as it is.",
                zh: "若表示“空”，请清空单元格：空单元格不改变原值。"
            )
        )
    }
}
