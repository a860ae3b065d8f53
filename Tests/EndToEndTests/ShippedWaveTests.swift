import Foundation
import JobModel
import TestSupport
import Testing

struct ShippedWaveTests {
    private struct Status: Decodable {
        struct Lineage: Decodable {
            struct Step: Decodable {
                var name: String
                var rows: Int
                var outcomes: [String: Int]
            }
            var steps: [Step]
        }
        var lineage: Lineage
    }

    @Test func `imports the shipped wave and its corrections, and every row succeeds`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            let first = try Summary(await roster.run("import", "jobs/onboarding.yaml", "--yes", "--json"))
            #expect(first.exit == 4 && first.rows == 314 && first.addsUp)
            #expect(first.count(.created) == 275 && first.count(.updated) == 7 && first.count(.unchanged) == 5)
            #expect(first.count(.invalid) == 25 && first.count(.notAttempted) == 2)

            let second = try Summary(await roster.run("import", "jobs/onboarding.yaml", "--json"))
            #expect(second.exit == 4 && second.addsUp && second.count(.unchanged) == 287)
            #expect(second.count(.created) == 0 && second.count(.updated) == 0)

            let failed = try #require(first.file("people/failed.csv"))
            let corrected = try corrected(failed, to: folder + "/corrected.csv")
            let retry = try await roster.run("retry", first.run, "--input", corrected, "--yes", "--json")
            #expect(retry.status == 0, "\(retry.err)")
            #expect(try Summary(retry).count(.created) == 27)

            let again = try await roster.run("retry", "last", "--input", corrected, "--yes")
            #expect(again.status == 0 && again.err.contains("nothing to retry"))

            let status = try await roster.run("status", "last", "--json")
            let lineage = try JSONDecoder().decode(Status.self, from: Data(status.out.utf8)).lineage
            #expect(lineage.steps.map(\.rows) == [14, 300])
            let well = lineage.steps.map { step in
                Outcome.allCases.filter(\.isSuccess).reduce(0) { $0 + (step.outcomes[$1.rawValue] ?? 0) }
            }
            #expect(well == [14, 300])
        }
    }

    @Test func `an export that is imported again gives an empty plan`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", "jobs/onboarding.yaml", "--yes")
            let export = try await roster.run("export", "jobs/full-export.yaml", "--out", folder + "/all")
            #expect(export.status == 0, "\(export.err)")
            let invited = try await roster.invited()
            for (file, subject, match) in [
                ("departments", "departments", "department_id"), ("people", "people", "user_id"),
            ] {
                let back = try await roster.run(
                    ["import", "all/\(file).csv", "--subject", subject, "--match", match, "--mode", "upsert", "--json"]
                )
                let summary = try Summary(back)
                #expect(
                    summary.exit == 0 && summary.rows > 0 && summary.count(.unchanged) == summary.rows,
                    "\(back.err)"
                )
            }
            #expect(try await roster.invited() == invited)
        }
    }

    /// Puts the corrections of the fixture into a failed.csv by its `roster_row`.
    private func corrected(_ path: String, to target: String) throws -> String {
        let fixture = Project.folder + "/Tests/EndToEndTests/Fixtures/corrections.json"
        let data = try Data(contentsOf: URL(fileURLWithPath: fixture))
        let corrections = try JSONDecoder().decode([String: [String: String]].self, from: data)
        let sheet = try Sheet(path)
        let row = try #require(sheet.header.firstIndex(of: "roster_row"))
        var writer = try CSVWriterFile(target)
        try writer.write(sheet.header)
        for var record in sheet.records {
            for (column, value) in corrections[record[row]] ?? [:] {
                record[try #require(sheet.header.firstIndex(of: column))] = value
            }
            try writer.write(record.map { SpreadsheetApostrophe.removing(from: $0) })
        }
        try writer.close()
        return target
    }
}
