import Foundation
import JobModel
import TestSupport
import Testing

struct BadInputTests {
    @Test(arguments: [
        ("", "3"), ("name,mobile,employee_no\n", "3"), ("name,mobil,employee_no\na,b,c\n", "3"),
        ("name,name,employee_no\na,b,c\n", "3"), ("x\u{0}y,z\n1,2\n", "3"),
        ("name,mobile,email,department_ids,employee_no,employee_type\n,1,2,3,4,5\n", "3"),
    ])
    func `exits with 3, a problem and a remedy for a sheet of which nothing can be sent`(
        text: String,
        status: String
    ) async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            try text.write(toFile: folder + "/wave.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes")
            #expect(result.status == Int32(status), "\(result.err)")
            #expect(!result.err.isEmpty && !result.err.contains("Fatal"))
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }

    @Test func `reports a missing job or an unknown key as a usage error that names it`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let missing = try await roster.run("import", "nowhere.yaml", "--yes")
            #expect(missing.status == 2 && missing.err.contains("nowhere.yaml"))
            let text = try String(contentsOfFile: job, encoding: .utf8)
            try (text + "\nsumbit: batch\n").write(toFile: job, atomically: true, encoding: .utf8)
            let unknown = try await roster.run("import", job, "--yes")
            #expect(unknown.status == 2 && unknown.err.contains("sumbit") && unknown.err.contains("submit"))
        }
    }

    @Test(arguments: [
        (["check", "wave.csv", "--match", "nope"], "user_id, employee_no"),
        (["inspect", "wave.csv", "--delimiter", "xyz"], "one character"),
        (["inspect", "wave.csv", "--delimiter", "\""], "one character"), (["check", "region.yaml"], "ISO 3166"),
    ])
    func `reports an unknown value as a usage error that names the allowed ones`(
        arguments: [String],
        hint: String
    ) async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            try (String(contentsOfFile: job, encoding: .utf8) + "\nregion: XX\n")
                .write(toFile: folder + "/region.yaml", atomically: true, encoding: .utf8)
            let result = try await RosterCommand(folder: folder).run(arguments)
            #expect(result.status == 2 && result.err.contains(hint), "\(result.status) \(result.err)")
        }
    }

    @Test func `inspect names a field that two columns hold`() async throws {
        try await withFolder { folder in
            try "name,姓名,mobile\na,b,c\n".write(toFile: folder + "/twice.csv", atomically: true, encoding: .utf8)
            let result = try await RosterCommand(folder: folder).run("inspect", "twice.csv")
            #expect(result.status == 0 && result.out.contains("header.fieldTwice"), "\(result.out)")
        }
    }

    @Test func `exits with 3 for a missing folder or file`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            try FileManager.default.removeItem(atPath: folder + "/wave.csv")
            let roster = RosterCommand(folder: folder)
            #expect(try await roster.run("import", job, "--yes").status == 3)
            try FileManager.default.createDirectory(atPath: folder + "/wave.csv", withIntermediateDirectories: false)
            #expect(try await roster.run("import", job, "--yes").status == 3)
        }
    }

    @Test func `sends nothing without a terminal and without --yes`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 3).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job)
            #expect(result.status == 2 && result.err.contains("--yes"))
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }

    @Test func `does not exit with success if standard output cannot be written`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 3).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes", "--json", disturbed: .fullStandardOutput)
            #expect(result.status == 1 && result.err.contains("Standard output"), "\(result.err)")
            #expect(try await roster.run("results", "last", "--out", folder + "/again").status == 0)
        }
    }

    @Test func `a line break in a cell does not break a line of a report`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try "name,mobile,employee_no\n甲,\"138\nroster: all is well\",R1\n"
                .write(toFile: folder + "/broken.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let checked = try await roster.run("check", "broken.csv", "--match", "employee_no")
            #expect(checked.status == 3 && checked.out.contains("all is well"), "\(checked.out)")
            #expect(!checked.out.split(separator: "\n").contains { $0.hasPrefix("roster: ") }, "\(checked.out)")
        }
    }

    @Test(arguments: ["match", "mode", "subject", "encoding", "delimiter"])
    func `refuses a flag for a value that the job decides`(flag: String) async throws {
        let values = ["match": "mobile", "mode": "update", "subject": "people", "encoding": "utf-8", "delimiter": ";"]
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            for command in ["import", "check"] {
                let result = try await roster.run([command, job, "--\(flag)", values[flag] ?? ""])
                #expect(result.status == 2 && result.err.contains("--\(flag)"), "\(command): \(result.err)")
            }
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }
}
