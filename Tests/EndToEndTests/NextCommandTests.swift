import Foundation
import Glibc
import JobModel
import TestSupport
import Testing

/// What `Next:` names is typed as it stands there, and does what it says: nobody is sent in a circle.
struct NextCommandTests {
    private static let header = "name,mobile,department_ids,employee_no,employee_type"

    @Test(arguments: ["single", "batch"])
    func `a retry completes a run that a second import has overtaken`(submit: String) async throws {
        try await withFolder { folder in
            var wave = GeneratedWave(rows: 300)
            wave.submit = submit
            let job = try wave.write(to: folder, limits: "rates: documented, batch_rate: 2/s")
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", job, "--yes", disturbed: .signal(SIGKILL, onceSaid: "Rows of"))
            let first = try await roster.latestRun()
            let second = try await roster.run("import", job, "--yes")
            #expect(second.status == 0, "\(second.err)")
            var end = try await roster.run("status", first)
            var typed: [String] = []
            while let next = end.next, typed.count < 4 {
                typed.append(next)
                end = try await roster.typing(next + " --yes")
            }
            #expect(end.status == 0 && end.next == nil, "\(typed) \(end.out) \(end.err)")
            #expect(typed.count <= 2, "\(typed)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `keeps a plan that nobody could confirm, and a resume confirms it`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 3)
            let job = try wave.write(to: folder)
            let roster = RosterCommand(folder: folder)
            let asked = try await roster.run("import", job)
            #expect(asked.status == 2, "\(asked)")
            let run = try await roster.latestRun()
            #expect(asked.next == "roster resume \(run) --yes")
            let status = try await roster.run("status", run)
            #expect(status.out.contains("planned") && status.next == "roster resume \(run)", "\(status.out)")
            let resolved = try await roster.run("resolve", run)
            #expect(resolved.status == 2 && resolved.err.contains("has been sent"), "\(resolved.err)")
            #expect(try await roster.employees() == GeneratedWave.before)
            let again = try await roster.run("import", job)
            #expect(again.err.contains("\(run) of this job was planned and not confirmed"), "\(again.err)")
            let resumed = try await roster.typing(try #require(asked.next))
            #expect(resumed.status == 0 && resumed.next == nil, "\(resumed)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `an unconfirmed retry does not block another one`() async throws {
        try await withFolder { folder in
            let roster = try await Self.imported(["甲,13800030001,hq,R1,9", "乙,13800030002,hq,R2,9"], in: folder)
            try (Self.header + "\n甲,13800030001,hq,R1,1\n乙,13800030002,hq,R2,1\n")
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let asked = try await roster.run("retry", "last", "--input", "fixed.csv")
            #expect(asked.status == 2 && asked.next?.hasSuffix("--yes") == true, "\(asked)")
            let retry = try await roster.run("retry", "last", "--input", "fixed.csv", "--yes")
            #expect(retry.status == 0 && retry.next == nil, "\(retry)")
            #expect(try await roster.run("status", "last").next == nil)
        }
    }

    @Test func `finds the rows that a partial correction leaves open`() async throws {
        try await withFolder { folder in
            let roster = try await Self.imported(["甲,13800030001,hq,R1,9", "乙,13800030002,hq,R2,9"], in: folder)
            let first = try await roster.run("status", "last")
            let file = try #require(first.next?.split(separator: " ").last.map(String.init))
            #expect(FileManager.default.fileExists(atPath: file), "\(file)")
            try (Self.header + "\n甲,13800030001,hq,R1,1\n")
                .write(toFile: folder + "/part.csv", atomically: true, encoding: .utf8)
            let part = try await roster.run("retry", "last", "--input", "part.csv", "--yes")
            #expect(part.status == 4 && part.next?.hasSuffix(file) == true, "\(part)")
            let sheet = try String(contentsOfFile: file, encoding: .utf8)
            try sheet.replacing(",R2,9,", with: ",R2,1,").write(toFile: file, atomically: true, encoding: .utf8)
            let rest = try await roster.typing(try #require(part.next) + " --yes")
            #expect(rest.status == 0 && rest.next == nil, "\(rest)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["R1", "R2"]).sorted())
        }
    }

    @Test func `writes a missing failed sheet again, and accepts a folder with a space in its name`() async throws {
        try await withFolder { parent in
            let folder = parent + "/second wave"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            let roster = try await Self.imported(["甲,13800030001,hq,R1,9"], in: folder)
            #expect(try await roster.run("status", "last").next?.contains("'\(folder)/roster-results/") == true)
            try FileManager.default.removeItem(atPath: folder + "/roster-results")
            let status = try await roster.run("status", "last")
            let results = try await roster.typing(try #require(status.next))
            #expect(results.status == 0, "\(results)")
            let retry = try await roster.typing(try #require(results.next) + " --yes")
            #expect(retry.status == 3 && retry.next != nil, "\(retry)")
        }
    }

    @Test func `returns failed rows of two steps one sheet after the other`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try "department_id,name,parent_department_id\nlab,实验室,nowhere\n"
                .write(toFile: folder + "/units.csv", atomically: true, encoding: .utf8)
            try (Self.header + "\n甲,13800030001,hq,R1,9\n")
                .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            try """
            job: two
            kind: import
            directory: embedded
            steps:
              - { subject: departments, source: units.csv, match: department_id, mode: upsert }
              - { subject: people, source: people.csv, match: employee_no, mode: upsert }
            """.write(toFile: folder + "/two.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            var end = try await roster.run("import", "two.yaml", "--yes")
            var sheets: [String] = []
            while let next = end.next, sheets.count < 3 {
                let file = try #require(next.split(separator: " ").last.map(String.init))
                sheets.append(String(file.split(separator: "/").suffix(2).joined(separator: "/")))
                let text = try String(contentsOfFile: file, encoding: .utf8)
                try text.replacing("nowhere", with: "0").replacing(",R1,9,", with: ",R1,1,")
                    .write(toFile: file, atomically: true, encoding: .utf8)
                end = try await roster.typing(next + " --yes")
            }
            #expect(sheets == ["departments/failed.csv", "people/failed.csv"])
            #expect(end.status == 0 && end.out.contains("2 of 2 rows succeeded"), "\(end)")
        }
    }

    @Test func `remedies name the run, or without one the command`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try (Self.header + "\n甲,13800030001,hq,R1,1\n")
                .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let arguments = ["people.csv", "--match", "employee_no", "--directory", "http://127.0.0.1:1"]
            let check = try await roster.run(["check"] + arguments)
            #expect(check.status == 8 && check.err.contains("give the command again"), "\(check.err)")
            let lost = try await roster.run(["import"] + arguments + ["--yes"])
            let run = try await roster.latestRun()
            #expect(lost.status == 8 && lost.err.contains("`roster resume \(run)`"), "\(lost.err)")
        }
    }

    /// Imports rows of which none can be sent.
    private static func imported(_ rows: [String], in folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        try (header + "\n" + rows.joined(separator: "\n") + "\n")
            .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        let first = try await roster.run(
            "import",
            "people.csv",
            "--match",
            "employee_no",
            "--yes",
            "--directory",
            "embedded"
        )
        #expect(first.status == 3, "\(first)")
        return roster
    }
}
