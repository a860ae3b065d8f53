import JobEngine

/// The commands whose meaning depends on which ledger they are given, where sentences name them.
package enum LedgerCommands {
    /// As they are typed after `roster`.
    package static let names: Set = [
        "import", "plan", "apply", "resume", "retry", "resolve", "runs", "status", "rows", "results", "log", "purge",
        "export", "console", "work", "stop",
    ]

    /// A text in which every such command is given a ledger; a command that names one already keeps it.
    package static func giving(_ ledger: String, in text: String) -> String {
        let option = " --ledger \(ShellWord.quoted(ledger))"
        var result = ""
        var rest = text[...]
        while let found = rest.firstRange(of: "roster ") {
            let before = rest[..<found.lowerBound].last ?? result.last
            let name = rest[found.upperBound...].prefix(while: isOfWord)
            result += rest[..<name.endIndex]
            rest = rest[name.endIndex...]
            let isCommand = before.map(isOfWord) != true && names.contains(String(name))
            if isCommand, !rest.hasPrefix(" --ledger ") { result += option }
        }
        return result + rest
    }

    /// Whether a sign belongs to a longer word: `roster-results` is a folder.
    private static func isOfWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "-_/.".contains(character))
    }
}
