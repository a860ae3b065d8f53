import Foundation
import JobModel
import TestSupport
import Testing

/// A wave whose sheets are the tabs of one workbook.
struct WorkbookWaveTests {
    /// A plan file's rows without what only a CSV file or only a workbook says of their place.
    private func rows(_ path: String) throws -> [NSDictionary] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return try lines.dropFirst().compactMap { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            guard let entry = value as? [String: Any], var row = entry["row"] as? [String: Any] else { return nil }
            let findings = row["findings"] as? [[String: Any]] ?? []
            row["findings"] = findings.map { finding in finding.filter { $0.key != "cell" } }
            row["step"] = entry["step"]
            return row as NSDictionary
        }
    }

    @Test func `plans the same, row by row, as the CSV files that its tabs were made of`() async throws {
        try await withFolder { folder in
            try SheetWorkbook.ofShippedWave(in: folder, sheets: false)
            let roster = RosterCommand(folder: folder)
            let csv = try await roster.run("plan", "jobs/onboarding.yaml", "-o", "csv.plan")
            let workbook = try await roster.run("plan", "jobs/wave.yaml", "-o", "workbook.plan")
            #expect(csv.status == 3 && workbook.status == 3, "\(workbook.err)")
            let (expected, planned) = (try rows(folder + "/csv.plan"), try rows(folder + "/workbook.plan"))
            #expect(expected.count == 314 && planned.count == 314)
            for (one, other) in zip(expected, planned) where one != other { Issue.record("\(one)\n\(other)") }
            // Which tabs were taken is said, and kept.
            #expect(workbook.out.contains("wave.xlsx · 部门") && workbook.out.contains("sheet.taken"), "\(workbook.out)")
            let header = try String(contentsOfFile: folder + "/workbook.plan", encoding: .utf8).prefix { $0 != "\n" }
            #expect(header.contains("\"inferredSheet\":\"部门\"") && header.contains("\"inferredSheet\":\"人员\""))
        }
    }

    @Test(arguments: [true, false])
    func `imports the shipped wave from one workbook, and a corrected workbook`(sheets: Bool) async throws {
        try await withFolder { folder in
            try SheetWorkbook.ofShippedWave(in: folder, sheets: sheets)
            let roster = RosterCommand(folder: folder)
            let run = try await roster.run("import", "jobs/wave.yaml", "--yes", "--json")
            let first = try Summary(run)
            #expect(first.exit == 4 && first.rows == 314 && first.addsUp, "\(run.err)")
            #expect(first.count(.created) == 275 && first.count(.updated) == 7 && first.count(.unchanged) == 5)
            #expect(first.count(.invalid) == 25 && first.count(.notAttempted) == 2)
            let failed = try #require(first.file("people/failed.csv"))
            let open = try SheetWorkbook.tab("更正", of: failed)
            let notes = WorkbookFile.Tab("说明", texts: [["如何更正"], ["请修改红色单元格"]])
            try WorkbookFile.write([notes, open], to: folder + "/corrected.xlsx")
            // Nothing was corrected, so nothing changes; but every row is known again.
            let again = try await roster.run("retry", first.run, "--input", "corrected.xlsx", "--yes", "--json")
            let retry = try Summary(again)
            #expect(retry.exit == 3 && retry.rows == 27 && retry.count(.invalid) == 25, "\(again.err)")
            let named = try await roster.run(
                ["retry", first.run, "--input", "corrected.xlsx", "--sheet", "说明", "--yes", "--json"]
            )
            #expect(named.status == 2, "\(named.err)")
        }
    }

    @Test func `an apply reads the tab that the plan has read`() async throws {
        try await withFolder { folder in
            try SheetWorkbook.ofShippedWave(in: folder, sheets: false)
            let roster = RosterCommand(folder: folder)
            let plan = try await roster.run("plan", "jobs/wave.yaml", "-o", "wave.plan")
            #expect(plan.status == 3, "\(plan.err)")
            let applied = try Summary(await roster.run("apply", "wave.plan", "--yes", "--json"))
            #expect(applied.exit == 4 && applied.count(.created) == 275 && applied.addsUp)
        }
    }
}
