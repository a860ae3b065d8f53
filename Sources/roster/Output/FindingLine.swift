import Foundation
import JobModel

/// A finding as JSON shows it: the sentences in one language.
struct FindingLine: Encodable {
    let finding: Finding
    let language: Language
    /// `inspect` leaves out row and value.
    var isBrief = false

    private enum Key: String, CodingKey { case line, row, column, code, value, problem, remedy }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        // `line` and `column` are there even where they are null: the shape is relied on.
        try values.encode(finding.line, forKey: .line)
        try values.encode(finding.column, forKey: .column)
        if !isBrief {
            try values.encode(finding.row, forKey: .row)
            try values.encode(finding.value, forKey: .value)
        }
        try values.encode(finding.code, forKey: .code)
        try values.encode(language.words(finding.problem), forKey: .problem)
        try values.encode(language.words(finding.remedy), forKey: .remedy)
    }
}

/// The language of the sentences.
enum Language {
    case english
    case chinese

    /// By `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set.
    static var ofEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return name?.hasPrefix("zh") == true ? .chinese : .english
    }

    func words(_ words: Words) -> String {
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
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
