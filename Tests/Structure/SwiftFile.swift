/// What a file of Swift declares for others, and which names of types it holds; read as text, without a compiler.
struct SwiftFile {
    /// Relative to the target's folder: `Planning/RowPlanner.swift`.
    let path: String
    /// Types that other files may use: those at the left margin that are not private.
    let declared: Set<String>
    /// Every word that begins with a capital letter, outside comments and the literal parts of strings.
    let used: Set<String>

    init(path: String, text: String) {
        self.path = path
        let code = SourceText.code(of: text)
        declared = Set(code.split(separator: "\n").compactMap { Self.declaredType($0) })
        used = Set(
            code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.filter { $0.first?.isUppercase == true }.map(
                String.init
            )
        )
    }

    /// The folder that the order speaks of; empty for a file beside the folders.
    var folder: String { path.firstIndex(of: "/").map { String(path[..<$0]) } ?? "" }

    private static let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]

    /// The type that a line at the left margin declares.
    private static func declaredType(_ line: Substring) -> String? {
        guard line.first?.isWhitespace == false else { return nil }
        let words = line.split { $0 == " " || $0 == ":" || $0 == "<" || $0 == "{" || $0 == "(" || $0 == "=" }
        guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else { return nil }
        let before = words[..<kind]
        guard !before.contains("private"), !before.contains("fileprivate"), !before.contains("extension") else {
            return nil
        }
        return String(words[kind + 1])
    }
}
