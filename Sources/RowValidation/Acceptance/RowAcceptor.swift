import ContactAPI
package import JobModel

/// Says of most rows, by their bytes alone, that nothing is to be said of them.
///
/// The rules stay the one truth: a row that is not certainly fine goes to them, and only they make a finding. What each rule
/// says of bytes stands beside it, as `isCertainlyFine`; here is only in what order they are asked.
package struct RowAcceptor: Sendable {
    let sheet: AcceptedSheet
    let columns: [AcceptedColumn]
    /// Values of fields that the job gives where a row has none.
    let defaults: [(column: AcceptedColumn, value: [UInt8])]
    let cells: CellAcceptor
    let required: RequiredFields

    /// What must be remembered of a row that is certainly fine; `nil` where only the rules can tell.
    package func keys(of record: PlainRecord) -> FileIndex.RowKeys? { keys(ofLying: record) }

    /// The same of a record that was read in the careful way.
    package func keys(of read: ReadRecord) -> FileIndex.RowKeys? {
        let record = read.record
        guard read.findings.isEmpty, read.repairs.isEmpty, record.count > 0 else { return nil }
        return record.block.withUnsafeBufferPointer { bytes in
            record.ends.withUnsafeBufferPointer { ends in
                keys(ofLying: LyingInput(line: record.line, row: record.row, bytes: bytes, ends: ends))
            }
        }
    }

    /// Which cells of a record are certainly fine, for the rules to pass over; `nil` where the record as a whole is not one of
    /// a person, or something was said of how it was read.
    package func fineCells(of read: ReadRecord) -> FineCells? {
        let record = read.record
        guard read.findings.isEmpty, read.repairs.isEmpty, record.count > 0 else { return nil }
        return record.block.withUnsafeBufferPointer { bytes in
            record.ends.withUnsafeBufferPointer { ends in
                let lying = LyingInput(line: record.line, row: record.row, bytes: bytes, ends: ends)
                guard sheet.isCertainlyFine(lying) else { return nil }
                var (cells, row) = (FineCells(columns: lying.count), AcceptedRow())
                for column in columns {
                    let bytes = lying[column.place]
                    if !bytes.isEmpty, !self.cells.take(bytes, of: column, into: &row) { cells.doubt(column.place) }
                }
                return cells
            }
        }
    }

    @inline(__always)
    private func keys(ofLying record: some LyingRecord) -> FileIndex.RowKeys? {
        guard sheet.isCertainlyFine(record) else { return nil }
        var row = AcceptedRow()
        for place in columns.indices {
            let bytes = record[columns[place].place]
            if bytes.isEmpty { continue }
            guard cells.take(bytes, of: columns[place], into: &row) else { return nil }
        }
        for (column, value) in defaults {
            if let field = column.field, row.given.contains(FieldSet(field)) { continue }
            guard value.withUnsafeBufferPointer({ cells.take($0, of: column, into: &row) }) else { return nil }
        }
        return required.areGiven(by: row) ? row.keys(line: record.line, row: record.row) : nil
    }
}
