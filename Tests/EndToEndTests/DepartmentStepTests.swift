import Foundation
import JobModel
import TestSupport
import Testing

/// A sheet of departments, and people who depend on what it makes and moves.
struct DepartmentStepTests {
    private let header = "name,mobile,department_ids,employee_no,employee_type\n"

    private func job(in folder: String, allowNew: String = "") throws -> String {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        let job = folder + "/both.yaml"
        try """
        job: both
        kind: import
        directory: embedded
        submit: single
        limits: { rates: off }
        steps:
          - { subject: departments, source: departments.csv, match: department_id, mode: upsert }
          - { subject: people, source: people.csv, match: employee_no, mode: upsert\(allowNew) }
        """.write(toFile: job, atomically: true, encoding: .utf8)
        return job
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test(arguments: ["", ", allow_new: [department]"])
    func `people of a department that is refused are refused with it, and go in once it is right`(
        allowNew: String
    ) async throws {
        try await withFolder { folder in
            let job = try job(in: folder, allowNew: allowNew)
            let departments = """
                department_id,name,parent_department_id,leader_user_id
                lab,实验室,hq,nobody
                lab-a,甲室,lab,

                """
            try write(departments + "studio,工作室,hq,\n", to: folder + "/departments.csv")
            try write(
                header + "甲,13800030001,hq/实验室,N1,1\n乙,13800030002,lab-a,N2,1\n"
                    + "丙,13800030003,总部/实验室/甲室,N3,1\n丁,13800030004,studio,N4,1\n",
                to: folder + "/people.csv"
            )
            let roster = RosterCommand(folder: folder)
            let checked = try await roster.run("check", job, "--directory", "embedded", "--json")
            #expect(checked.out.components(separatedBy: "department.refused").count == 4, "\(checked.out)")
            let result = try await roster.run("import", job, "--yes", "--json")
            let first = try Summary(result)
            #expect(first.count(.created) == 2 && first.count(.invalid) == 4 && first.count(.notAttempted) == 1)
            #expect(result.err.contains("row 2 of departments.csv is refused"), "\(result.err)")
            try write(
                departments.replacingOccurrences(of: "nobody", with: "u001"),
                to: folder + "/departments.csv"
            )
            let again = try Summary(await roster.run("import", job, "--yes", "--json"))
            #expect(again.exit == 0 && again.count(.created) == 5)
        }
    }

    @Test func `departments change places from the top down, whatever the order of the rows`() async throws {
        try await withFolder { folder in
            _ = try job(in: folder)
            // ops / ops-cs / ops-cs-night becomes ops-cs-night / ops-cs / ops.
            try write(
                "department_id,parent_department_id\nops,ops-cs\nops-cs,ops-cs-night\nops-cs-night,0\n",
                to: folder + "/departments.csv"
            )
            let roster = RosterCommand(folder: folder)
            let options = [
                "--subject", "departments", "--match", "department_id", "--mode", "update", "--yes", "--json",
            ]
            let result = try await roster.run(["import", "departments.csv"] + options)
            let summary = try Summary(result)
            #expect(summary.exit == 0 && summary.count(.updated) == 3, "\(result.err)")
            let second = try Summary(await roster.run(["import", "departments.csv"] + options))
            #expect(second.count(.unchanged) == 3)
        }
    }

    @Test func `a department that would come to stand below itself is refused`() async throws {
        try await withFolder { folder in
            _ = try job(in: folder)
            try write(
                "department_id,parent_department_id\nops,运营部/客户服务\nhq,hq-office\n",
                to: folder + "/departments.csv"
            )
            let roster = RosterCommand(folder: folder)
            let options = [
                "--subject", "departments", "--match", "department_id", "--mode", "update", "--yes", "--json",
            ]
            let result = try await roster.run(["import", "departments.csv"] + options)
            #expect(try Summary(result).count(.invalid) == 2, "\(result.err)")
            #expect(result.err.contains("would come to stand below itself"), "\(result.err)")
            try write(
                "department_id,parent_department_id\nops,hq/Legal\nhq,ops\n",
                to: folder + "/departments.csv"
            )
            let circle = try await roster.run(["import", "departments.csv"] + options)
            #expect(try Summary(circle).count(.invalid) == 2, "\(circle.err)")
            #expect(circle.err.contains("rows 2 → 3 stand below each other"), "\(circle.err)")
        }
    }

    @Test func `people are put by the paths that departments have after the first step`() async throws {
        try await withFolder { folder in
            let job = try job(in: folder, allowNew: ", allow_new: [department]")
            try write(
                "department_id,name,parent_department_id\nops-cs,客服,hq\nops-new,新组,ops-cs\nops,运营中心,\n",
                to: folder + "/departments.csv"
            )
            try write(
                header + "甲,13800030001,总部/客服/Night Shift,N1,1\n乙,13800030002,总部/客服/新组,N2,1\n"
                    + "丙,13800030003,运营中心,N3,1\n",
                to: folder + "/people.csv"
            )
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes", "--json")
            let first = try Summary(result)
            #expect(first.exit == 0 && first.count(.created) == 4 && first.count(.updated) == 2, "\(result.err)")
            #expect(!result.err.contains("new departments"), "\(result.err)")
            let second = try Summary(await roster.run("import", job, "--yes", "--json"))
            #expect(second.count(.unchanged) == 6)
        }
    }
}
