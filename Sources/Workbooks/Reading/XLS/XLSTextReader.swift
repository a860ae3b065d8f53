/// Reads texts that may go on from one record to those that continue it.
///
/// Source: [MS-XLS] 2.5.293 (XLUnicodeRichExtendedString), 2.5.294 (XLUnicodeString), 2.4.58 (Continue).
struct XLSTextReader {
    private let stream: LittleEndianBytes
    private let pieces: [Range<Int>]
    private var piece = 0
    private var place: Int

    init(_ stream: LittleEndianBytes, _ pieces: [Range<Int>], skipping count: Int) throws(XLSDamage) {
        self.stream = stream
        self.pieces = pieces
        guard let first = pieces.first, first.count >= count else { throw .cut(place: pieces.first?.upperBound ?? 0) }
        place = first.lowerBound + count
    }

    /// Whether all is read.
    var isAtEnd: Bool { piece >= pieces.count - 1 && place >= pieces[piece].upperBound }

    private var left: Int { pieces[piece].upperBound - place }

    /// Goes to the next piece where this one is read.
    private mutating func advance() throws(XLSDamage) {
        while left == 0 {
            guard piece + 1 < pieces.count else { throw .cut(place: place) }
            piece += 1
            place = pieces[piece].lowerBound
        }
    }

    private mutating func byte() throws(XLSDamage) -> Int {
        try advance()
        defer { place += 1 }
        return try stream.byte(place)
    }

    private mutating func short() throws(XLSDamage) -> Int {
        let low = try byte()
        return try low | byte() << 8
    }

    private mutating func skip(_ count: Int) throws(XLSDamage) {
        var rest = count
        while rest > 0 {
            try advance()
            let step = min(rest, left)
            place += step
            rest -= step
        }
    }

    /// Appends the next text as UTF-8; marks of fonts and phonetic guides are left out.
    ///
    /// - Parameters:
    ///   - bytes: Where it goes.
    ///   - limit: Bytes of it that are kept.
    ///   - isShort: Whether its length is one byte, as in the names of sheets.
    /// - Throws: `XLSDamage` where the text is longer than what holds it.
    mutating func read(into bytes: inout [UInt8], limit: Int, isShort: Bool = false) throws(XLSDamage) {
        let count = isShort ? try byte() : try short()
        let flags = try byte()
        let runs = flags & 0x08 != 0 ? try short() : 0
        let extra = flags & 0x04 != 0 ? try short() | short() << 16 : 0
        try readCharacters(count, isWide: flags & 0x01 != 0, into: &bytes, limit: limit)
        try skip(runs * 4 + extra)
    }

    private mutating func readCharacters(
        _ count: Int,
        isWide: Bool,
        into bytes: inout [UInt8],
        limit: Int
    ) throws(XLSDamage) {
        var units: [UInt16] = []
        var rest = count
        var isWide = isWide
        while rest > 0 {
            if left == 0 {
                // What continues says again how wide the characters are.
                try advance()
                isWide = try byte() & 0x01 != 0
            }
            let step = min(rest, isWide ? left / 2 : left)
            guard step > 0 else {
                guard left == 0 else { throw .cut(place: place) }
                continue
            }
            for _ in 0..<step {
                units.append(UInt16(isWide ? try stream.short(place) : try stream.byte(place)))
                place += isWide ? 2 : 1
            }
            rest -= step
        }
        if units.count <= limit { bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8) }
    }
}
