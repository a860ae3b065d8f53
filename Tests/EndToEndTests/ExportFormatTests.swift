import Foundation
import JobModel
import TestSupport
import Testing

/// An export in every format that imports comes back as an empty plan, before and after a spreadsheet has saved it.
struct ExportFormatTests {
    private static let people = """
              - { user_id: "0071", name: "Zero", mobile: "13800009101", departments: [hq], employee_no: "0071", job_title: "3-4", city: "5月6日", work_station: "10:30" }
              - { user_id: "202611120042", name: "=1+1", mobile: "13800009102", departments: [hq, ops], employee_no: "202611120042", job_title: "1E5", work_station: "+1", leader: "0071" }
              - { user_id: k3, name: "-甲", mobile: "+14155550123", email: k3@example.com, departments: [ops], employee_no: "1.50", nickname: "@home", work_station: "'7", leader: "202611120042" }
              - { user_id: k4, name: "a,b \\\"c\\\"", mobile: "13800009104", departments: [ops], employee_no: "3F-12", en_name: "line\\nbreak", country: CN, join_time: 1735660800, custom_attrs: [{ id: C-6900000000000000001, type: TEXT, value: { text: "007" } }, { id: C-6900000000000000002, type: HREF, value: { text: "甲|乙", url: "https://example.com/a", pc_url: "https://example.com/b" } }, { id: C-6900000000000000003, type: ENUMERATION, value: { option_id: p5 } }, { id: C-6900000000000000004, type: PICTURE_ENUM, value: { option_id: gold } }, { id: C-6900000000000000005, type: GENERIC_USER, value: { generic_user: { id: "0071", type: 1 } } }] }
        """

    private func prepare(_ folder: String) throws {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        let company = folder + "/templates/company.yaml"
        let text = try String(contentsOfFile: company, encoding: .utf8)
        try text.replacingOccurrences(of: "    users:\n", with: "    users:\n" + Self.people + "\n")
            .write(toFile: company, atomically: true, encoding: .utf8)
        try ExportJob.write(to: folder)
    }

    /// Everything of `people` and `departments` is unchanged.
    private func importsNothing(people: String, departments: String, _ roster: RosterCommand) async throws {
        try """
        job: back
        kind: import
        directory: embedded
        limits: { rates: off }
        steps:
          - { subject: departments, source: \(departments), match: department_id, mode: upsert }
          - { subject: people, source: \(people), match: user_id, mode: upsert }
        """.write(toFile: roster.folder + "/back.yaml", atomically: true, encoding: .utf8)
        let result = try await roster.run("import", "back.yaml", "--yes", "--json")
        let summary = try Summary(result)
        #expect(summary.exit == 0 && summary.count(.unchanged) == summary.rows, "\(people): \(result.err)")
        #expect(summary.rows == 11 + 4 + 6, "\(people): \(summary.rows)")
    }

    @Test(arguments: [
        ["--format", "csv"], ["--encoding", "gb18030"], ["--encoding", "utf-16"], ["--format", "xlsx"],
        ["--headings", "zh"],
        ["--headings", "en", "--format", "xlsx"], ["--fields", "all"], ["--fields", "all", "--headings", "zh"],
        ["--leaders-as", "employee_no"], ["--departments-as", "open_id", "--dates", "YYYY/MM/DD"],
    ])
    func `plans nothing for an export of any choice`(options: [String]) async throws {
        try await withFolder { folder in
            try prepare(folder)
            let roster = RosterCommand(folder: folder)
            let export = try await roster.run(["export", "all.yaml", "--out", "all"] + options)
            #expect(export.status == 0, "\(export.err)")
            let isWorkbook = options.contains("xlsx")
            let (people, departments) =
                isWorkbook
                ? ("all/directory.xlsx, sheet: people", "all/directory.xlsx, sheet: departments")
                : ("all/people.csv", "all/departments.csv")
            try await importsNothing(people: people, departments: departments, roster)
        }
    }

    @Test func `a wrong choice ends the command before anything is asked`() async throws {
        try await withFolder { folder in
            try prepare(folder)
            let roster = RosterCommand(folder: folder)
            for (options, said) in [
                (["--fields", "user_id,job_titel"], "did you mean 'job_title'"), (["--where", "city"], "FIELD=VALUE"),
                (["--format", "ndjson", "--encoding", "utf-16"], "an encoding is of CSV alone"),
                (["--department", "总部门"], "there is no department '总部门'"), (["--without-below"], "needs --department"),
                (["--dates", "DD.MM"], "--dates must be"),
                (["--where", "join_time!=2026-02-30.."], "'2026-02-30..' is no date"),
                (["--where", "join_time=2026-12-31..2020-01-01"], "'2026-12-31..2020-01-01'"),
            ] {
                let result = try await roster.run(["export", "all.yaml", "--out", "all"] + options)
                #expect(result.status == 2 && result.err.contains(said), "\(options): \(result.status) \(result.err)")
                #expect(!FileManager.default.fileExists(atPath: folder + "/all"))
            }
        }
    }

    @Test func `exports the people of a department`() async throws {
        try await withFolder { folder in
            try prepare(folder)
            let roster = RosterCommand(folder: folder)
            let options = ["--department", "运营部", "--fields", "user_id", "--where", "employee_no!=E002"]
            let export = try await roster.run(["export", "all.yaml", "--out", "all"] + options)
            #expect(export.status == 0, "\(export.err)")
            let text = try String(contentsOfFile: folder + "/all/people.csv", encoding: .utf8)
            let ids = text.split(whereSeparator: \.isNewline).dropFirst().sorted()
            #expect(ids == ["'202611120042", "k3", "k4", "u003", "u004", "u006", "u007", "u008", "u009"], "\(ids)")
            let top = try await roster.run(["export", "all.yaml", "--out", "top"] + options + ["--without-below"])
            #expect(top.status == 0, "\(top.err)")
            let few = try String(contentsOfFile: folder + "/top/people.csv", encoding: .utf8)
            #expect(few.split(whereSeparator: \.isNewline).count == 6, "\(few)")
        }
    }

    @Test(.enabled(if: Spreadsheet.isInstalled, "\(Spreadsheet.absence)"))
    func `plans nothing after LibreOffice has opened and saved it`() async throws {
        try await withFolder { folder in
            try prepare(folder)
            let roster = RosterCommand(folder: folder)
            for format in ["csv", "xlsx"] {
                let export = try await roster.run("export", "all.yaml", "--out", format, "--format", format)
                #expect(export.status == 0, "\(export.err)")
            }
            let office = Spreadsheet(folder: folder)
            try await office.save(["csv/people.csv", "csv/departments.csv"], as: "csv", to: "again")
            try await importsNothing(people: "again/people.csv", departments: "again/departments.csv", roster)
            try await office.save(["xlsx/directory.xlsx"], as: "xlsx", to: "again")
            try await importsNothing(
                people: "again/directory.xlsx, sheet: people",
                departments: "again/directory.xlsx, sheet: departments",
                roster
            )
            // A CSV file that was saved as a workbook has its apostrophes still.
            try await office.save(["csv/people.csv", "csv/departments.csv"], as: "xlsx", to: "books")
            try await importsNothing(people: "books/people.xlsx", departments: "books/departments.xlsx", roster)
        }
    }
}
