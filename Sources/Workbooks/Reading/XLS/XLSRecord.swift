/// One record of a workbook's stream.
///
/// Source: [MS-XLS] 2.1.4 (records), 2.3 (their numbers).
struct XLSRecord {
    enum Kind {
        static let formula = 0x0006
        static let end = 0x000A
        static let dateMode = 0x0022
        static let password = 0x002F
        static let more = 0x003C
        static let column = 0x007D
        static let sheet = 0x0085
        static let filterMode = 0x009B
        static let manyNumbers = 0x00BD
        static let richText = 0x00D6
        static let cellFormat = 0x00E0
        static let merged = 0x00E5
        static let strings = 0x00FC
        static let sharedText = 0x00FD
        static let number = 0x0203
        static let text = 0x0204
        static let booleanOrError = 0x0205
        static let formulaText = 0x0207
        static let row = 0x0208
        static let hyperlink = 0x01B8
        static let computed = 0x01C1
        static let shortNumber = 0x027E
        static let format = 0x041E
        static let beginning = 0x0809
    }

    var kind: Int
    /// Where its content lies.
    var content: Range<Int>
}

/// The records of a stream, one after the other.
struct XLSRecords {
    let stream: LittleEndianBytes
    /// Where the next one begins.
    private(set) var place: Int

    init(_ stream: LittleEndianBytes, at place: Int) {
        self.stream = stream
        self.place = place
    }

    /// - Returns: `nil` at the stream's end, be it filled up with zeros.
    mutating func next() throws(XLSDamage) -> XLSRecord? {
        guard place < stream.count else { return nil }
        let kind = try stream.short(place)
        let count = try stream.short(place + 2)
        let start = place + 4
        guard count <= stream.count - start else { throw .cut(place: stream.count) }
        place = start + count
        return XLSRecord(kind: kind, content: start..<place)
    }

    /// A record with those that continue it.
    mutating func pieces(of record: XLSRecord) throws(XLSDamage) -> [Range<Int>] {
        var pieces = [record.content]
        while place < stream.count, try stream.short(place) == XLSRecord.Kind.more, let more = try next() {
            pieces.append(more.content)
        }
        return pieces
    }
}
