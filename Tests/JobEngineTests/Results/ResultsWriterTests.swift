import CSVStream
import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

struct ResultsWriterTests {
    private let facts = RunFacts(run: "r1", job: "wave", started: 1_764_550_000, ended: 1_764_550_060, exit: 4)

    private func records(_ path: String) throws -> (header: [String], records: [[String]]) {
        let file = try CSVFile.open(path)
        var records = try file.records()
        var all: [[String]] = []
        while let record = try records.next() {
            #expect(record.findings.isEmpty)
            all.append(record.record.strings)
        }
        return (file.header, all)
    }

    @Test func `counts every outcome, including those that did not occur`() async throws {
        try await withFolder { out in
            let outcomes: [Outcome] = [.created, .created, .updated, .failed, .notAttempted]
            let source = ListedResults.people(outcomes, leftOut: 3)
            let summary = try await ResultsWriter(out: out).write(facts, from: source)
            #expect(summary.rows == 8 && summary.leftOut == 3)
            #expect(summary.outcomes.count == 8)
            #expect(summary.count(.created) == 2 && summary.count(.unknown) == 0)
            #expect(summary.codes == ["mobile.malformed": 2])
            #expect(summary.rows == summary.leftOut + summary.outcomes.values.reduce(0, +))
        }
    }

    @Test func `writes summary.json with every key, readable by this user only`() async throws {
        try await withFolder { out in
            let summary = try await ResultsWriter(out: out).write(facts, from: ListedResults.people([.created]))
            let path = out + "/r1/summary.json"
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(Set(json.keys) == Set(RunSummary.CodingKeys.allCases.map(\.rawValue)))
            #expect(json["parent"] is NSNull)
            #expect(json["started"] as? String == "2025-12-01T00:46:40Z")
            #expect(try JSONDecoder().decode(RunSummary.self, from: data) == summary)
            for file in summary.files { #expect(try permissions(of: file) == 0o600) }
            #expect(
                summary.files
                    == ["people/results.csv", "people/failed.csv", "report.html", "summary.json"].map {
                        "\(out)/r1/\($0)"
                    }
            )
        }
    }

    @Test func `rows of a workbook go back in a workbook as well`() async throws {
        try await withFolder { out in
            var source = ListedResults.people([.created, .failed, .unknown])
            source.steps[0].step.isOfWorkbook = true
            let summary = try await ResultsWriter(out: out).write(facts, from: source)
            #expect(summary.files.contains(out + "/r1/people/failed.xlsx"))
            let (header, rows) = try records(out + "/r1/people/failed.csv")
            let tab = try #require(try WrittenWorkbook(out + "/r1/people/failed.xlsx").tab("people"))
            let cells = rows.map { $0.map { SpreadsheetApostrophe.removing(from: $0) } }
            #expect(tab.rows == [header] + cells && cells.count == 2)
            #expect(cells[0][1] == "+8613800000000", "text needs no apostrophe")
            #expect(try permissions(of: out + "/r1/people/failed.xlsx") == 0o600)
        }
    }

    @Test(arguments: ["=1+1", "'=1+1", "=\"0007\"", "'=\"0007\"", "''8", "'x"])
    func `a cell of a failed row is read again as it was, a formula or a text`(cell: String) async throws {
        try await withFolder { out in
            var source = ListedResults.people([.failed])
            source.steps[0].step.isOfWorkbook = true
            source.steps[0].rows[0].record[0] = cell
            _ = try await ResultsWriter(out: out).write(facts, from: source)
            let tab = try #require(try WrittenWorkbook(out + "/r1/people/failed.xlsx").tab("people"))
            #expect(tab.rows[1][0] == cell)
        }
    }

    @Test(arguments: [
        ("=1+1", "{=1+1}"), (" =A1 ", "{=A1}"), ("{=A1}", "{=A1}"), ("+SUM(A1:A3)", "{=+SUM(A1:A3)}"),
        ("'=1+1", "'=1+1"),
        ("=\"0007\"", "=\"0007\""), ("-", "'-"), ("+86 138", "'+86 138"), ("=_=", "'=_="), ("''8", "''8"), ("x", "x"),
    ])
    func `a formula of a failed row is refused again, and runs in no spreadsheet`(
        cell: String,
        kept: String
    ) async throws {
        try await withFolder { out in
            var source = ListedResults.people([.failed])
            source.steps[0].rows[0].record[0] = cell
            _ = try await ResultsWriter(out: out).write(facts, from: source)
            #expect(try records(out + "/r1/people/failed.csv").1[0][0] == kept)
        }
    }

