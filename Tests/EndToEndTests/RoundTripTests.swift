import Foundation
import JobModel
import TestSupport
import Testing

/// What is exported imports back as an empty plan, whatever stands in the directory.
struct RoundTripTests {
    /// Departments and people whose values look like damage, separators or formulas.
    static let odd = """
              - { department_id: rd, name: "研/发", order: 900 }
              - { department_id: rd-a, name: "甲", parent: rd, order: 901 }
              - { department_id: pad, name: " 空格 ", order: 902 }
              - { department_id: void, name: "#N/A", order: 903 }
            users:
              - { user_id: x01, name: " 前后 ", mobile: "13800007001", departments: [rd], employee_no: X1, custom_attrs: [{ id: C-6900000000000000002, type: HREF, value: { text: "甲|乙", url: "https://example.com/a", pc_url: "https://example.com/b" } }] }
              - { user_id: x02, name: "#N/A", mobile: "13800007002", departments: [rd-a], employee_no: " X2", job_title: "#REF!", custom_attrs: [{ id: C-6900000000000000001, type: TEXT, value: { text: " 角 " } }] }
              - { user_id: x03, name: "a\\u200Bb", mobile: "13800007003", departments: [pad], employee_no: "1.2E+11", city: "上\\u00A0海" }
              - { user_id: x04, name: "'引号", mobile: "13800007004", departments: [void], employee_no: "'X4", work_station: "=1+1" }
        """

    @Test func `does not report a value as damage that is in the directory`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let company = folder + "/templates/company.yaml"
            let text = try String(contentsOfFile: company, encoding: .utf8)
            try text.replacingOccurrences(of: "    users:\n", with: Self.odd + "\n")
                .write(toFile: company, atomically: true, encoding: .utf8)
            try """
            job: all
            kind: export
            directory: embedded
            limits: { rates: off }
            """.write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
            try """
            job: back
            kind: import
            directory: embedded
            steps:
              - { subject: departments, source: all/departments.csv, match: department_id, mode: upsert }
              - { subject: people, source: all/people.csv, match: user_id, mode: upsert }
            """.write(toFile: folder + "/back.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let export = try await roster.run("export", "all.yaml", "--out", "all")
            #expect(export.status == 0, "\(export.err)")
            let checked = try await roster.run("check", "back.yaml", "--directory", "embedded")
            #expect(checked.status == 0, "\(checked.out)")
            let result = try await roster.run("import", "back.yaml", "--yes", "--json")
            let summary = try Summary(result)
            #expect(summary.exit == 0 && summary.count(.unchanged) == 25 && summary.rows == 25, "\(result.err)")
        }
    }
}
