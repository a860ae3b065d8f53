import Foundation
import JobModel
import TestSupport
import Testing

/// Columns without a heading, by the command line.
struct UnnamedColumnCommandTests {
    private let header = "name,email,department_ids,employee_no,employee_type,"

    private func job(_ folder: String, _ columns: String) throws -> String {
        let job = try GeneratedWave(rows: 1).write(to: folder)
        let text = try String(contentsOfFile: job, encoding: .utf8)
        try text.replacing("match: employee_no", with: "\(columns), match: employee_no")
            .write(toFile: job, atomically: true, encoding: .utf8)
        return job
    }

    private func write(_ rows: [String], _ folder: String) throws {
        try ([header] + rows).joined(separator: "\n")
            .write(toFile: folder + "/wave.csv", atomically: true, encoding: .utf8)
    }

    @Test func `a job names such a column by its number, and failed rows keep its cells`() async throws {
        try await withFolder { folder in
            let job = try job(folder, "columns: { \"#6\": mobile }")
            try write(
                ["Ada,a@example.com,hq,A1,1,13800024401", header, "Bo,b@example.com,nowhere,A2,1,13800024402"],
                folder
            )
            let roster = RosterCommand(folder: folder)
            let done = try await roster.run("import", job, "--yes", "--json")
            let summary = try Summary(done)
            #expect(summary.count(.created) == 1 && summary.count(.invalid) == 1, "\(done.out) \(done.err)")
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
            let failed = try #require(names.first { $0.hasSuffix("failed.csv") })
            let text = try String(contentsOfFile: folder + "/" + failed, encoding: .utf8)
            #expect(text.contains("#6") && text.contains("13800024402"), "\(text)")
            try text.replacing("nowhere", with: "hq")
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run("retry", "last", "--input", "fixed.csv", "--yes")
            #expect(retry.status == 0, "\(retry.out) \(retry.err)")
        }
    }

    @Test func `a number passes its column over, and a pattern of headings does not`() async throws {
        try await withFolder { folder in
            let row = "Ada,a@example.com,hq,A1,1,see the note"
            let named = try job(folder, "ignore: [\"#6\"]")
            try write([row], folder)
            let roster = RosterCommand(folder: folder)
            let passed = try await roster.run("check", named)
            #expect(!passed.out.contains("header.unnamed"), "\(passed.out)")
        }
        try await withFolder { folder in
            let named = try job(folder, "ignore: [\"#*\"]")
            try write(["Ada,a@example.com,hq,A1,1,see the note"], folder)
            let refused = try await RosterCommand(folder: folder).run("check", named)
            #expect(refused.status == 3 && refused.out.contains("column F has no name"), "\(refused.out)")
        }
    }

    @Test func `says so of a file that has fewer columns than the job numbers`() async throws {
        try await withFolder { folder in
            let job = try job(folder, "columns: { \"#9\": mobile }")
            try write(["Ada,a@example.com,hq,A1,1,"], folder)
            let checked = try await RosterCommand(folder: folder).run("check", job)
            #expect(checked.out.contains("header.notInFile") && checked.out.contains("#9"), "\(checked.out)")
        }
    }
}
