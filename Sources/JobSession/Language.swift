package import JobModel

/// The language of the sentences.
package enum Language: Sendable, CaseIterable {
    case english
    case chinese

    package func words(_ words: LocalizedText) -> String {
        switch self {
        case .english: words.en
        case .chinese: words.zh
        }
    }
}
