import Glibc
package import Wording

/// A sentence, or a part of one, in English and in Simplified Chinese.
public struct ServerText: Sendable, Hashable, CustomStringConvertible {
    package let en: String
    package let zh: String

    package init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    package init(_ text: LocalizedText) { self.init(en: text.en, zh: text.zh) }

    /// What is the same in both: an id, a key, a path.
    init(same text: String) { self.init(en: text, zh: text) }

    /// What a library says, which it says in English alone.
    init(said text: String) { self.init(LocalizedText(said: text)) }

    /// Why a call of the system failed.
    init(errno: Int32) { self.init(said: String(cString: strerror(errno))) }

    /// Why a file could not be read or removed.
    init(of error: any Error) { self.init(LocalizedText(of: error)) }

    /// In English.
    public var description: String { en }
}

extension LocalizedText {
    package init(_ text: ServerText) { self.init(en: text.en, zh: text.zh) }
}
