import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing
import Wording

/// Sheets are checked block by block on all cores; what is said of rows must not depend on that.
struct RecordBlocksTests {
    private func report(_ rows: [String]) async throws -> CheckReport {
        try await withFolder { folder in
            let text = (["name,mobile,department_ids,employee_no,employee_type"] + rows + [""]).joined(separator: "\n")
            try text.write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            var job = JobDefinition(job: "x")
            job.steps = [StepDefinition(subject: .people, source: "a.csv", match: "employee_no")]
            return try await OfflineCheck(job: job, folder: folder).report().steps[0]
        }
    }

    private func row(_ number: Int) -> String { "人\(number),138\(10_000_000 + number),hq,E\(number),1" }

    @Test(arguments: [0, 1, 31, 255, 256, 257, 768, 769, 4095, 4096, 4097, 8192, 12_345])
    func `reads every row once, for every block size`(count: Int) async throws {
        let report = try await report((0..<count).map(row))
        #expect(report.rows == count && report.findings.allSatisfy { $0.code == "file.onlyHeader" })
    }

    @Test func `rows in different blocks that share a key name each other, and findings keep the sheet's order`()
        async throws
    {
        var rows = (0..<10_000).map(row)
        rows[9000] = row(7)
        for place in stride(from: 5, to: 10_000, by: 1000) {
            rows[place] = "," + rows[place].split(separator: ",")[1...].joined(separator: ",")
        }
        let report = try await report(rows)
        let doubled = report.findings.filter { $0.code == "employee_no.duplicate" }
        #expect(doubled.map(\.row) == [9, 9002])
        #expect(doubled[0].problem.en.contains("9002") && doubled[1].problem.en.contains("row 9 "))
        let nameless = report.findings.filter { $0.code == "required.name" }.compactMap(\.row)
        #expect(nameless == stride(from: 7, to: 10_000, by: 1000).map { $0 })
    }

    @Test(arguments: [(10_000, false), (10_001, true)])
    func `warns of a department that gets more people than it holds`(count: Int, warns: Bool) async throws {
        let report = try await report((0..<count).map(row))
        #expect(report.findings.isEmpty && report.warnings.map(\.code) == (warns ? ["department.crowded"] : []))
        #expect(report.warnings.allSatisfy { $0.row == nil && $0.problem.en.contains("10001 rows") })
    }
}
