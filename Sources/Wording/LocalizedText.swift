/// One sentence in the two languages Roster speaks, written beside the rule that makes it.
package struct LocalizedText: Sendable, Hashable, Codable {
    package var en: String
    package var zh: String

    package init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    /// What something else has said, the system or a library, in its own language; in Chinese where it is known.
    package init(said text: String) { self.init(en: text, zh: SystemReason.chinese(text)) }
}
