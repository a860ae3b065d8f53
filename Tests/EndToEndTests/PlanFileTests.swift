import Foundation
import JobModel
import TestSupport
import Testing

/// A plan is looked at, kept, and done exactly, or not at all.
struct PlanFileTests {
    private static let header = "name,mobile,department_ids,employee_no,employee_type,city"

    private func planned(_ folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        try write(
            ["甲,13800030001,hq,P1,1,", "乙,13800030002,hq,P2,1,", "周敏,13800001001,hq-legal,E001,1,Oz"],
            to: folder
        )
        try """
        job: planned
        kind: import
        directory: embedded
        submit: single
        limits: { rates: off }
        steps:
          - { subject: people, source: people.csv, match: employee_no, mode: upsert, allow_new: [city] }
        """.write(toFile: folder + "/job.yaml", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        let plan = try await roster.run("plan", "job.yaml", "-o", "wave.plan")
        #expect(plan.status == 0, "\(plan.err)")
        #expect(plan.out.contains("2 create + 1 update") && plan.out.contains("city"), "\(plan.out)")
        #expect(plan.err.contains("roster apply wave.plan"))
        return roster
    }

    private func write(_ rows: [String], to folder: String) throws {
        try ([Self.header] + rows).joined(separator: "\n")
            .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
    }

    @Test func `applies a plan once, readable by this user only, and leaves no run of the plan`()
        async throws
    {
        try await withFolder { folder in
            let roster = try await planned(folder)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/wave.plan")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            #expect(try await roster.employees() == GeneratedWave.before)
            // The export that has listed them is one.
            #expect(try await !roster.run("runs").out.contains("planned"))
            let applied = try await roster.run("apply", "wave.plan", "--yes", "--json")
            let summary = try Summary(applied)
            #expect(applied.status == 0 && summary.count(.created) == 2 && summary.count(.updated) == 1)
            #expect(try await roster.employees() == (GeneratedWave.before + ["P1", "P2"]).sorted())
            let again = try await roster.run("apply", "wave.plan", "--yes")
            #expect(again.status == 6 && again.err.contains("row 2 P1: was to be 'create'"), "\(again.err)")
            let over = try await roster.run("plan", "job.yaml", "-o", "wave.plan")
            #expect(over.status == 2 && over.err.contains("is there already"))
        }
    }

    @Test func `asks before it writes, as an import does`() async throws {
        try await withFolder { folder in
            let roster = try await planned(folder)
            let unasked = try await roster.run("apply", "wave.plan")
            #expect(unasked.status == 2 && unasked.err.contains("2 create"))
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }

    @Test func `stops before it asks the directory if the sheet has changed`() async throws {
        try await withFolder { folder in
            let roster = try await planned(folder)
            try write(["甲,13800030009,hq,P1,1,"], to: folder)
            let applied = try await roster.run("apply", "wave.plan", "--yes")
            #expect(applied.status == 6 && applied.err.contains("people.csv was changed"), "\(applied.err)")
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }

    @Test func `fails each row that another has changed in the directory since`() async throws {
        try await withFolder { folder in
            let roster = try await planned(folder)
            try (Self.header + "\n周敏,13800001001,hq-legal,E001,1,Emerald\n丁,13800030002,hq,P9,1,\n")
                .write(toFile: folder + "/other.csv", atomically: true, encoding: .utf8)
            try String(contentsOfFile: folder + "/job.yaml", encoding: .utf8).replacing("people.csv", with: "other.csv")
                .write(toFile: folder + "/other.yaml", atomically: true, encoding: .utf8)
            #expect(try await roster.run("import", "other.yaml", "--yes").status == 0)
            let applied = try await roster.run("apply", "wave.plan", "--yes")
            #expect(applied.status == 6)
            // The number is taken meanwhile, and the city is another.
            #expect(applied.err.contains("row 3 P2: now mobile '+8613800030002' belongs to"), "\(applied.err)")
            #expect(applied.err.contains("row 4 E001: city was") && applied.err.contains("'Emerald'"), "\(applied.err)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["P9"]).sorted())
        }
    }

    @Test func `refuses an incomplete plan`() async throws {
        try await withFolder { folder in
            let roster = try await planned(folder)
            let plan = try String(contentsOfFile: folder + "/wave.plan", encoding: .utf8)
            let lines = plan.split(separator: "\n")
            let texts = [
                ("cut", lines.dropLast().joined(separator: "\n"), "its end is missing"),
                ("shorter", (lines.prefix(2) + lines.suffix(1)).joined(separator: "\n"), "was changed"),
                ("changed", plan.replacing("13800030002", with: "13800030003"), "was changed"),
                ("none", "hello", "no plan"), ("empty", "", "no plan"),
            ]
            for (name, text, reason) in texts {
                try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
                let applied = try await roster.run("apply", name, "--yes")
                #expect(applied.status == 3 && applied.err.contains(reason), "\(name): \(applied.err)")
            }
            #expect(try await roster.run("apply", "nothing", "--yes").status == 3)
        }
    }

    @Test func `an invalid row shows in the status, and the rest can still be applied`() async throws {
        try await withFolder { folder in
            let roster = try await planned(folder)
            try write(["甲,13800030001,hq,P1,1,", ",13800030002,hq,P2,1,"], to: folder)
            let plan = try await roster.run("plan", "job.yaml", "-o", "half.plan")
            #expect(plan.status == 3 && plan.out.contains("1 create") && plan.out.contains("1 invalid"))
            let applied = try await roster.run("apply", "half.plan", "--yes", "--json")
            let summary = try Summary(applied)
            #expect(applied.status == 4 && summary.count(.created) == 1 && summary.count(.invalid) == 1)
        }
    }
}
