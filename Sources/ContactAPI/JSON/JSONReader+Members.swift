import Glibc

extension JSONReader {
    /// Reads the members of an object into a value, by the table of its keys; a key that is not in the table is passed over.
    package mutating func members<Value, Key>(into value: inout Value, by table: JSONMembers<Value, Key>) throws {
        var seen: UInt64 = 0
        var expected = 0
        try eachMember { key, reader in
            guard let place = table.place(of: key, from: expected) else { return try reader.skip() }
            let bit: UInt64 = 1 << UInt64(place)
            guard seen & bit == 0 else { throw Uncertain() }
            seen |= bit
            expected = place + 1
            try table.read(place, &value, &reader)
        }
    }

    /// Reads an object into a value that is empty at first.
    package mutating func object<Value, Key>(_ empty: Value, by table: JSONMembers<Value, Key>) throws -> Value {
        var value = empty
        try members(into: &value, by: table)
        return value
    }

    /// Hands on each key of an object, in the text's order, with the reader at its value, which the caller must take.
    mutating func eachMember(_ body: (JSONKey, inout JSONReader) throws -> Void) throws {
        try expect(UInt8(ascii: "{"))
        guard try !take(UInt8(ascii: "}")) else { return }
        repeat {
            let key = try key()
            try expect(UInt8(ascii: ":"))
            try body(key, &self)
        } while try take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }

    private mutating func key() throws -> JSONKey {
        try expect(UInt8(ascii: "\""))
        let start = place
        // ASCII without an escape: no other spelling of it is the same key.
        while place < end, place.pointee != UInt8(ascii: "\"") {
            guard (0x20..<0x80).contains(place.pointee), place.pointee != UInt8(ascii: "\\") else { throw Uncertain() }
            place += 1
        }
        guard place < end else { throw Uncertain() }
        defer { place += 1 }
        return JSONKey(start: start, count: place - start)
    }

    /// Passes over a value of any kind.
    mutating func skip(depth: Int = 0) throws {
        guard depth < Self.deepest else { throw Uncertain() }
        switch try peek() {
        case UInt8(ascii: "{"): try eachMember { _, reader in try reader.skip(depth: depth + 1) }
        case UInt8(ascii: "["): try eachItem { reader in try reader.skip(depth: depth + 1) }
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): _ = try flag()
        default: _ = try number()
        }
    }

    /// Answers have about six levels.
    private static var deepest: Int { 16 }
}

/// A key of an object as it stands in the text.
struct JSONKey {
    let start: UnsafePointer<UInt8>
    let count: Int

    static func ~= (word: StaticString, key: JSONKey) -> Bool {
        key.count == word.utf8CodeUnitCount && memcmp(key.start, word.utf8Start, key.count) == 0
    }
}
