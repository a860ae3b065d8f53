package import JobModel

extension CSVRecords {
    /// The next data records; `nil` at the end.
    ///
    /// Plain records are found in the text as it lies in memory; every other one is read by `next`, and the scan goes on
    /// behind it. So the records are those that `next` gives.
    package mutating func nextBatch() throws -> RecordBatch? {
        var batch = RecordBatch(columns: columns)
        try framer.fill(blockSize)
        batch.bytes = framer.buffer
        while try !fill(&batch) {
            try framer.fill(framer.buffer.count - framer.start + 1)
            batch.bytes = framer.buffer
        }
        if batch.bounds.isEmpty { batch.bytes = [] }
        recordsOfBatch = min(2 * recordsOfBatch, Self.mostRecords)
        return batch.entries.isEmpty ? nil : batch
    }

    /// Passes over the next data records without parsing any; how many they were, or `nil` at the end.
    mutating func skipBatch() throws -> Int? {
        try framer.fill(blockSize)
        var count = 0
        if framer.line > headerLine, let found = scan?.records(in: framer.buffer, from: framer.start, room: .max) {
            row += found.count
            framer.pass(found.count, to: found.next)
            count = found.count
            guard count == 0 || found.end == .care else { return count }
        }
        if try nextFrame() != nil { return count + 1 }
        return count > 0 ? count : nil
    }

    /// Takes records into a batch, as long as what it has found of them stays where it is.
    ///
    /// - Returns: Whether the batch is complete; if not, it is empty, and more text must be there for its first record.
    private mutating func fill(_ batch: inout RecordBatch) throws -> Bool {
        let filling = framer.fillings
        while batch.entries.count < recordsOfBatch, framer.fillings == filling {
            if framer.line > headerLine, takePlain(&batch) == .more, !framer.isAtEnd {
                if !batch.entries.isEmpty { return true }
                // What is longer than a record may be is for the framer to judge.
                if framer.buffer.count - framer.start <= ReadingLimits.record { return false }
            }
            guard batch.entries.count < recordsOfBatch, let read = try next() else { return true }
            let record = read.record
            let entry = RecordBatch.Entry(
                line: record.line,
                row: record.row,
                offset: record.offset,
                content: .careful(batch.careful.count)
            )
            batch.careful.append(read)
            batch.entries.append(entry)
        }
        return true
    }

    /// Takes the plain records at the framer's place; says why the next one is not among them, or `nil` where none can be.
    private mutating func takePlain(_ batch: inout RecordBatch) -> PlainScan.End? {
        let room = recordsOfBatch - batch.entries.count
        guard let found = scan?.records(in: framer.buffer, from: framer.start, room: room), let scan else { return nil }
        guard found.count > 0 else { return found.end }
        let known = batch.bounds.count
        let stride = columns + 1
        batch.bounds += scan.places(of: found.count)
        batch.entries.reserveCapacity(batch.entries.count + found.count)
        for place in 0..<found.count {
            batch.entries.append(
                RecordBatch.Entry(
                    line: framer.line + place,
                    row: row + place + 1,
                    offset: framer.offset + scan.start(of: place) - framer.start,
                    content: .plain(known + place * stride)
                )
            )
        }
        row += found.count
        framer.pass(found.count, to: found.next)
        return found.end
    }

    /// Records of the first batch, so that a small sheet has several and all cores have some of it.
    static let fewestRecords = 256
    /// Records of a batch at most, so that handing it over costs little beside what it costs to judge them, and what is
    /// judged ahead of its taker stays small.
    static let mostRecords = 2048
}
