/// A record that says where cells lead.
///
/// Source: [MS-XLS] 2.4.140 (HLink), [MS-OSHARED] 2.3.7.1 (Hyperlink Object), 2.3.7.6 (URLMoniker).
struct XLSHyperlink {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
    let address: String

    private enum Flag {
        static let moniker = 0x001
        static let location = 0x008
        static let displayName = 0x010
        static let frame = 0x080
        static let monikerText = 0x100
    }

    /// The class of addresses, by its first bytes.
    private static let urlMoniker: [UInt8] = [0xE0, 0xC9, 0xEA, 0x79, 0xF9, 0xBA, 0xCE, 0x11]

    /// - Returns: `nil` for a link within the workbook or to another file.
    init?(_ record: XLSRecord, _ stream: LittleEndianBytes) throws(XLSDamage) {
        let start = record.content.lowerBound
        guard record.content.count >= 32 else { throw .short(record: record.kind) }
        let (first, last) = (try stream.short(start), try stream.short(start + 2))
        let (left, right) = (try stream.short(start + 4), try stream.short(start + 6))
        guard first <= last, left <= right else { return nil }
        columns = left...right
        rows = (first + 1)...(last + 1)
        var reader = Reader(stream: stream, place: start + 32, end: record.content.upperBound, kind: record.kind)
        let flags = try stream.long(start + 28)
        if flags & Flag.displayName != 0 { _ = try reader.text() }
        if flags & Flag.frame != 0 { _ = try reader.text() }
        guard flags & Flag.moniker != 0 else { return nil }
        var address: String
        if flags & Flag.monikerText != 0 {
            address = try reader.text()
        } else {
            guard try reader.bytes(16).starts(with: Self.urlMoniker) else { return nil }
            address = Self.beforeZero(try reader.bytes(reader.long()))
        }
        if flags & Flag.location != 0 { address += "#" + (try reader.text()) }
        self.address = address
    }

    private struct Reader {
        let stream: LittleEndianBytes
        var place: Int
        let end: Int
        let kind: Int

        mutating func bytes(_ count: Int) throws(XLSDamage) -> ArraySlice<UInt8> {
            guard count <= end - place else { throw .short(record: kind) }
            defer { place += count }
            return stream.bytes[place..<(place + count)]
        }

        mutating func long() throws(XLSDamage) -> Int {
            guard end - place >= 4 else { throw .short(record: kind) }
            defer { place += 4 }
            return try stream.long(place)
        }

        /// A text with its length in characters before it, and a zero behind it.
        mutating func text() throws(XLSDamage) -> String { XLSHyperlink.beforeZero(try bytes(long() * 2)) }
    }

    private static func beforeZero(_ bytes: ArraySlice<UInt8>) -> String {
        let (start, count) = (bytes.startIndex, bytes.count / 2)
        let units = (0..<count).map { UInt16(bytes[start + $0 * 2]) | UInt16(bytes[start + $0 * 2 + 1]) << 8 }
        return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
    }
}

extension XLSHyperlink {
    /// Where a formula `HYPERLINK("…")` leads; `nil` for any other one, and where the formula puts the address together.
    ///
    /// Source: [MS-XLS] 2.5.198.4 (CellParsedFormula), 2.5.198.89 (PtgStr), 2.5.198.63 (PtgFuncVar).
    ///
    /// - Parameters:
    ///   - place: Of the number of the cell's format.
    ///   - stream: The workbook's.
    /// - Returns: The address.
    /// - Throws: `XLSDamage` where a text ends behind its formula.
    static func address(ofFormulaAt place: Int, in stream: LittleEndianBytes) throws(XLSDamage) -> String? {
        let start = place + 18
        guard start <= stream.count else { return nil }
        let end = start + (try stream.short(start - 2))
        guard end <= stream.count, end - start > 3, stream.bytes[start] == 0x17 else { return nil }
        var reader = try XLSTextReader(stream, [(start + 1)..<end], skipping: 0)
        var address: [UInt8] = []
        try reader.read(into: &address, limit: 4096, isShort: true)
        // Behind it one argument at most, then the call.
        guard [0x22, 0x42, 0x62].contains(stream.bytes[end - 4]), try stream.short(end - 2) == 0x0167 else {
            return nil
        }
        let width = stream.bytes[start + 2] & 1 == 0 ? 1 : 2
        let between = end - 4 - (start + 3 + Int(stream.bytes[start + 1]) * width)
        if between != 0, try !isOneOperand(stream, at: end - 4 - between, bytes: between) { return nil }
        return String(decoding: address, as: UTF8.self)
    }

    /// A text, a whole number, a number or a cell, and nothing beside it.
    private static func isOneOperand(
        _ stream: LittleEndianBytes,
        at place: Int,
        bytes: Int
    ) throws(XLSDamage) -> Bool {
        guard bytes > 2 else { return false }
        switch try stream.byte(place) {
        case 0x17:
            let width = try stream.byte(place + 2) & 1 == 0 ? 1 : 2
            return try bytes == 3 + stream.byte(place + 1) * width
        case 0x1E: return bytes == 3
        case 0x1F: return bytes == 9
        case 0x24, 0x44, 0x64: return bytes == 5
        default: return false
        }
    }
}
