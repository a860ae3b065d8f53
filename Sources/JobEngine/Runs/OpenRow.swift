package import JobModel

/// A row that has succeeded in no run of its lineage, as the run has it that tried it last.
package struct OpenRow: Sendable {
    package let row: LedgerRow
    package let run: RunRecord
    /// Of the row's record.
    package let header: [String]

    package init(row: LedgerRow, run: RunRecord, header: [String]) {
        (self.row, self.run, self.header) = (row, run, header)
    }
}

extension RunHistory {
    /// Where the ledger has what is said of the open rows of a lineage; no record is read for it.
    ///
    /// - Parameters:
    ///   - run: Any run of the lineage.
    ///   - step: The number of the step.
    /// - Returns: A place for each row that has not succeeded.
    /// - Throws: `LedgerError`.
    package func openPlaces(of run: RunRecord, step: Int) async throws -> PlacesByRow {
        try await OpenRows(ledger: ledger, root: run.root).places(of: step)
    }

    /// The rows at some places.
    ///
    /// - Parameter places: Of the rows of a page.
    /// - Returns: The rows by the same numbers.
    /// - Throws: `LedgerError`.
    package func rows(at places: PlacesByRow) async throws -> [Int: OpenRow] {
        var runs: [String: (record: RunRecord, steps: [StepRecord])] = [:]
        for id in Set(places.entries.map { $0.value.run }) {
            runs[id] = (try await ledger.run(id), try await ledger.steps(of: id))
        }
        var rows: [Int: OpenRow] = [:]
        for (number, place) in places.entries {
            let found = try await ledger.rows(run: place.run, step: place.step, afterLine: place.line - 1, limit: 1)
            guard let run = runs[place.run], let row = found.first, row.planned.line == place.line else { continue }
            let header = run.steps.first { $0.number == place.step }?.header ?? []
            rows[number] = OpenRow(row: row, run: run.record, header: header)
        }
        return rows
    }
}
