import CSVStream
package import JobModel
import RowValidation

/// Rows of a run's sheet as the sheet stands by now, with the corrections that were made since the run.
package struct StandingRows: Sendable {
    private let run: RunRecord
    private let step: Int
    private let rows: Set<Int>

    /// - Parameters:
    ///   - rows: By their numbers in the sheet.
    ///   - step: The number of the step whose sheet it is.
    ///   - run: Any run of the lineage; the sheet is read as its job says.
    package init(_ rows: Set<Int>, step: Int, of run: RunRecord) {
        (self.rows, self.step, self.run) = (rows, step, run)
    }

    /// Writes them into a new file for a retry; rows that the corrections leave out are not in it.
    ///
    /// - Returns: How many rows it has.
    /// - Throws: What keeps the sheet from being read, or the file from being written.
    package func write(to path: String) throws -> Int {
        let sheet = try StepSource.open(run.definition.steps[step - 1], folder: run.base)
        let cells = FailedCells(of: sheet.header)
        var file = try CSVWriter(path: path)
        try file.write(cells.header + [FailedColumns.step])
        var records = try sheet.records()
        var count = 0
        while let read = try records.next() {
            let row = read.record.row
            guard rows.contains(row), !read.findings.contains(where: { $0.code == Finding.Code.leftOutByCorrection })
            else { continue }
            let said = [String(row), "", "", "", String(step)]
            try file.write(asItStands: cells.record(read.record.strings).map(FormulaCell.kept), said)
            count += 1
        }
        try file.close()
        return count
    }
}

extension RunHistory {
    /// The rows of a step that have succeeded in no run of a lineage, by their numbers in the first run's sheet.
    ///
    /// - Throws: `LedgerError`.
    package func openRows(of run: RunRecord, step: Int) async throws -> Set<Int> {
        try await OpenRows(ledger: ledger, root: run.root).rows(of: step)
    }
}
