import JobModel
import RowValidation

extension SheetScan {
    /// Reads the rows again that seem to share a value with another; keeps them where they are few.
    mutating func takeSecondLook(_ look: SecondLook, at source: RecordSource) async throws {
        let parts = RecordParts(try source.records()) { batch, work -> [Seen] in
            batch.records(on: { look.concerns(line: $0) }, for: work).compactMap { read in
                guard !work.isAbandoned, let row = look.row(read) else { return nil }
                return Seen(read: read, row: row)
            }
        }
        var kept: [ReadRecord] = []
        while let part = try await parts.next() {
            for seen in part { index.note(seen.row) }
            if !asksDirectory, kept.count <= Self.mostKept { kept += part.map(\.read) }
        }
        // A plan judges all rows again, as the directory decides over each.
        rowsLookedAt = asksDirectory || kept.count > Self.mostKept ? nil : kept
    }

    private struct Seen: Sendable {
        var read: ReadRecord
        var row: SecondLook.Row
    }

    /// A source that has at least the rows of which something is said across rows: those that were read twice, where they
    /// have been kept; else the whole sheet.
    func recordsConcerned(in source: RecordSource) throws -> SourceRecords {
        guard let rowsLookedAt, !index.hasCycles, !index.hasLostZeros else { return try source.records() }
        return SourceRecords(file: KeptRecords(rowsLookedAt), origins: nil)
    }

    /// Rows kept in memory, some hundred bytes each, rather than that the sheet is read once more.
    private static let mostKept = 65_536
}

extension SourceBatch {
    /// The records on some lines.
    func records(on lines: (Int) -> Bool, for work: any AbandonableWork) -> [ReadRecord] {
        guard !work.isAbandoned else { return [] }
        return records.entries.filter { lines($0.line) }.map(records.record)
    }
}

/// Records of a sheet that have been read.
private struct KeptRecords: SheetRecords {
    let blankRows = 0
    private var records: IndexingIterator<[ReadRecord]>

    init(_ records: [ReadRecord]) { self.records = records.makeIterator() }

    mutating func next() -> ReadRecord? { records.next() }
}