    @Test func `what no workbook holds stands in the CSV file alone`() async throws {
        try await withFolder { out in
            var source = ListedResults.people([.failed])
            source.steps[0].step.isOfWorkbook = true
            source.steps[0].rows[0].record[0] = String(repeating: "x", count: 40_000)
            let summary = try await ResultsWriter(out: out).write(facts, from: source)
            let files = try FileManager.default.contentsOfDirectory(atPath: out + "/r1/people").sorted()
            #expect(files == ["failed.csv", "results.csv"] && !summary.files.contains { $0.hasSuffix("xlsx") })
        }
    }

    @Test(arguments: [1, 2, 1000])
    func `results have every row in order, for every page size`(pageSize: Int) async throws {
        try await withFolder { out in
            let source = ListedResults.people([.created, .failed, .unchanged])
            _ = try await ResultsWriter(out: out, pageSize: pageSize).write(facts, from: source)
            let (header, rows) = try records(out + "/r1/people/results.csv")
            #expect(header == ResultsWriter.resultColumns)
            #expect(rows.map { $0[0] } == ["2", "3", "4"])
            #expect(rows[1][4...] == ["failed", "", "", "", "mobile.malformed", "not, \"a\" number", ""])
        }
    }

    @Test func `failed rows keep their columns and get the columns of Roster once`() async throws {
        try await withFolder { out in
            _ = try await ResultsWriter(out: out).write(facts, from: ListedResults.people([.created, .failed]))
            let (header, rows) = try records(out + "/r1/people/failed.csv")
            #expect(header == ["employee_no", "mobile"] + FailedColumns.names)
            // The cell as the sheet wrote it: one apostrophe, not one more with every round.
            #expect(rows == [["E1", "'+8613800000000", "3", "mobile.malformed", "not, \"a\" number", "Correct it."]])
        }
    }

    @Test func `an older folder is never written to`() async throws {
        try await withFolder { out in
            let source = ListedResults.people([.created])
            for _ in 1...3 { _ = try await ResultsWriter(out: out).write(facts, from: source) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == ["r1", "r1-2", "r1-3"])
        }
    }

    @Test(arguments: [1, 3])
    func `refuses counts that do not add up`(records: Int) async throws {
        try await withFolder { out in
            let source = ListedResults.people([.created, .failed], records: records)
            await #expect(throws: OutputError.countsDiffer(step: "people", records: records, counted: 2)) {
                try await ResultsWriter(out: out).write(facts, from: source)
            }
            #expect(!FileManager.default.fileExists(atPath: out + "/r1/summary.json"))
        }
    }

    @Test func `a second step of a subject adds its number`() {
        #expect(
            ResultStep.names(of: [.departments, .people, .people, .departments])
                == ["departments", "people", "people-2", "departments-2"]
        )
    }

    @Test(arguments: [
        (RowState.planned, nil, Outcome.notAttempted), (.waiting, nil, .notAttempted), (.sending, nil, .unknown),
        (.accepted, nil, .unknown), (.settled, Outcome.created, .created), (.settled, .defective, .defective),
    ])
    func `shows what is known of a row that is not settled`(
        state: RowState,
        outcome: Outcome?,
        shown: Outcome
    ) {
        #expect(Outcome.shown(state: state, outcome: outcome) == shown)
    }

    @Test(arguments: [
        ([Outcome.created: 3], JobEngine.ExitStatus.success), ([.created: 3, .failed: 0], .success), ([:], .success),
        ([.invalid: 1], .rowsFailed), ([.defective: 1], .rowsFailed), ([.failed: 2, .unknown: 1], .unknownRemain),
    ])
    func `the exit status is that of the worst outcome`(outcomes: [Outcome: Int], status: JobEngine.ExitStatus) {
        #expect(JobEngine.ExitStatus(outcomes: outcomes) == status)
    }
}
