/// A text of the API that some clients send as a number: the vendor's Python SDK does so with the `order` of
/// departments.
@propertyWrapper
package struct TextOrNumber: Codable, Sendable, Equatable {
    package var wrappedValue: String?

    package init() { wrappedValue = nil }

    package init(wrappedValue: String?) { self.wrappedValue = wrappedValue }

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        wrappedValue = value.decodeNil() ? nil : try value.decode(Piece.self).text
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(wrappedValue)
    }
}

/// A list of such texts: the SDK sends numbers in `subscription_ids` and `dotted_line_leader_user_ids`.
@propertyWrapper
package struct TextsOrNumbers: Codable, Sendable, Equatable {
    package var wrappedValue: [String]?

    package init() { wrappedValue = nil }

    package init(wrappedValue: [String]?) { self.wrappedValue = wrappedValue }

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        wrappedValue = value.decodeNil() ? nil : try value.decode([Piece].self).map(\.text)
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(wrappedValue)
    }
}

/// One text, however it came.
private struct Piece: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int64.self) {
            text = String(number)
        } else {
            // What is neither fails as a text does.
            text = try value.decode(String.self)
        }
    }
}

extension KeyedDecodingContainer {
    /// A missing key is no value.
    package func decode(_ type: TextOrNumber.Type, forKey key: Key) throws -> TextOrNumber {
        try decodeIfPresent(type, forKey: key) ?? TextOrNumber()
    }

    package func decode(_ type: TextsOrNumbers.Type, forKey key: Key) throws -> TextsOrNumbers {
        try decodeIfPresent(type, forKey: key) ?? TextsOrNumbers()
    }
}

extension KeyedEncodingContainer {
    /// No value is a missing key.
    package mutating func encode(_ value: TextOrNumber, forKey key: Key) throws {
        try encodeIfPresent(value.wrappedValue, forKey: key)
    }

    package mutating func encode(_ value: TextsOrNumbers, forKey key: Key) throws {
        try encodeIfPresent(value.wrappedValue, forKey: key)
    }
}
