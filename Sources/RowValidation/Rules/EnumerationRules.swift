import ContactAPI
import JobModel
import Wording

/// Reads a gender: 0 secret, 1 male, 2 female, 3 other, or a word for one.
enum GenderRule {
    private static let words: [String: Int] = [
        "0": 0, "1": 1, "2": 2, "3": 3, "保密": 0, "未知": 0, "男": 1, "女": 2, "其他": 3, "secret": 0, "male": 1,
        "female": 2, "other": 3, "m": 1, "f": 2,
    ]

    /// Whether a cell is one of the words.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        cell.bytes.count == 1 && (0x30...0x33).contains(cell.first) || known.contains(cell.bytes)
    }

    private static let known = KnownWords(words.keys)

    static func read(_ text: String) -> CellReading<Int> {
        if let value = words[text] ?? words[text.lowercased()] { return .value(value) }
        return .finding(
            Finding(
                code: "gender.unknown",
                value: text,
                problem: LocalizedText(en: "'\(text)' is not a gender the directory knows", zh: "性别“\(text)”无法识别"),
                remedy: LocalizedText(
                    en: "Write one of: male (1), female (2), other (3), secret (0).",
                    zh: "请填写其中之一：男 (1)、女 (2)、其他 (3)、保密 (0)。"
                )
            )
        )
    }
}

/// Reads yes or no.
enum BooleanRule {
    private static let words: [String: Bool] = [
        "true": true, "false": false, "yes": true, "no": false, "1": true, "0": false, "是": true, "否": false, "y": true,
        "n": false,
    ]

    /// Whether a cell is one of the words.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool { known.contains(cell.bytes) }

    private static let known = KnownWords(words.keys)

    static func read(_ text: String) -> CellReading<Bool> {
        if let value = words[text.lowercased()] { return .value(value) }
        return .finding(
            Finding(
                code: "boolean.unknown",
                value: text,
                problem: LocalizedText(en: "'\(text)' is neither yes nor no", zh: "“\(text)”不是“是/否”"),
                remedy: LocalizedText(en: "Write yes or no.", zh: "请填写“是”或“否”。")
            )
        )
    }
}

/// Reads an employee type: its number, or with the directory at hand its name; it must be active (41060).
struct EmployeeTypeRule {
    /// `nil` while the directory is not asked.
    let types: [EmployeeType]?

    private static let builtIn: [String: Int] = [
        "正式": 1, "正式员工": 1, "regular": 1, "实习": 2, "实习生": 2, "intern": 2, "外包": 3, "outsourced": 3, "劳务": 4,
        "contractor": 4, "顾问": 5, "consultant": 5,
    ]

    /// Whether a cell is a type's number or one of the built-in names, while the directory is not asked.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        if cell.kinds == .digit {
            return cell.bytes.count <= 9 && cell.bytes.contains { $0 != UInt8(ascii: "0") }
        }
        return known.contains(cell.bytes)
    }

    private static let known = KnownWords(builtIn.keys)

    func read(_ text: String) -> CellReading<Int> {
        if let type = types?.first(where: { $0.enumValue == text || $0.isNamed(text) }) {
            guard type.enumStatus != 2 else { return .finding(.inactiveEmployeeType(text)) }
            return (type.enumValue.flatMap(Int.init)).map(CellReading.value)
                ?? .finding(.unknownEmployeeType(text, nil))
        }
        if let value = Self.builtIn[text.lowercased()], isKnown(value) { return .value(value) }
        guard let value = Int(text), value > 0, value < Int(Int32.max) else {
            // A company's own types have any name.
            if let nothing = NothingRule.finding(text) { return .finding(nothing) }
            if types == nil, Int(text) == nil { return CellReading(warnings: [.uncheckedEmployeeType(text)]) }
            return .finding(.unknownEmployeeType(text, types))
        }
        return isKnown(value) ? .value(value) : .finding(.unknownEmployeeType(text, types))
    }

    private func isKnown(_ value: Int) -> Bool {
        guard let types, !types.isEmpty else { return true }
        return types.contains { $0.enumValue == String(value) && $0.enumStatus != 2 }
    }
}

extension EmployeeType {
    fileprivate func isNamed(_ text: String) -> Bool {
        content == text || i18nContent?.contains { $0.value == text } == true
    }
}

extension Finding {
    fileprivate static func inactiveEmployeeType(_ text: String) -> Finding {
        Finding(
            code: "employeeType.inactive",
            value: text,
            problem: LocalizedText(en: "the employee type '\(text)' is switched off", zh: "人员类型“\(text)”已停用"),
            remedy: LocalizedText(en: "Use another type, or have it switched on.", zh: "请使用其他类型或启用它。")
        )
    }

    fileprivate static func uncheckedEmployeeType(_ text: String) -> Finding {
        Finding(
            code: Finding.Code.uncheckedEmployeeType,
            value: text,
            problem: LocalizedText(
                en: "whether there is an employee type '\(text)' only the directory knows",
                zh: "是否存在人员类型“\(text)”需查询目录"
            ),
            remedy: LocalizedText(
                en: "Check with `--directory`, or write the type's number.",
                zh: "请加 --directory 检查，或填写类型编号。"
            ),
            pageRemedy: LocalizedText(
                en: "Ask the directory on the page Values, or write the number of the type.",
                zh: "请在“取值”页面查询目录，或填写类型编号。"
            )
        )
    }

    fileprivate static func unknownEmployeeType(_ text: String, _ types: [EmployeeType]?) -> Finding {
        let known = (types ?? []).filter { $0.enumStatus != 2 }.compactMap { type in
            type.enumValue.map { number in type.content.map { "\($0) (\(number))" } ?? number }
        }
        let list =
            known.isEmpty
            ? LocalizedText(
                en: "regular (1), intern (2), outsourced (3), contractor (4), consultant (5)",
                zh: "正式 (1)、实习 (2)、外包 (3)、劳务 (4)、顾问 (5)"
            ) : LocalizedText(en: known.joined(separator: ", "), zh: known.joined(separator: "、"))
        return Finding(
            code: "employeeType.unknown",
            value: text,
            problem: LocalizedText(en: "there is no employee type '\(text)'", zh: "没有人员类型“\(text)”"),
            remedy: LocalizedText(en: "Write one of: \(list.en).", zh: "请填写其中之一：\(list.zh)。")
        )
    }
}
