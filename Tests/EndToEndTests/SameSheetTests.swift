import Foundation
import JobModel
import TestSupport
import Testing

/// Rows that name what other rows of their sheet make.
struct SameSheetTests {
    @Test(arguments: ["single", "batch"])
    func `resolves a leader further down in the sheet, new or existing`(submit: String) async throws {
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

    @Test(arguments: ["joined", "unjoined"])
    func `writes dotted-line leaders first, or sets them afterwards if two lead each other`(
        newUsers: String
    ) async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let company = folder + "/templates/company.yaml"
            let text = try String(contentsOfFile: company, encoding: .utf8)
            try text.replacingOccurrences(of: "new_users: joined", with: "new_users: \(newUsers)")
                .write(toFile: company, atomically: true, encoding: .utf8)
            // 甲 → 乙 → 丙 in the order of a sheet that has them last; 丁 and 戊 name each other; 周敏 is there already.
            try """
            name,mobile,department_ids,employee_no,employee_type,leader_user_id,dotted_line_leader_user_ids
            甲,13800030001,hq,D1,1,,u001;employee_no:D2
            乙,13800030002,hq,D2,1,employee_no:D4,employee_no:D3
            丙,13800030003,hq,D3,1,,
            丁,13800030004,hq,D4,1,,employee_no:D5
            戊,13800030005,hq,D5,1,,mobile:13800030004
            周敏,13800001001,hq-legal,E001,1,,employee_no:D1
            """.write(toFile: folder + "/dotted.csv", atomically: true, encoding: .utf8)
            let job = folder + "/dotted.yaml"
            try """
            job: dotted
            kind: import
            directory: embedded
            submit: single
            limits: { rates: off, batch_rate: 1000/s }
            steps:
              - { subject: people, source: dotted.csv, match: employee_no, mode: upsert }
            """.write(toFile: job, atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes", "--json")
            let first = try Summary(result)
            #expect(first.count(.created) == (newUsers == "joined" ? 5 : 3), "\(result.err)")
            #expect(first.count(.defective) == (newUsers == "joined" ? 0 : 2) && first.count(.updated) == 1)
            guard newUsers == "joined" else { return }
            #expect(try Summary(await roster.run("import", job, "--json")).count(.unchanged) == 6)
        }
    }

    @Test func `does not attempt a row whose dotted-line leader is invalid, and nobody leads themselves`()
        async throws
    {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try """
            name,mobile,department_ids,employee_no,employee_type,dotted_line_leader_user_ids
            甲,13800030001,hq,D1,1,employee_no:D2
            乙,1380003,hq,D2,1,
            丙,13800030003,hq,D3,1,employee_no:D3
            丁,13800030004,hq,D4,1,employee_no:D9
            """.write(toFile: folder + "/dotted.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run(
                ["import", "dotted.csv", "--match", "employee_no", "--mode", "upsert", "--submit", "single", "--yes"]
                    + ["--json"]
            )
            let summary = try Summary(result)
            #expect(summary.count(.invalid) == 3 && summary.count(.notAttempted) == 1, "\(result.err)")
            #expect(result.err.contains("leader.self") && result.err.contains("person.notFound"), "\(result.err)")
        }
    }

    @Test func `creates new departments once, in any form of their paths`() async throws {
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

    @Test func `the plan holds back a department that moves below an invalid one`() async throws {
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

    @Test func `matches rows of departments in any form of their paths`() async throws {
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
        try ExportJob.write(to: folder)
        return folder + "/all.yaml"
    }
}
