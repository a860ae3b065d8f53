import JobModel
import RowValidation

extension SheetScan {
    /// Reads the rows again that seem to share a value with another; keeps of them what the rules across rows look at, where
    /// they are few.
    mutating func takeSecondLook(_ look: SecondLook, at source: RecordSource) async throws {
        let parts = RecordParts(try source.records()) { batch, work -> [SecondLook.Row] in
            batch.records(on: { look.concerns(line: $0) }, for: work).compactMap { read in
                work.isAbandoned ? nil : look.row(read)
            }
        }
        // Of departments more is looked at than is kept. A plan judges all rows again, as the directory decides over each.
        var isKept = checker.step.subject == .people && !asksDirectory
        var kept: [SecondLook.Row] = []
        while let part = try await parts.next() {
            for row in part { index.note(row) }
            if isKept { kept += part }
            isKept = isKept && kept.count <= Self.mostKept
        }
        rowsLookedAt = isKept ? kept : nil
    }

    /// The rows of which something may be said across rows, as far as it is looked at; `nil` where the sheet must be read again.
    var rowsConcerned: [SecondLook.Row]? {
        guard let rowsLookedAt, !index.hasCycles, !index.hasLostZeros else { return nil }
        return rowsLookedAt
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
