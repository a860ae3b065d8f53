/// A block of a sheet's text with its records found.
///
/// A *plain* record needs no second look: no quote stands in it, it is valid UTF-8 without NUL, it has the header's number of
/// fields, and nothing is to be said of how it was read. Its fields are the bytes between its separators, where they lie.
/// Every other record was read in the careful way and is a `ReadRecord`.
package struct RecordBatch: Sendable {
    package struct Entry: Sendable {
        /// Physical line on which the record starts, 1-based.
        package var line: Int
        /// The number the spreadsheet shows, 1-based.
        package var row: Int
        /// As `InputRecord.offset`.
        package var offset: Int
        package var content: Content

        package var isPlain: Bool {
            if case .plain = content { true } else { false }
        }

        package init(line: Int, row: Int, offset: Int, content: Content) {
            self.line = line
            self.row = row
            self.offset = offset
            self.content = content
        }
    }

    package enum Content: Sendable {
        /// Index in `bounds` of the record's start; its fields' ends follow.
        case plain(Int)
        /// Index in `careful`.
        case careful(Int)
    }

    package var bytes: [UInt8] = []
    /// Of each plain record: where its first field starts in `bytes`, then where each of its fields ends; the next field starts
    /// one byte further, behind the separator.
    package var bounds: [Int32] = []
    package var entries: [Entry] = []
    package var careful: [ReadRecord] = []
    /// Fields of a plain record.
    package var columns: Int

    package init(columns: Int) { self.columns = columns }

    /// Records that were read with care.
    package init(_ records: [ReadRecord]) {
        columns = records.first?.record.count ?? 0
        careful = records
        entries = records.enumerated().map { place, read in
            let record = read.record
            return Entry(line: record.line, row: record.row, offset: record.offset, content: .careful(place))
        }
    }

    /// Records of a batch where the format gives no better number.
    package static let ordinaryCount = 512

    /// An entry's record in the form in which every record can be had.
    package func record(of entry: Entry) -> ReadRecord {
        switch entry.content {
        case .careful(let place): careful[place]
        case .plain(let place): ReadRecord(record: withPlain { $0.record(at: place, of: entry) })
        }
    }

    /// Hands over the plain records where they lie; nothing of them may be kept.
    package func withPlain<Value>(_ body: (PlainRecords) throws -> Value) rethrows -> Value {
        try bytes.withUnsafeBufferPointer { bytes in
            try bounds.withUnsafeBufferPointer { try body(PlainRecords(bytes: bytes, bounds: $0, columns: columns)) }
        }
    }
}

/// The plain records of a batch; valid only while its memory is handed over.
package struct PlainRecords {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let bounds: UnsafeBufferPointer<Int32>
    private let columns: Int

    fileprivate init(bytes: UnsafeBufferPointer<UInt8>, bounds: UnsafeBufferPointer<Int32>, columns: Int) {
        self.bytes = bytes
        self.bounds = bounds
        self.columns = columns
    }

    /// The record whose bounds begin at a place.
    package func plain(at place: Int, of entry: RecordBatch.Entry) -> PlainRecord {
        let own = UnsafeBufferPointer(rebasing: bounds[place...(place + columns)])
        return PlainRecord(line: entry.line, row: entry.row, bytes: bytes, bounds: own)
    }

    /// A copy of the record without its separators.
    fileprivate func record(at place: Int, of entry: RecordBatch.Entry) -> InputRecord {
        let plain = plain(at: place, of: entry)
        let length = bounds[place + columns] - bounds[place] - Int32(columns - 1)
        var ends: [Int32] = [0]
        ends.reserveCapacity(columns + 1)
        let block = [UInt8](unsafeUninitializedCapacity: Int(length)) { target, filled in
            for field in 0..<columns {
                let text = plain[field]
                _ = target[filled...].initialize(fromContentsOf: text)
                filled += text.count
                ends.append(Int32(filled))
            }
        }
        return InputRecord(line: entry.line, row: entry.row, offset: entry.offset, block: block, ends: ends)
    }
}

/// A plain record where it lies; valid only while its batch's memory is handed over.
package struct PlainRecord {
    package let line: Int
    package let row: Int
    @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
    @usableFromInline let bounds: UnsafeBufferPointer<Int32>

    /// `bounds` has the start of the first field and the ends of all.
    package init(line: Int, row: Int, bytes: UnsafeBufferPointer<UInt8>, bounds: UnsafeBufferPointer<Int32>) {
        self.line = line
        self.row = row
        self.bytes = bytes
        self.bounds = bounds
    }

    @inlinable @inline(__always) package var count: Int { bounds.count - 1 }

    /// The field's bytes.
    @inlinable @inline(__always) package subscript(field: Int) -> UnsafeBufferPointer<UInt8> {
        let start = field == 0 ? bounds[0] : bounds[field] + 1
        return UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(bounds[field + 1])])
    }
}
