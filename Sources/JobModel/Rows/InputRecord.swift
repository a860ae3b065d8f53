/// One record of a file: its fields as slices of one shared block of bytes, and where it stood.
package struct InputRecord: Sendable {
    /// Physical line on which the record starts, 1-based.
    package let line: Int
    /// The number the spreadsheet shows: records and blank lines counted, 1-based.
    package let row: Int
    /// Bytes before the record in the file as it lies on disk; in a transcoded file, before it in its UTF-8 form.
    package let offset: Int
    /// The unescaped fields of many records, valid UTF-8, one after the other.
    package let block: [UInt8]
    /// Field `n` is `block[ends[n]..<ends[n + 1]]`; so there is one more end than there are fields.
    package let ends: [Int32]

    package init(line: Int, row: Int, offset: Int, block: [UInt8], ends: [Int32]) {
        self.line = line
        self.row = row
        self.offset = offset
        self.block = block
        self.ends = ends
    }

    /// A record of its own, for rows that come from the ledger and for tests.
    package init(line: Int, row: Int, fields: [String]) {
        var block: [UInt8] = []
        var ends: [Int32] = [0]
        for field in fields {
            block.append(contentsOf: field.utf8)
            ends.append(Int32(block.count))
        }
        self.init(line: line, row: row, offset: 0, block: block, ends: ends)
    }

    /// The same record under another number, and on another line where one is given.
    package func numbered(_ row: Int, line: Int? = nil) -> InputRecord {
        InputRecord(line: line ?? self.line, row: row, offset: offset, block: block, ends: ends)
    }

    package var count: Int { max(ends.count - 1, 0) }

    /// The field's bytes without a copy, or `nil` where the record is shorter.
    package subscript(place: Int) -> ArraySlice<UInt8>? {
        guard place >= 0, place < count else { return nil }
        return block[Int(ends[place])..<Int(ends[place + 1])]
    }

    /// Hands over the field's bytes where they lie; none where the record is shorter.
    package func withField<Value>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        guard place >= 0, place < count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        let (start, end) = (Int(ends[place]), Int(ends[place + 1]))
        return block.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    /// The field as a string; empty where the record is shorter.
    package func string(at place: Int) -> String {
        guard let bytes = self[place] else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    package var strings: [String] { (0..<count).map(string(at:)) }
}

/// A record as it came out of the file, with what the file's damage did to it; findings make the row invalid.
package struct ReadRecord: Sendable {
    package var record: InputRecord
    package var findings: [Finding]
    /// What was put right for certain on the way.
    package var repairs: [Finding]

    package init(record: InputRecord, findings: [Finding] = [], repairs: [Finding] = []) {
        self.record = record
        self.findings = findings
        self.repairs = repairs
    }
}
