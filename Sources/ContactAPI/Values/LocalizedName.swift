/// A name in one language: locales `zh_cn`, `en_us`, `ja_jp`.
package struct LocalizedName: Codable, Sendable, Equatable {
    package var locale: String
    package var value: String

    package init(locale: String, value: String) {
        self.locale = locale
        self.value = value
    }
}
