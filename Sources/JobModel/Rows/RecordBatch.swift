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
}

/// A plain record where it lies; valid only while its batch's memory is handed over.
package struct PlainRecord {
    package let line: Int
    package let row: Int
    private let bytes: UnsafeBufferPointer<UInt8>
    private let bounds: UnsafeBufferPointer<Int32>

    /// `bounds` has the start of the first field and the ends of all.
    package init(line: Int, row: Int, bytes: UnsafeBufferPointer<UInt8>, bounds: UnsafeBufferPointer<Int32>) {
        self.line = line
        self.row = row
        self.bytes = bytes
        self.bounds = bounds
    }

    package var count: Int { bounds.count - 1 }

    /// The field's bytes.
    package subscript(field: Int) -> UnsafeBufferPointer<UInt8> {
        let start = field == 0 ? bounds[0] : bounds[field] + 1
        return UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(bounds[field + 1])])
    }
}
