/// What the numbers of cells stand for, by the name of their style.
///
/// Source: Microsoft, "XML Spreadsheet Reference", 2001 (Style, NumberFormat).
struct XMLSpreadsheetStyles: Sendable {
    private struct Style {
        var parent: String?
        var code: String?
    }

    private var styles: [String: Style] = [:]

    var count: Int { styles.count }

    mutating func add(_ name: String, parent: String?) { styles[name] = Style(parent: parent) }

    mutating func setCode(_ code: String, of name: String) { styles[name]?.code = code }

    /// By the name of a style; those that stand for plain numbers are not in it.
    func formats() -> [String: NumberFormat] {
        styles.keys.reduce(into: [:]) { formats, name in
            let format = code(of: name).map(Self.format) ?? .plain
            if !format.isPlain { formats[name] = format }
        }
    }

    /// A style has what its parent has, and every one what the style `Default` has.
    private func code(of name: String) -> String? {
        var name = name
        for _ in 0..<16 {
            guard let style = styles[name] else { break }
            if let code = style.code { return code }
            guard let parent = style.parent else { break }
            name = parent
        }
        return styles["Default"]?.code
    }

    /// Some formats have names in place of a code.
    private static func format(_ code: String) -> NumberFormat {
        switch code {
        case "General Date", "Long Date", "Medium Date", "Short Date": .date(.init(showsDay: true))
        case "Long Time", "Medium Time", "Short Time": .date(.init())
        case "", "General", "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Percent", "Scientific",
            "Yes/No", "True/False", "On/Off":
            .plain
        default: NumberFormat(code: String(code.prefix(1024)))
        }
    }
}
