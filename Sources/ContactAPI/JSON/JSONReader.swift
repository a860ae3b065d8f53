import Glibc

/// A place in a JSON text, from which values are read straight into their types.
///
/// It reads only what it is certain of: what every decoder takes for the same value. Of anything else it throws, and the
/// caller asks Foundation's decoder, which stays the one truth of what is an error and what is not. So it never has to
/// say what is wrong, and one text never has two readings.
///
/// Not certain are: another type than the one asked for, a member twice, a key with an escape or beyond ASCII, a number
/// with a fraction, an exponent or more than 18 digits where an integer is asked for, half of a surrogate pair, invalid
/// UTF-8, control characters, deep nesting, and all that is not JSON.
///
/// The bytes must outlive the value: it is used inside `withUnsafeBytes` alone. Every access lies below `end`, which each
/// function checks before it reads. All of them are UTF-8: that is looked at once, for the whole text, so that each text in it is
/// copied without a further look.
package struct JSONReader {
    var place: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    /// Whether values are only passed over: everything is looked at as ever, and texts and lists come out empty.
    var isPassing = false

    /// The text is not certain to be what was asked for.
    package struct Uncertain: Error {
        package init() {}
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard let start = bytes.baseAddress else { throw Uncertain() }
        _ = try UTF8Span(validating: bytes.span)
        place = start
        end = start + bytes.count
    }

    /// Reads the whole of a text; nothing but space may follow the value.
    package static func value<Value>(
        of bytes: UnsafeRawBufferPointer,
        _ read: (inout JSONReader) throws -> Value
    ) throws -> Value {
        try bytes.withMemoryRebound(to: UInt8.self) { bytes in
            var reader = try JSONReader(bytes)
            let value = try read(&reader)
            reader.skipSpace()
            guard reader.place == reader.end else { throw Uncertain() }
            return value
        }
    }

    /// The next byte that is not space, without taking it.
    ///
    /// Inlined, as what follows: five such questions are asked of each member, and a call takes longer than an answer.
    @inline(__always)
    mutating func peek() throws -> UInt8 {
        skipSpace()
        guard place < end else { throw Uncertain() }
        return place.pointee
    }

    @inline(__always)
    mutating func skipSpace() {
        // One comparison of nearly every byte.
        while place < end, place.pointee <= 0x20 {
            switch place.pointee {
            case 0x20, 0x0A, 0x0D, 0x09: place += 1
            default: return
            }
        }
    }

    /// Takes a byte, space before it included.
    @inline(__always)
    mutating func expect(_ byte: UInt8) throws {
        guard try peek() == byte else { throw Uncertain() }
        place += 1
    }

    /// Takes a byte where it is the next, space before it included.
    @inline(__always)
    mutating func take(_ byte: UInt8) throws -> Bool {
        guard try peek() == byte else { return false }
        place += 1
        return true
    }

    mutating func expect(word: StaticString) throws {
        let length = word.utf8CodeUnitCount
        guard end - place >= length, memcmp(place, word.utf8Start, length) == 0 else { throw Uncertain() }
        place += length
    }

    /// Takes `null` where it is the next.
    mutating func takeNull() throws -> Bool {
        guard try peek() == UInt8(ascii: "n") else { return false }
        try expect(word: "null")
        return true
    }
}
