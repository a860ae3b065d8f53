import TestSupport

/// Draws values for directories from a seed.
struct GeneratedText: Sendable {
    /// Which values are drawn.
    enum Kind: Sendable {
        /// Letters of several scripts, some with signs and line breaks.
        case plain
        /// The same without line breaks: no import writes a new one.
        case oneLine
        /// Whatever the API takes that means something to a spreadsheet, a list, a path or a reader of text.
        case hostile
        /// The same without carriage returns, of which LibreOffice makes line feeds in any cell.
        case hostileWithoutReturns
    }

    let kind: Kind
    var isPlain: Bool { kind == .plain || kind == .oneLine }
    private var numbers: SeededGenerator

    init(_ kind: Kind, seed: UInt64) {
        self.kind = kind
        numbers = SeededGenerator(seed: seed)
    }

    /// From 0 to below `count`.
    mutating func next(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }

    mutating func chance(_ one: Int, in all: Int) -> Bool { next(all) < one }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }

    /// A text that may be empty of sense but is none of the API's limits; of a department no slash is in it.
    mutating func text(_ end: String = "", slashes: Bool = true) -> String {
        guard !isPlain else {
            let text = pick(Self.plain)
            return (kind == .oneLine ? text.replacing("\n", with: " ") : text) + end
        }
        let pieces = (0...next(4)).map { _ in pick(Self.pieces) }.joined() + end
        var text = chance(1, in: 25) ? String(repeating: pick(["长", "é", "\"", "a "]), count: 100) + end : pieces
        if !slashes { text = text.replacing("/", with: "／") }
        if kind == .hostileWithoutReturns {
            text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" ? "\n" : $0 }))
        }
        return text
    }

    mutating func link() -> String {
        "https://\(next(99)).example/"
            + (isPlain ? "a" : pick(["", "|", "a|b", "甲", "=1+1", "%7C", "a;b", "'"]))
    }

    private static let plain = [
        "人", "Ada", "Ньютон", "Ελένη", "田中", "김", "a,b", "人\n\"甲\"", "=1+1", "=HYPERLINK(1)", "007", "O'Neil",
    ]

    /// What people and programs have in names, titles and links, and what cells, lists and spreadsheets make of it.
    private static let pieces = [
        "|", "||", ";", "；", "/", "\"", "\"\"", "'", "''", "=", "=1+1", "=\"a\"", "+", "-", "@", "\n", "\r\n", "\t",
        ",",
        "\\", "\\N", " ", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{3000}", "{", "}", "{=1}", "#N/A", "#REF!", "NULL",
        "TRUE",
        "无", "寮犱紵", "甲", "Ada", "é", "e\u{301}", "אבג", "\u{200F}", "\u{202E}abc\u{202C}", "مرحبا",
        "👨\u{200D}👩\u{200D}👧",
        "🇨🇳", "ก็", "1.5E+10", "1E5", "0012", "46357", "3-4", "5月6日", "10:30", "2026-01-02", "50%", "￥1",
        "https://x.example/", "mailto:", "user_id:", "employee_no:", "%7C", "‘", "“", "１２", "\u{3164}", "龍", "㐀", "𠮷",
        "|https://y.example", "_x000D_", "&amp;", "<b>", "]]>", "\u{85}", "\u{2028}",
    ]
}
