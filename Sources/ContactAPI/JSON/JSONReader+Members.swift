import Glibc

extension JSONReader {
    /// Reads the members of an object into a value, by the table of its keys; a key that is not in the table is passed over.
    package mutating func members<Value, Key>(into value: inout Value, by table: JSONMembers<Value, Key>) throws {
        var met = MetMembers()
        try eachMember(of: table) { place, reader in try reader.member(place, into: &value, by: table, &met) }
    }

    /// Reads what stands at a key into a value, or passes over it where the key is not in the table.
    mutating func member<Value, Key>(
        _ place: Int?,
        into value: inout Value,
        by table: JSONMembers<Value, Key>,
        _ met: inout MetMembers
    ) throws {
        guard let place else { return try skip() }
        guard met.note(place) else { throw Uncertain() }
        try table.read(place, &value, &self)
    }

    /// Hands on the place in a table of each key of an object, with the reader at its value, which the caller must take.
    mutating func eachMember<Value, Key>(
        of table: JSONMembers<Value, Key>,
        _ body: (Int?, inout JSONReader) throws -> Void
    ) throws {
        try expect(UInt8(ascii: "{"))
        guard try !take(UInt8(ascii: "}")) else { return }
        var expected = 0
        repeat {
            try expect(UInt8(ascii: "\""))
            var place: Int? = expected
            if !table.take(expected, of: &self) { place = table.place(of: try restOfKey(), from: expected) }
            if let place { expected = place + 1 }
            try expect(UInt8(ascii: ":"))
            try body(place, &self)
        } while try take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
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
            try expect(UInt8(ascii: "\""))
            let key = try restOfKey()
            try expect(UInt8(ascii: ":"))
            try body(key, &self)
        } while try take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }

    /// A key behind its first quote.
    private mutating func restOfKey() throws -> JSONKey {
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

/// Which members of an object were met, by their places in its table.
struct MetMembers {
    private var places: UInt64 = 0

    /// Whether the member was not met before.
    mutating func note(_ place: Int) -> Bool {
        let bit: UInt64 = 1 << UInt64(place)
        defer { places |= bit }
        return places & bit == 0
    }
}

/// A key of an object as it stands in the text.
struct JSONKey {
    let start: UnsafePointer<UInt8>
    let count: Int

    static func ~= (word: StaticString, key: JSONKey) -> Bool {
        key.count == word.utf8CodeUnitCount && memcmp(key.start, word.utf8Start, key.count) == 0
    }
}
