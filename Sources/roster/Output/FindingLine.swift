import ArgumentParser
import Foundation
import JobModel
import Synchronization

/// A finding as JSON shows it: the sentences in one language.
struct FindingLine: Encodable {
    let finding: Finding
    let language: Language

    private enum Key: String, CodingKey { case line, row, column, code, value, problem, remedy }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        // `line` and `column` are there even where they are null: the shape is relied on.
        try values.encode(finding.line, forKey: .line)
        try values.encode(finding.column, forKey: .column)
        try values.encode(finding.row, forKey: .row)
        try values.encode(finding.value, forKey: .value)
        try values.encode(finding.code, forKey: .code)
        try values.encode(language.words(finding.problem), forKey: .problem)
        try values.encode(language.words(finding.remedy), forKey: .remedy)
    }
}

/// The language of the sentences.
enum Language: CaseIterable {
    case english
    case chinese

    /// What `--lang` said, for the whole of the process.
    private static let given = Mutex<Language?>(nil)

    /// Takes `--lang en` or `--lang zh` out of a command's arguments, wherever it stands.
    ///
    /// - Throws: `ValidationError` for another language, or none.
    static func taken(from arguments: [String]) throws -> [String] {
        var rest: [String] = []
        var words = arguments.makeIterator()
        while let word = words.next() {
            guard word == "--lang" || word.hasPrefix("--lang=") else {
                rest.append(word)
                if word == "--" { break }
                continue
            }
            let name = word == "--lang" ? words.next() : String(word.dropFirst("--lang=".count))
            guard let name, let language = names[name.lowercased()] else {
                throw ValidationError("--lang must be en or zh.")
            }
            given.withLock { $0 = language }
        }
        while let word = words.next() { rest.append(word) }
        return rest
    }

    private static let names: [String: Language] = [
        "en": .english, "zh": .chinese, "zh-cn": .chinese, "zh_cn": .chinese,
    ]

    /// By `--lang`, else by `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set.
    static var ofEnvironment: Language {
        if let language = given.withLock(\.self) { return language }
        let environment = ProcessInfo.processInfo.environment
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return name?.hasPrefix("zh") == true ? .chinese : .english
    }

    func words(_ words: LocalizedText) -> String {
        switch self {
        case .english: words.en
        case .chinese: words.zh
        }
    }
}

/// JSON as every command prints it.
enum JSONText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return VisibleText.escaped(json: String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
