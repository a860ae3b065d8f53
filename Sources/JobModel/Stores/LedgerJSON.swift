import Foundation

/// JSON in a ledger's columns, alike in every store.
package enum LedgerJSON {
    package static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    package static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// A row's cells: put together here where none of them needs an escape.
    package static func write(cells: [String], to text: inout [UInt8]) throws {
        let start = text.count
        text.append(UInt8(ascii: "["))
        for cell in cells {
            if text.count > start + 1 { text.append(UInt8(ascii: ",")) }
            text.append(UInt8(ascii: "\""))
            guard append(cell, to: &text) else {
                text.removeSubrange(start...)
                return text.append(contentsOf: try JSONEncoder().encode(cells))
            }
            text.append(UInt8(ascii: "\""))
        }
        text.append(UInt8(ascii: "]"))
    }

    /// Returns `false`, and appends part of it, where a cell cannot be written as it is.
    private static func append(_ cell: String, to text: inout [UInt8]) -> Bool {
        for byte in cell.utf8 {
            guard isPlain(byte) else { return false }
            text.append(byte)
        }
        return true
    }

    /// A row's cells; what is not written as `write(cells:to:)` writes them the decoder reads, or refuses.
    package static func cells(_ text: String) throws -> [String] {
        var text = text
        return try text.withUTF8(plainCells) ?? value([String].self, text)
    }

    /// `nil` for anything but a list of texts without escapes, and without space between them.
    private static func plainCells(_ bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return nil }
        let end = bytes.count - 1
        var cells: [String] = []
        var place = 1
        while place < end {
            if !cells.isEmpty {
                guard bytes[place] == UInt8(ascii: ",") else { return nil }
                place += 1
            }
            guard place < end, bytes[place] == UInt8(ascii: "\"") else { return nil }
            let start = place + 1
            place = start
            while place < end, isPlain(bytes[place]) { place += 1 }
            guard place < end, bytes[place] == UInt8(ascii: "\"") else { return nil }
            cells.append(String(decoding: bytes[start..<place], as: UTF8.self))
            place += 1
        }
        return cells
    }

    /// Whether JSON writes a byte of a text as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}
