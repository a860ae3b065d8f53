import Foundation
import Synchronization

/// The language of the sentences.
package enum Language: CaseIterable, Sendable {
    case english
    case chinese

    /// What the command was given, for the whole of the process.
    private static let given = Mutex<Language?>(nil)

    private static let names: [String: Language] = [
        "en": .english, "zh": .chinese, "zh-cn": .chinese, "zh_cn": .chinese,
    ]

    /// As `--lang` names one: `en` or `zh`.
    package init?(name: String) {
        guard let language = Self.names[name.lowercased()] else { return nil }
        self = language
    }

    /// Settles the language of this process, whatever the environment says.
    package static func give(_ language: Language) { given.withLock { $0 = language } }

    /// By `give(_:)`, else by `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set.
    package static var ofEnvironment: Language {
        if let language = given.withLock(\.self) { return language }
        let environment = ProcessInfo.processInfo.environment
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return name?.hasPrefix("zh") == true ? .chinese : .english
    }

    package func words(_ words: LocalizedText) -> String {
        switch self {
        case .english: words.en
        case .chinese: words.zh
        }
    }
}
