import Foundation

/// What can be read straight from an answer's bytes, to the same value that its `Decodable` gives.
package protocol JSONReadable: Decodable, Sendable {
    /// - Throws: Where that is not certain; then `Decodable` says what the text is.
    init(reading json: inout JSONReader) throws
}

extension JSONReader {
    /// A value, or `nil` for `null`.
    package mutating func value<Value: JSONReadable>(_ type: Value.Type = Value.self) throws -> Value? {
        try takeNull() ? nil : try Value(reading: &self)
    }

    /// A list of values, or `nil` for `null`.
    mutating func values<Value: JSONReadable>(_ type: Value.Type = Value.self) throws -> [Value]? {
        try list { try Value(reading: &$0) }
    }
}

extension JSONReadable {
    /// Reads a whole text: straight where that is certain, else as Foundation's decoder does.
    package init(json text: UnsafeRawBufferPointer) throws {
        do {
            self = try JSONReader.value(of: text) { try Self(reading: &$0) }
        } catch {
            self = try JSONDecoder().decode(Self.self, from: Data(text))
        }
    }

    /// Reads a whole text, such as the payload that a ledger keeps.
    package init(json text: String) throws {
        var text = text
        self = try text.withUTF8 { try Self(json: UnsafeRawBufferPointer($0)) }
    }
}
