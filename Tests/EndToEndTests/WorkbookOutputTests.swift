import Foundation
import JobModel
import TestSupport
import Testing

/// Workbooks that Roster writes are read back by it: exports, annotated copies, templates and corrected rows.
struct WorkbookOutputTests {
    private static let apostrophes = """

              - { user_id: x05, name: "'8", mobile: "13800007005", departments: [void], employee_no: "0008", work_station: "'=1" }
              - { user_id: x06, name: "''", mobile: "13800007006", departments: [void], employee_no: "_x0041_", work_station: "TRUE" }

        """

    @Test func `an exported workbook imports back as nothing to do, whatever stands in it`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let company = folder + "/templates/company.yaml"
            let text = try String(contentsOfFile: company, encoding: .utf8)
            try text.replacingOccurrences(of: "    users:\n", with: RoundTripTests.odd + Self.apostrophes)
                .write(toFile: company, atomically: true, encoding: .utf8)
            try "job: all\nkind: export\nformat: xlsx\ndirectory: embedded\nlimits: { rates: off }\n"
                .write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
            try """
            job: back
            kind: import
            directory: embedded
            steps:
              - { subject: departments, source: all/directory.xlsx, match: department_id, mode: upsert }
              - { subject: people, source: all/directory.xlsx, match: user_id, mode: upsert }
            """.write(toFile: folder + "/back.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let export = try await roster.run("export", "all.yaml", "--out", "all")
            #expect(export.status == 0 && export.out.contains("all/directory.xlsx"), "\(export.err)")
            let result = try await roster.run("import", "back.yaml", "--yes", "--json")
            let summary = try Summary(result)
            #expect(
                summary.exit == 0 && summary.rows > 10 && summary.count(.unchanged) == summary.rows,
                "\(result.err)"
            )
            let csv = try await roster.run("export", "all.yaml", "--out", "csv", "--format", "csv")
            #expect(csv.status == 0 && csv.out.contains("csv/people.csv"), "\(csv.err)")
        }
    }

    @Test func `a template that is filled in is checked without its example`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            #expect(try await roster.run("template", "people", "-o", "t.xlsx", "--headers", "zh").status == 0)
            let check = try await roster.run("check", "t.xlsx", "--subject", "people", "--json")
            #expect(
                check.out.contains("\"left_out\":1") && check.out.contains("\"rows\":1"),
                "\(check.out)\(check.err)"
            )
            let inspected = try await roster.run("inspect", "t.xlsx", "--subject", "people")
            #expect(!inspected.out.contains("not understood"), "\(inspected.out)")
        }
    }

    @Test func `rows of a workbook that fail come back in one, and are given to a retry`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            #expect(try await roster.run("template", "people", "-o", "t.xlsx", "--headers", "zh").status == 0)
            let header = try #require(try WrittenWorkbook(folder + "/t.xlsx").tabs.first).row(1)
            let row = ["李雷", "12345", "", "总部", "N-0001", "", "", "", "", "1", ""]
            var file = try CSVWriterFile(folder + "/new.csv")
            for record in [header, row] { try file.write(record) }
            try file.close()
            // The annotated copy is a workbook with the same rows.
            let check = try await roster.run("check", "new.csv", "--annotate", "new.xlsx")
            #expect(check.status == 3, "\(check.err)")
            let first = try await roster.run(
                "import",
                "new.xlsx",
                "--subject",
                "people",
                "--directory",
                "embedded",
                "--sheet",
                "new",
                "--yes",
                "--json"
            )
            let failed = try #require(try Summary(first).file("failed.xlsx"), "\(first.out)\(first.err)")
            let rows = try #require(try WrittenWorkbook(failed).tabs.first).rows
            #expect(rows.count == 2 && rows[1].contains("12345") && rows[0].contains("roster_problem"))
            let status = try await roster.run("status", "last")
            #expect(status.out.contains("failed.xlsx"), "\(status.out)")
            // Given back as it is, it is read as what it is: the same row, still wrong.
            let again = try await roster.run("retry", "last", "--input", failed, "--yes", "--json")
            let retried = try Summary(again)
            #expect(retried.rows == 1 && retried.count(.invalid) == 1, "\(again.out)\(again.err)")
            let second = try #require(retried.file("failed.xlsx"))
            let rest = try #require(try WrittenWorkbook(second).tabs.first).rows
            #expect(rest.first == rows.first && rest.last?.prefix(5) == rows[1].prefix(5))
        }
    }
}
