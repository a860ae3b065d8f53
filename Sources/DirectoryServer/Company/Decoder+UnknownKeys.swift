extension Decoder {
    /// Throws for a key that `Keys` does not have, so that a misspelt key is not silently ignored.
    func refuseUnknownKeys<Keys: CodingKey & CaseIterable>(_ keys: Keys.Type) throws {
        let known = Keys.allCases.map(\.stringValue)
        for key in try container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
            throw CompanyFileError.unknownKey(
                key.stringValue,
                place: CompanyFileError.place(codingPath),
                known: known
            )
        }
    }
}

/// Any key at all, to see which keys a mapping has.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
