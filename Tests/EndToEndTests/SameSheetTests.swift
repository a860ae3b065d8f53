import Foundation
import JobModel
import TestSupport
import Testing

/// Rows that name what other rows of their sheet make.
struct SameSheetTests {
    @Test(arguments: ["single", "batch"])
    func `who names somebody further down gets them, being there already or not`(submit: String) async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try """
            name,mobile,department_ids,employee_no,employee_type,custom_attrs.导师
            周敏,13800001001,hq-legal,E001,1,employee_no:M2
            甲,13800030001,hq,M1,1,employee_no:M2
            乙,13800030002,hq,M2,1,employee_no:E001
            """.write(toFile: folder + "/mentors.csv", atomically: true, encoding: .utf8)
            let job = folder + "/mentors.yaml"
            try """
            job: mentors
            kind: import
            directory: embedded
            submit: \(submit)
            limits: { rates: off, batch_rate: 1000/s }
            steps:
              - { subject: people, source: mentors.csv, match: employee_no, mode: upsert, allow_defective: true }
            """.write(toFile: job, atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes", "--json")
            let first = try Summary(result)
            #expect(first.exit == 0 && first.count(.created) == 2 && first.count(.updated) == 1, "\(result.err)")
            // Everybody has whom they name: nothing is left to write.
            let second = try Summary(await roster.run("import", job, "--json"))
            #expect(second.exit == 0 && second.count(.unchanged) == 3)
        }
    }

    @Test func `new departments are made once, however their paths are written`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try """
            name,mobile,department_ids,employee_no,employee_type
            甲,13800030001,hq / 新部门/ 组,N1,1
            乙,13800030002,总部/新部门/组/,N2,1
            丙,13800030003,HQ/新部门,N3,1
            """.write(toFile: folder + "/new.csv", atomically: true, encoding: .utf8)
            let job = folder + "/new.yaml"
            try """
            job: new
            kind: import
            directory: embedded
            submit: single
            limits: { rates: off }
            steps:
              - { subject: people, source: new.csv, match: employee_no, mode: upsert, allow_new: [department] }
            """.write(toFile: job, atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes", "--json")
            #expect(try Summary(result).count(.created) == 3, "\(result.err)")
            #expect(result.err.contains("2 new departments: 总部/新部门, 总部/新部门/组"), "\(result.err)")
            #expect(try Summary(await roster.run("import", job, "--json")).count(.unchanged) == 3)
            #expect(try await roster.run("export", exportJob(in: folder), "--out", folder + "/all").status == 0)
            let paths = try Sheet(folder + "/all/departments.csv").column("path")
            #expect(paths.filter { $0.contains("新部门") }.sorted() == ["总部/新部门", "总部/新部门/组"])
            #expect(!paths.contains { $0.lowercased().hasPrefix("hq") })
        }
    }

    @Test func `a department that is to move below an invalid one is held back in the plan`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try """
            department_id,name,parent_department_id,leader_user_id
            new,新部门,hq,nobody
            hq-office,总裁办,new,
            """.write(toFile: folder + "/moves.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let options = ["--subject", "departments", "--match", "department_id", "--mode", "upsert", "--yes"]
            let result = try await roster.run(["import", "moves.csv", "--json"] + options)
            #expect(result.err.contains("0 update + 0 unchanged + 1 invalid + 1 held back"), "\(result.err)")
            #expect(try Summary(result).count(.notAttempted) == 1)
        }
    }

    @Test func `rows of departments belong together however their paths begin`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try "path,order\n总部/甲/子,1\nhq/甲,101\n总部/甲/子/孙,1\nhq/乙,102\n总部/乙,103\n"
                .write(toFile: folder + "/paths.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let options = ["--subject", "departments", "--match", "path", "--mode", "upsert", "--yes", "--json"]
            let first = try await roster.run(["import", "paths.csv"] + options)
            let summary = try Summary(first)
            #expect(summary.count(.created) == 3 && summary.count(.invalid) == 2, "\(first.err)")
            #expect(first.err.contains("path.duplicate"), "\(first.err)")
            let second = try Summary(await roster.run(["import", "paths.csv"] + options))
            #expect(second.count(.unchanged) == 3 && second.count(.invalid) == 2)
        }
    }

    private func exportJob(in folder: String) throws -> String {
        try "job: all\nkind: export\ndirectory: embedded\nlimits: { rates: off }\n"
            .write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
        return folder + "/all.yaml"
    }
}
