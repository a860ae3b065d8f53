import CSVStream
import Foundation
import JobModel

/// Writes the results of a run: `<out>/<run>/summary.json`, and per step `results.csv` and `failed.csv`.
///
/// UTF-8 with BOM, 0600, never over an older file: where the run has a folder already, the new one is called `<run>-2` and so on.
/// Columns: design §6.
package struct ResultsWriter: Sendable {
    private let out: String
    private let pageSize: Int

    /// - Parameters:
    ///   - out: The folder that holds the runs' folders; made where it is missing.
    ///   - pageSize: Rows read at once.
    package init(out: String, pageSize: Int = 1000) {
        self.out = out
        self.pageSize = pageSize
    }

    package static let resultColumns = [
        "line", "row", "match_key", "action", "outcome", "user_id", "open_id", "department_id", "code", "problem",
        "log_id",
    ]

    /// Writes everything and returns what `summary.json` says.
    ///
    /// - Throws: `OutputError.countsDiffer` where a step's rows do not add up; then there is no `summary.json`.
    package func write(_ facts: RunFacts, from source: some ResultSource) async throws -> RunSummary {
        let folder = try OutputFolder.make(facts.run, in: out)
        var summary = RunSummary(facts)
        var reasons = RunReasons()
        var difference: OutputError?
        for (place, step) in try await source.resultSteps().enumerated() {
            do {
                try await write(step, place: place, from: source, folder: folder, into: &summary, &reasons)
            } catch let error as OutputError {
                // The rows that are there are written all the same, those of the other steps too.
                guard case .countsDiffer = error else { throw error }
                difference = difference ?? error
            }
        }
        if let difference { throw difference }
        summary.reasons = reasons.all
        let path = folder + "/summary.json"
        summary.files.append(path)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try PrivateFile.write(try encoder.encode(summary), to: path)
        return summary
    }

    private func write(
        _ step: ResultStep,
        place: Int,
        from source: some ResultSource,
        folder: String,
        into summary: inout RunSummary,
        _ reasons: inout RunReasons
    ) async throws {
        let files = try StepFiles(step, folder: try OutputFolder.make(step.name, in: folder))
        var line = 0
        var count = 0
        while true {
            let rows = try await source.resultRows(ofStep: place, afterLine: line, limit: pageSize)
            guard let last = rows.last else { break }
            // A source that does not move on would be read for ever.
            guard last.line > line else {
                throw OutputError.countsDiffer(step: step.name, records: step.records, counted: count)
            }
            for row in rows {
                try files.write(row)
                summary.note(row)
                reasons.note(row, of: step.name)
            }
            count += rows.count
            line = last.line
        }
        try files.close()
        guard step.records == step.leftOut + count else {
            throw OutputError.countsDiffer(step: step.name, records: step.records, counted: step.leftOut + count)
        }
        summary.rows += step.records
        summary.leftOut += step.leftOut
        summary.files += files.paths
    }
}

/// The two files of one step while they are written.
private final class StepFiles {
    let paths: [String]
    private var results: CSVWriter
    private var failed: CSVWriter
    /// Places of the record's fields that `failed.csv` repeats: all but the columns it adds itself.
    private let kept: [Int]

    init(_ step: ResultStep, folder: String) throws {
        paths = [folder + "/results.csv", folder + "/failed.csv"]
        results = try CSVWriter(path: paths[0])
        failed = try CSVWriter(path: paths[1])
        let own = Set(FailedColumns.names)
        kept = step.header.indices.filter { !own.contains(step.header[$0].lowercased()) }
        try results.write(ResultsWriter.resultColumns)
        try failed.write(kept.map { step.header[$0] } + FailedColumns.names)
    }

    func write(_ row: ResultRow) throws {
        try results.write([
            String(row.line), String(row.row), row.matchKey, row.action.rawValue, row.outcome.rawValue,
            row.userID ?? "", row.openID ?? "", row.departmentID ?? "", row.code ?? "", row.problem ?? "",
            row.logID ?? "",
        ])
        guard !row.outcome.isAsWished else { return }
        // A record keeps its cells as the file wrote them; the writer puts its own apostrophe before what needs one.
        let cells = kept.map { $0 < row.record.count ? SpreadsheetApostrophe.removing(from: row.record[$0]) : "" }
        try failed.write(cells + [String(row.originRow), row.code ?? "", row.problem ?? "", row.remedy ?? ""])
    }

    func close() throws {
        try results.close()
        try failed.close()
    }
}
