extension JSONReader {
    /// A text, or `nil` for `null`.
    package mutating func text() throws -> String? { try takeNull() ? nil : try string() }

    /// A whole number, or `nil` for `null`.
    package mutating func integer() throws -> Int? { try takeNull() ? nil : try number() }

    /// `true` or `false`, or `nil` for `null`.
    package mutating func flag() throws -> Bool? {
        switch try peek() {
        case UInt8(ascii: "t"):
            try expect(word: "true")
            return true
        case UInt8(ascii: "f"):
            try expect(word: "false")
            return false
        default:
            try expect(word: "null")
            return nil
        }
    }

    /// A list, or `nil` for `null`.
    package mutating func list<Item>(_ item: (inout JSONReader) throws -> Item) throws -> [Item]? {
        guard try !takeNull() else { return nil }
        var items: [Item] = []
        if isPassing {
            try eachItem { _ = try item(&$0) }
        } else {
            try eachItem { items.append(try item(&$0)) }
        }
        return items
    }

    /// Hands on the items of a list, with the reader at each, which the caller must take.
    mutating func eachItem(_ item: (inout JSONReader) throws -> Void) throws {
        try expect(UInt8(ascii: "["))
        guard try !take(UInt8(ascii: "]")) else { return }
        repeat { try item(&self) } while try take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
    }

    /// A list of texts, or `nil` for `null`.
    package mutating func texts() throws -> [String]? { try list { try $0.string() } }

    /// A list of texts that may stand as numbers, or `nil` for `null`.
    mutating func textsOrNumbers() throws -> [String]? {
        try list { try $0.peek() == UInt8(ascii: "\"") ? try $0.string() : String(try $0.number()) }
    }

    /// A text or a number as a text, or `nil` for `null`.
    mutating func textOrNumber() throws -> String? {
        switch try peek() {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "n"): try text()
        default: String(try number())
        }
    }

    /// Digits alone, with a sign at most: as many as an `Int` certainly holds.
    mutating func number() throws -> Int {
        let isNegative = try take(UInt8(ascii: "-"))
        guard place < end else { throw Uncertain() }
        // Neither `-0` nor a zero before other digits.
        let beginsWithZero = place.pointee == UInt8(ascii: "0")
        let start = place
        var value = 0
        while place < end, case let digit = place.pointee &- UInt8(ascii: "0"), digit < 10 {
            guard place - start < 18 else { throw Uncertain() }
            value = value * 10 + Int(digit)
            place += 1
        }
        guard place > start, !beginsWithZero || place - start == 1 && !isNegative else { throw Uncertain() }
        // What goes on with a point or an exponent fails at the next byte that is expected.
        return isNegative ? -value : value
    }
}
