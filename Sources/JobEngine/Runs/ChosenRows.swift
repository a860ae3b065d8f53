import CSVStream
package import JobModel
import RowValidation
package import Wording

/// Rows of a run that have not succeeded, chosen by a query, as a file for a retry: what stands in it is tried again.
package struct ChosenRows: Sendable {
    package let run: String
    /// The step whose rows are meant: a file of a retry has those of one.
    package let step: StepRecord
    package let query: RowQuery
    /// Whether the rows of the query are taken out, and all others tried again.
    package let isTakenOut: Bool
    /// The rows of the step that are still open, by their numbers in the first run: no others are tried again.
    package let only: Set<Int>

    package init(run: String, step: StepRecord, query: RowQuery, isTakenOut: Bool, only: Set<Int>) {
        (self.run, self.step, self.query, self.isTakenOut, self.only) = (run, step, query, isTakenOut, only)
    }
}

extension RunHistory {
    /// Writes chosen rows into a new file.
    ///
    /// - Parameters:
    ///   - chosen: Which rows.
    ///   - path: Where the file is made.
    ///   - words: Says a sentence in the language wanted.
    /// - Returns: How many rows it has.
    /// - Throws: What keeps it from being written; `LedgerError`.
    package func write(
        _ chosen: ChosenRows,
        to path: String,
        words: (LocalizedText) -> String
    ) async throws -> Int {
        let cells = FailedCells(of: chosen.step.header)
        var file = try CSVWriter(path: path)
        try file.write(cells.header + [FailedColumns.step])
        var count = 0
        try await forEach(chosen) { row in
            let (record, said) = cells.cells(of: ResultRow(row, in: chosen.run, words: words))
            try file.write(asItStands: record.map(FormulaCell.kept), said + [String(chosen.step.number)])
            count += 1
        }
        try file.close()
        return count
    }

    private func forEach(_ chosen: ChosenRows, _ body: (LedgerRow) throws -> Void) async throws {
        let found = try await lines(of: chosen)
        var line = 0
        while case let rows = try await ledger.unsuccessfulRows(
            run: chosen.run,
            step: chosen.step.number,
            afterLine: line,
            limit: Self.rowsRead
        ), let last = rows.last {
            for row in rows
            where chosen.only.contains(row.planned.originRow)
                && found.contains(row.planned.line) != chosen.isTakenOut
            { try body(row) }
            line = last.planned.line
        }
    }

    /// The lines of the rows that the query is for.
    private func lines(of chosen: ChosenRows) async throws -> Set<Int> {
        var query = chosen.query
        query.step = chosen.step.number
        query.limit = RowQuery.largestPage
        query.start = .beginning(of: .sheet)
        var lines: Set<Int> = []
        while true {
            let page = try await ledger.rows(of: chosen.run, matching: query)
            lines.formUnion(page.rows.map(\.row.planned.line))
            guard let next = page.next else { return lines }
            query.start = next
        }
    }

    private static let rowsRead = 1000
}
