import ContactAPI
import JobModel
import Wording

/// Limits a text to a number of characters.
///
/// Source: contact API, 2.1.
enum LengthRule {
    /// What a line break is in a value.
    enum LineBreaks {
        /// A value that lists and name cards show has one line.
        case refused
        /// Nothing forbids it, and few mean it.
        case doubted
        case allowed
    }

    static func read(
        _ text: String,
        limit: Int,
        field: String,
        lineBreaks: LineBreaks = .refused
    ) -> CellReading<String> {
        let lineBreak = lineBreaks == .allowed ? nil : OneLineRule.finding(text)
        if lineBreaks == .refused, let lineBreak { return .finding(lineBreak) }
        guard text.utf8.count > limit, text.count > limit else {
            return lineBreak == nil ? .value(text) : CellReading.value(text).warning(.keptLineBreak(text))
        }
        return .finding(
            Finding(
                code: "text.tooLong",
                value: text,
                problem: LocalizedText(
                    en: "\(field) has \(text.count, "character"); the limit is \(limit)",
                    zh: "\(FieldTitle.chinese(field)) 有 \(text.count) 个字符，上限为 \(limit)"
                ),
                remedy: LocalizedText(en: "Shorten it.", zh: "请缩短。")
            )
        )
    }
}

extension LengthRule {
    /// Whether a cell without controls is short enough whatever its characters.
    static func isCertainlyFine(_ cell: PlainCell, limit: Int) -> Bool { cell.bytes.count <= limit }
}

/// Finds a line break within a value that has one line.
enum OneLineRule {
    static func finding(_ text: String) -> Finding? {
        text.utf8.contains { $0 == 0x0A || $0 == 0x0D } ? .lineBreak(text) : nil
    }
}

/// Finds letters and digits in full width, which an input method has put into an id or number.
enum WidthRule {
    static func finding(_ text: String) -> Finding? {
        guard !text.isASCII, case let narrow = text.halfWidth, narrow != text, narrow.isASCII else { return nil }
        return Finding(
            code: "text.fullWidth",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' is written in full-width characters; probably '\(narrow)' is meant",
                zh: "“\(text)”含全角字符，可能应为“\(narrow)”"
            ),
            remedy: LocalizedText(en: "Write \(narrow).", zh: "请填写 \(narrow)。")
        )
    }
}

/// Reads a custom id.
///
/// Source: contact API, 1.9 and 41043, 43008.
enum IDRule {
    static func person(_ text: String) -> CellReading<String> {
        if let control = ControlCharacterRule.finding(text) { return .finding(control) }
        if let damage = DamageRule.scientific(text) ?? WidthRule.finding(text) { return .finding(damage) }
        let hasSpace =
            text.isASCII
            ? text.utf8.contains { $0 == 0x20 || (0x09...0x0D).contains($0) } : text.contains(where: \.isWhitespace)
        guard text.utf8.count <= 64 || text.count <= 64, !hasSpace else { return .finding(.malformedUserID(text)) }
        return .value(text)
    }

    static func department(_ text: String) -> CellReading<String> {
        if let control = ControlCharacterRule.finding(text) { return .finding(control) }
        if let damage = DamageRule.scientific(text) ?? WidthRule.finding(text) { return .finding(damage) }
        let first = text.utf8.first ?? 0
        let isWord = text.utf8.allSatisfy { isLetterOrDigit($0) || [0x5F, 0x2D, 0x40, 0x2E].contains($0) }
        guard text.count <= 64, isWord, isLetterOrDigit(first), !text.hasPrefix(openDepartmentPrefix), text != "0",
            text != "1"
        else { return .finding(.malformedDepartmentID(text)) }
        return .value(text)
    }

    /// Whether a cell is an id of a person, with nothing in it that stands in anything else: letters, digits, Han characters,
    /// and `- _ . @` and their like.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        cell.bytes.count <= 64 && cell.lacks([.space, .quote, .semicolon, .colon, .plus, .rare, .refused])
            && DamageRule.isCertainlyNotScientific(cell)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

/// Knows the codes the console shows; others are stored and not shown, hence a warning.
///
/// Source: contact API, 7.6.
enum CountryRule {
    static func read(_ text: String) -> CellReading<String> {
        let code = text.uppercased()
        guard !known.contains(code) else { return .value(code) }
        return CellReading.value(text).warning(
            Finding(
                code: "country.notShown",
                value: text,
                problem: LocalizedText(en: "'\(text)' is stored, but no client shows it", zh: "国家代码“\(text)”会保存但不显示"),
                remedy: LocalizedText(en: "Write a two-letter code such as CN.", zh: "请填写两位代码，例如 CN。")
            )
        )
    }

    /// Whether a cell is a code that is shown.
    static func isCertainlyFine(_ cell: PlainCell) -> Bool {
        cell.bytes.count == 2 && (isOrdinary(cell) || codes.contains(cell.bytes))
    }

    /// CN, as most sheets have it in every row.
    private static func isOrdinary(_ cell: PlainCell) -> Bool {
        cell.first == UInt8(ascii: "C") && cell.last == UInt8(ascii: "N")
    }

    private static let codes = KnownWords(known.map { $0.lowercased() })

    static let known: Set<String> = Set(
        """
        AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF
        CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
        GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP
        KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
        NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI
        SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS
        YE YT ZA ZM ZW
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}

extension Finding {
    fileprivate static func lineBreak(_ text: String) -> Finding {
        Finding(
            code: "text.lineBreak",
            value: text,
            problem: LocalizedText(en: "the cell has several lines", zh: "单元格包含换行"),
            remedy: LocalizedText(en: "Write it in one line.", zh: "请写在一行内。")
        )
    }

    fileprivate static func keptLineBreak(_ text: String) -> Finding {
        Finding(
            code: "text.severalLines",
            value: text,
            problem: LocalizedText(en: "the value has several lines and is written so", zh: "内容包含换行，将按原样写入"),
            remedy: LocalizedText(en: "Write it in one line if that is not meant.", zh: "若非本意，请写在一行内。")
        )
    }

    fileprivate static func malformedUserID(_ text: String) -> Finding {
        Finding(
            code: "userID.malformed",
            value: text,
            problem: LocalizedText(en: "'\(text)' cannot be a user_id", zh: "“\(text)”不能作为 user_id"),
            remedy: LocalizedText(en: "Use 1 to 64 characters without spaces.", zh: "请使用 1–64 个字符且不含空格。")
        )
    }

    fileprivate static func malformedDepartmentID(_ text: String) -> Finding {
        Finding(
            code: "departmentID.malformed",
            value: text,
            problem: LocalizedText(en: "'\(text)' cannot be a department_id", zh: "“\(text)”不能作为 department_id"),
            remedy: LocalizedText(
                en: "Use 1 to 64 letters, digits, _ - @ . beginning with a letter or digit; not 0, not 1, not od-….",
                zh: "请使用 1–64 位字母、数字或 _ - @ .，以字母或数字开头；不能是 0、1 或 od- 开头。"
            )
        )
    }
}
