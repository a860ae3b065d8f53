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
    func `refuses people with their refused department, and writes them once it is corrected`(
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

    @Test func `moves departments from the top down, in any order of rows`() async throws {
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

    @Test func `refuses to move a department below itself`() async throws {
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

    @Test func `resolves paths of people by the departments after the first step`() async throws {
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

    @Test func `creates the tree from names and names of parents, and nothing the second time`() async throws {
        try await withFolder { folder in
            _ = try job(in: folder)
            try write(
                "部门名称,上级部门,排序\n夜间一组,Night Shift,\n平台部,技术中心,1\n技术中心,,90\n存储组,平台部,1\n质检组,客户服务,70\n",
                to: folder + "/names.csv"
            )
            let roster = RosterCommand(folder: folder)
            let options = ["--subject", "departments", "--match", "path", "--mode", "upsert", "--yes", "--json"]
            let first = try await roster.run(["import", "names.csv"] + options)
            #expect(try Summary(first).count(.created) == 5, "\(first.err)")
            #expect(try Summary(await roster.run(["import", "names.csv"] + options)).count(.unchanged) == 5)
            // The same departments by their paths.
            try write(
                "path,name\n运营部/客户服务/Night Shift/夜间一组,夜间一组\n技术中心/平台部/存储组,存储组\n运营部/客户服务/质检组,质检组\n",
                to: folder + "/paths.csv"
            )
            #expect(try Summary(await roster.run(["import", "paths.csv"] + options)).count(.unchanged) == 3)
        }
    }

    @Test func `reports rows in a cycle and below it, in any directory`() async throws {
        try await withFolder { folder in
            _ = try job(in: folder)
            try write(
                "department_id,name,parent_department_id\na,甲,b\nb,乙,c\nc,丙,a\nd,丁,a\ne,戊,e\nf,己,d\ng,庚,nowhere\nh,辛,g\n",
                to: folder + "/circle.csv"
            )
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run(
                "check",
                "circle.csv",
                "--subject",
                "departments",
                "--match",
                "department_id",
                "--mode",
                "upsert",
                "--directory",
                "embedded"
            )
            #expect(result.status == 3)
            #expect(result.out.contains("rows 2 → 3 → 4 stand below each other"), "\(result.out)")
            #expect(result.out.contains("row 6: the department would come to stand below itself"), "\(result.out)")
            for (row, parent, above) in [(5, "a", 2), (7, "d", 5), (9, "g", 8)] {
                #expect(
                    result.out.contains("row \(row): the parent '\(parent)' is row \(above), which is refused"),
                    "\(result.out)"
                )
            }
            #expect(result.out.components(separatedBy: "there is no department").count == 2, "\(result.out)")
        }
    }

    @Test func `the plan lists every new department with similar ones`() async throws {
        try await withFolder { folder in
            let job = try job(in: folder, allowNew: ", allow_new: [department]")
            try write("department_id,name,parent_department_id\nlab,实验室,hq\n", to: folder + "/departments.csv")
            try write(
                header + "甲,13800030001,Legal,N1,1\n乙,13800030002,总部/实验室组,N2,1\n丙,13800030003,总部/门店,N3,1\n"
                    + "丁,13800030004,/客户服务,N4,1\n戊,13800030005,总部/门店部,N5,1\n",
                to: folder + "/people.csv"
            )
            let roster = RosterCommand(folder: folder)
            let planned = try await roster.run("import", job, "--yes", "--json")
            #expect(try Summary(planned).exit == 0, "\(planned.err)")
            #expect(planned.err.contains("'Legal' was read as '总部/Legal'"), "\(planned.err)")
            #expect(planned.err.contains("4 new departments: 总部/门店"), "\(planned.err)")
            #expect(planned.err.contains("new: 总部/实验室组; there is 总部/实验室"), "\(planned.err)")
            #expect(planned.err.contains("new: 总部/门店部; there is 总部/门店"), "\(planned.err)")
            #expect(planned.err.contains("new: 客户服务; there is 运营部/客户服务"), "\(planned.err)")
            #expect(try Summary(await roster.run("import", job, "--json")).count(.unchanged) == 6)
        }
    }
}
