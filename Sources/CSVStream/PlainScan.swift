import CTextScan

/// Finds records that need no second look, many bytes at a time: those without a quote, mostly all of a sheet.
///
/// What makes a record plain is said in `CTextScan.h`; every other one is left to `RecordFramer` and libcsv.
struct PlainScan {
    enum End { case full, care, more }

    /// Of each record found the place of its start, then those of its fields' ends.
    private(set) var bounds: [Int32]
    private let delimiter: UInt8
    private let columns: Int
    private let width: Int
    private let most: Int

    /// `nil` where no record of a sheet can be plain.
    ///
    /// - Parameters:
    ///   - delimiter: The separator.
    ///   - columns: Fields of a record.
    ///   - width: Fields of one that has separators behind the last column.
    ///   - most: Records that one scan finds at most.
    init?(delimiter: UInt8, columns: Int, width: Int, most: Int) {
        guard delimiter < 0x80, !Self.marks.contains(delimiter), columns > 0, columns <= width else { return nil }
        self.delimiter = delimiter
        self.columns = columns
        self.width = width
        self.most = most
        bounds = [Int32](repeating: 0, count: most * (columns + 1) + width - columns)
    }

    /// Finds records of a text from `start` on, which the start of a record is; at most `room`.
    ///
    /// - Returns: How many there are, where the next one starts, and why it is not among them.
    mutating func records(in text: [UInt8], from start: Int, room: Int) -> (count: Int, next: Int, end: End) {
        var next = start
        var count = 0
        let room = min(room, most)
        let end = text.withUnsafeBufferPointer { bytes in
            var scan = text_scan(
                text: bytes.baseAddress,
                count: bytes.count,
                delimiter: delimiter,
                columns: columns,
                width: width,
                limit: ReadingLimits.record
            )
            return bounds.withUnsafeMutableBufferPointer { bounds in
                text_scan_plain(&scan, &next, bounds.baseAddress, room, &count)
            }
        }
        switch end {
        case TEXT_SCAN_FULL: return (count, next, .full)
        case TEXT_SCAN_CARE: return (count, next, .care)
        default: return (count, next, .more)
        }
    }

    /// The places of the first records found.
    func places(of records: Int) -> ArraySlice<Int32> { bounds[..<(records * (columns + 1))] }

    /// Where a record of the last scan starts.
    func start(of record: Int) -> Int { Int(bounds[record * (columns + 1)]) }

    private static let marks: [UInt8] = [0, UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
}
