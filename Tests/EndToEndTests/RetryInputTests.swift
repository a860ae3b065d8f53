import Foundation
import Glibc
import JobModel
import TestSupport
import Testing

struct RetryInputTests {
    private static let header = "name,mobile,department_ids,employee_no,employee_type,gender"

    /// Imports two people by mobile, both with a gender that nobody knows.
    private func imported(_ folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        try (Self.header + "\n甲,13800030001,hq,R1,1,X\n乙,13800030002,hq,R2,1,X\n")
            .write(toFile: folder + "/two.csv", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        let first = try await roster.run(["import", "two.csv", "--match", "mobile", "--yes"])
        #expect(first.status == 3)
        return roster
    }

    @Test func `matches a record without roster_row by its key, in any form`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + "\n甲,13800030001,hq,R1,1,1\n乙,138 0003 0002,hq,R2,1,2\n")
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "fixed.csv", "--yes", "--json"])
            #expect(try Summary(retry).count(.created) == 2, "\(retry.err)")
        }
    }

    /// Imports a person and two invalid rows by a job that ignores a column; returns the command.
    private func importedByJob(_ folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        try
            ("name,mobile,department_ids,employee_no,gender,city,备注\n甲,13800030001,hq,R1,1,上海,转正\n"
            + "乙,13800030002,hq,R2,X,上海,\n丙,13800030003,hq,R3,X,上海,\n")
            .write(toFile: folder + "/three.csv", atomically: true, encoding: .utf8)
        try """
        job: three
        kind: import
        directory: embedded
        limits: { rates: off, batch_rate: 1000/s }
        steps:
          - { subject: departments, source: more.csv, match: department_id, mode: upsert }
          - subject: people
            source: three.csv
            match: employee_no
            mode: upsert
            defaults: { employee_type: 1 }
            ignore: [备注]
            allow_new: [city]
        """.write(toFile: folder + "/three.yaml", atomically: true, encoding: .utf8)
        try "department_id,name,parent_department_id\nlab,实验室,nowhere\n"
            .write(toFile: folder + "/more.csv", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        let first = try await roster.run(["import", "three.yaml", "--yes", "--json"])
        #expect(try Summary(first).count(.invalid) == 3, "\(first.err)")
        return roster
    }

    @Test(arguments: [
        // Without what the job ignores; in another order; under other names; with a column of one's own; without roster_row.
        ("name,mobile,department_ids,employee_no,gender,city,roster_row", "乙,13800030002,hq,R2,1,上海,3", nil),
        ("roster_row,city,gender,备注,工号,部门,手机号,姓名", "3,上海,1,,R2,hq,13800030002,乙", nil),
        (
            "name,mobile,department_ids,employee_no,gender,city,备注,复核人,roster_row", "乙,13800030002,hq,R2,1,上海,,李工,3",
            "retry.columnAdded"
        ),
        ("employee_no,name,mobile,department_ids,gender,city", "R2,乙,13800030002,hq,1,上海", nil),
        ("name,mobile,department_ids,employee_no,roster_row", "乙,13800030002,hq,R2,3", "retry.columnDropped"),
        ("name,mobile,department_ids,roster_row,employee_no,经办", "乙,13800030002,hq,3,R2,李工", "retry.columnAdded"),
    ])
    func `a corrected file can lack, add, move and rename columns`(
        header: String,
        row: String,
        code: String?
    )
        async throws
    {
        try await withFolder { folder in
            let roster = try await importedByJob(folder)
            try (header + "\n" + row + "\n").write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "fixed.csv", "--yes", "--json"])
            #expect(try Summary(retry).count(.created) == 1, "\(retry.err)")
            if let code {
                #expect(retry.err.contains(code), "\(retry.err)")
            } else {
                #expect(!retry.err.contains("retry."))
            }
            // What the file did not have is as it was, and goes on with all its columns.
            try FileManager.default.removeItem(atPath: folder + "/fixed.csv")
            let rest = try await roster.run(["retry", "last", "--yes", "--json"])
            #expect(try Summary(rest).count(.invalid) == 2, "\(rest.err)")
            #expect(rest.err.contains("'X' is not a gender"), "\(rest.err)")
        }
    }

    @Test func `refuses a misspelt column in a corrected file, and an unrelated file`()
        async throws
    {
        try await withFolder { folder in
            let roster = try await importedByJob(folder)
            try "name,mobile,department_ids,employee_no,gendr,city,roster_row\n乙,13800030002,hq,R2,1,上海,3\n"
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "fixed.csv", "--yes"])
            #expect(retry.status == 3 && retry.err.contains("'gendr' is not known"), "\(retry.err)")
            // No run is left behind that would be the newest, and would have ended with nothing.
            #expect(try await roster.run("runs").out.split(separator: "\n").count == 1)
            try "name,mobile\n乙,13800030002\n".write(toFile: folder + "/other.csv", atomically: true, encoding: .utf8)
            let other = try await roster.run(["retry", "last", "--input", "other.csv", "--yes"])
            #expect(other.status == 2 && other.err.contains("neither roster_row nor the match key"), "\(other.err)")
        }
    }

    @Test func `reports two different corrections of one row, and writes neither`()
        async throws
    {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try
                (Self.header
                + ",roster_row\n甲,13800030001,hq,R1,1,1,2\n丙,13800030003,hq,R3,1,1,2\n乙,13800030002,hq,R2,1,1,3\n")
                .write(toFile: folder + "/twice.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "twice.csv", "--yes", "--json"])
            let summary = try Summary(retry)
            #expect(summary.count(.created) == 1 && summary.count(.invalid) == 2 && summary.addsUp, "\(retry.err)")
            #expect(retry.err.contains("retry.conflict"), "\(retry.err)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["R2"]).sorted())
            // The row is still open, and the right record corrects it.
            try (Self.header + ",roster_row\n甲,13800030001,hq,R1,1,1,2\n")
                .write(toFile: folder + "/once.csv", atomically: true, encoding: .utf8)
            let again = try await roster.run(["retry", "last", "--input", "once.csv", "--yes"])
            #expect(again.status == 0 && again.out.contains("2 of 2 rows succeeded"), "\(again.err)")
        }
    }

    @Test func `a key can be corrected if roster_row names the row`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + ",roster_row\n甲,13800030011,hq,R1,1,1,2\n")
                .write(toFile: folder + "/key.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "key.csv", "--yes"])
            #expect(retry.status == 4 && retry.out.contains("1 of 2 rows succeeded"), "\(retry.err)")
        }
    }

    @Test func `omits a record that was added to failed.csv, and says so`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + ",roster_row\n甲,13800030001,hq,R1,1,1,2\n丁,13800030009,hq,R9,1,1,\n")
                .write(toFile: folder + "/added.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "added.csv", "--yes", "--json"])
            let summary = try Summary(retry)
            #expect(summary.count(.created) == 1 && summary.leftOut == 1 && summary.addsUp, "\(retry.err)")
            #expect(retry.err.contains("retry.notOpen"), "\(retry.err)")
        }
    }

    @Test func `does not create a defective person again under another key`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let header = "name,mobile,department_ids,employee_no,employee_type,city"
            try (header + "\n甲,13800030001,hq,R1,1,上海\n")
                .write(toFile: folder + "/one.csv", atomically: true, encoding: .utf8)
            try
                "job: one\nkind: import\ndirectory: embedded\nsubmit: single\nsteps: [{ subject: people, source: one.csv, match: employee_no, allow_new: [city] }]\n"
                .write(toFile: folder + "/one.yaml", atomically: true, encoding: .utf8)
            let company = folder + "/templates/company.yaml"
            try (String(contentsOfFile: company, encoding: .utf8) + "\nfaults: [half_created 100%]\n")
                .write(toFile: company, atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let first = try await roster.run("import", "one.yaml", "--yes", "--json")
            #expect(try Summary(first).count(.defective) == 1, "\(first.err)")
            try (header + ",roster_row\n甲,13800030007,hq,R7,1,上海,2\n")
                .write(toFile: folder + "/key.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run("retry", "last", "--input", "key.csv", "--yes")
            #expect(retry.status == 3 && retry.err.contains("retry.keyChanged"), "\(retry.err)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["R1"]).sorted())
        }
    }

    @Test func `writes a row once that occurs twice in a corrected file`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + ",roster_row\n甲,13800030001,hq,R1,1,1,2\n甲,13800030001,hq,R1,1,1,2\n")
                .write(toFile: folder + "/twice.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "twice.csv", "--yes", "--json"])
            let summary = try Summary(retry)
            #expect(summary.count(.created) == 1 && summary.leftOut == 1 && summary.addsUp, "\(retry.err)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["R1"]).sorted())
        }
    }

    @Test func `a corrected file with some of the rows leaves the wave open`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + "\n甲,13800030001,hq,R1,1,1\n")
                .write(toFile: folder + "/part.csv", atomically: true, encoding: .utf8)
            let part = try await roster.run(["retry", "last", "--input", "part.csv", "--yes"])
            #expect(part.status == 4, "\(part.err)")
            #expect(part.out.contains("1 of 2 rows succeeded") && part.out.contains("Next: roster retry"))
            try (Self.header + "\n乙,13800030002,hq,R2,1,1\n")
                .write(toFile: folder + "/rest.csv", atomically: true, encoding: .utf8)
            let rest = try await roster.run(["retry", "last", "--input", "rest.csv", "--yes"])
            #expect(rest.status == 0 && rest.out.contains("2 of 2 rows succeeded"), "\(rest.err)")
            // A file that is not there is said to be missing, even where nothing is left to do.
            let missing = try await roster.run(["retry", "last", "--input", "nowhere.csv", "--yes"])
            #expect(missing.status == 3 && missing.err.contains("nowhere.csv"), "\(missing.err)")
        }
    }

    @Test func `a file without matching rows leaves no run`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + "\n丁,13800030009,hq,R9,1,1\n")
                .write(toFile: folder + "/other.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "other.csv", "--yes"])
            #expect(retry.status == 3 && retry.err.contains("roster_row"), "\(retry.err)")
            #expect(try await roster.run("runs").out.split(separator: "\n").count == 1)
        }
    }

    @Test func `two retries at once create one run`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + "\n甲,13800030001,hq,R1,1,1\n乙,13800030002,hq,R2,1,2\n")
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            async let one = roster.run(["retry", "last", "--input", "fixed.csv", "--yes"])
            async let two = roster.run(["retry", "last", "--input", "fixed.csv", "--yes"])
            let results = try await [one, two].sorted { $0.status < $1.status }
            // The later one finds the run of the first, at work or done.
            #expect(results[0].status == 0, "\(results[0].err)")
            #expect([0, 2].contains(results[1].status), "\(results[1].status) \(results[1].err)")
            #expect(try await roster.run("runs").out.split(separator: "\n").count == 2)
            #expect(try await roster.employees() == (GeneratedWave.before + ["R1", "R2"]).sorted())
        }
    }

    @Test func `requires the resume of an unfinished run before a retry`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 6000)
            let job = try wave.write(to: folder, limits: "rates: documented")
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", job, "--yes", disturbed: .signal(SIGKILL, onceSaid: "Rows of"))
            let retry = try await roster.run("retry", "last", "--yes")
            #expect(retry.status == 2 && retry.err.contains("roster resume"), "\(retry.err)")
        }
    }
}
