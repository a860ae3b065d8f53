import CSVStream
import Foundation
import JobModel
package import LocalFiles
import Wording

/// Writes the results of a run: `<out>/<run>/summary.json`, `report.html`, and per step `results.csv` and `failed.csv`.
///
/// Where the step's rows came out of a workbook `failed.xlsx` stands beside `failed.csv` and holds the same.
///
/// UTF-8 with BOM, 0600, never over an older file: where the run has a folder already, the new one is called `<run>-2` and so on.
/// Until they are whole they lie in a folder of another name, so that a folder named after a run never holds half of them.
/// Source of the columns: Decisions, "Names that programs rely on".
package struct ResultsWriter: Sendable {
    private let out: String
    private let pageSize: Int
    private let registry: ScratchRegistry?

    /// - Parameters:
    ///   - out: The folder that holds the runs' folders; made where it is missing.
    ///   - pageSize: Rows read at once.
    ///   - registry: Where it is recorded that they are not finished; without one a kill leaves them behind.
    package init(out: String, pageSize: Int = 1000, registry: ScratchRegistry? = nil) {
        self.out = out
        self.pageSize = pageSize
        self.registry = registry
    }

    /// The page for people, beside `summary.json` for programs.
    package static let report = "report.html"

    package static let resultColumns = ResultColumn.all.map(\.name)

    /// Writes everything and returns what `summary.json` says.
    ///
    /// - Throws: `OutputError.countsDiffer` where a step's rows do not add up; then there is no `summary.json`.
    package func write(_ facts: RunFacts, from source: some ResultSource) async throws -> RunSummary {
        try OutputError.converting(try OutputFolder.makeParent(out))
        let folder = try ScratchFolder(.results, in: out, registry)
        do {
            let (summary, difference) = try await write(facts, from: source, into: folder.path)
            if let difference {
                _ = try folder.move(to: out + "/" + facts.run)
                throw difference
            }
            return try finish(summary, in: folder)
        } catch {
            folder.discard()
            throw error
        }
    }

    /// Writes the sheets; what they are called in the summary is relative to the folder.
    private func write(
        _ facts: RunFacts,
        from source: some ResultSource,
        into folder: String
    ) async throws -> (RunSummary, OutputError?) {
        var summary = RunSummary(facts)
        var (reasons, report) = (RunReasons(), ResultsReport())
        var difference: OutputError?
        for (place, step) in try await source.resultSteps().enumerated() {
            do {
                try await write(step, place: place, from: source, folder: folder, into: &summary, &reasons, &report)
            } catch let error as OutputError {
                // The rows that are there are written all the same, those of the other steps too.
                guard case .countsDiffer = error else { throw error }
                difference = difference ?? error
            }
        }
        summary.reasons = reasons.all
        let page = Data(report.html(of: summary, words: source.words).utf8)
        try OutputError.converting(try PrivateFile.write(page, to: "\(folder)/\(Self.report)"))
        summary.files.append(Self.report)
        return (summary, difference)
    }

    /// Writes the summary, which says where the files will lie, and gives the folder its name.
    private func finish(_ summary: RunSummary, in folder: ScratchFolder) throws -> RunSummary {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let path = folder.path + "/summary.json"
        while true {
            let target = try OutputError.converting(try OutputFolder.free(summary.run, in: out))
            var named = summary
            named.files = (summary.files + ["summary.json"]).map { "\(target)/\($0)" }
            let data = try encoder.encode(named)
            try OutputError.converting(try PrivateFile.write(data, to: path))
            if try folder.takes(target) { return named }
            // Another process has written the same run's results meanwhile.
            try FileManager.default.removeItem(atPath: path)
        }
    }

    private func write(
        _ step: ResultStep,
        place: Int,
        from source: some ResultSource,
        folder: String,
        into summary: inout RunSummary,
        _ reasons: inout RunReasons,
        _ report: inout ResultsReport
    ) async throws {
        report.begin(step)
        let files = try StepFiles(
            step,
            folder: try OutputError.converting(try OutputFolder.make(step.name, in: folder))
        )
        var line = 0
        var count = 0
        var page = try await source.resultRows(ofStep: place, afterLine: 0, limit: pageSize)
        while let last = page.last {
            // A source that does not move on would be read without end.
            guard last.line > line else {
                throw OutputError.countsDiffer(step: step.name, records: step.records, counted: count)
            }
            // The rows that follow are read while these are written.
            async let following = source.resultRows(ofStep: place, afterLine: last.line, limit: pageSize)
            for row in page {
                try files.write(row)
                summary.note(row)
                reasons.note(row, of: step.name)
                report.note(row)
            }
            count += page.count
            line = last.line
            page = try await following
        }
        try files.close()
        guard step.records == step.leftOut + count else {
            throw OutputError.countsDiffer(step: step.name, records: step.records, counted: step.leftOut + count)
        }
        summary.rows += step.records
        summary.leftOut += step.leftOut
        summary.files += files.names.map { "\(step.name)/\($0)" }
    }
}
