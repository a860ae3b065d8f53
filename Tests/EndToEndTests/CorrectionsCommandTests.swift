import Foundation
import TestSupport
import Testing

/// Corrections that stand beside a sheet, by the command line.
struct CorrectionsCommandTests {
    private let sheet = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,1380001316,0,1\n"
    private let corrections = """
        time,action,row,column,old,new
        2026-11-26T08:00:00.000Z,correct,3,mobile,1380001316,13800013166

        """

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test func `check, plan and import take the corrections of a sheet`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try write(sheet, folder + "/a.csv")
            try write(corrections, folder + "/c.csv")
            #expect(try await roster.run("check", "a.csv", "--match", "mobile").status == 3)
            #expect(try await roster.run("check", "a.csv", "--match", "mobile", "--corrections", "c.csv").status == 0)
            let arguments = ["a.csv", "--match", "mobile", "--corrections", "c.csv", "--directory", "embedded"]
            let plan = try await roster.run(["plan"] + arguments + ["--json"])
            #expect(plan.status == 0 && plan.out.contains("\"invalid\""))
            let done = try await roster.run(["import"] + arguments + ["--yes"])
            #expect(done.status == 0, "\(done.err)")
            #expect(try String(contentsOfFile: folder + "/a.csv", encoding: .utf8) == sheet)
        }
    }

    @Test func `a plan is not applied with other corrections`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try write(sheet, folder + "/a.csv")
            try write(corrections, folder + "/c.csv")
            let arguments = ["a.csv", "--match", "mobile", "--corrections", "c.csv", "--directory", "embedded"]
            #expect(try await roster.run(["plan"] + arguments + ["-o", "wave.plan"]).status == 0)
            try write(corrections.replacing("13800013166", with: "13800013167"), folder + "/c.csv")
            let changed = try await roster.run("apply", "wave.plan", "--yes")
            #expect(changed.status == 6 && changed.err.contains("c.csv was changed"), "\(changed.err)")
            try write(corrections, folder + "/c.csv")
            #expect(try await roster.run("apply", "wave.plan", "--yes").status == 0)
        }
    }

    @Test func `a job names its corrections itself`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try write(sheet, folder + "/a.csv")
            try write(corrections.replacing("1380001316,", with: "1,"), folder + "/c.csv")
            let job =
                "job: x\nkind: import\nsteps:\n  - { subject: people, source: a.csv, match: mobile, corrections: c.csv }\n"
            try write(job, folder + "/job.yaml")
            let stale = try await roster.run("check", "job.yaml")
            #expect(stale.status == 3 && stale.out.contains("the cell was corrected from '1' to '13800013166'"))
            #expect(try await roster.run("check", "job.yaml", "--corrections", "c.csv").status == 2)
            try write("no,corrections\n1,2\n", folder + "/c.csv")
            let none = try await roster.run("check", "job.yaml")
            #expect(none.status == 3 && none.err.contains("is no file of corrections"))
        }
    }
}
