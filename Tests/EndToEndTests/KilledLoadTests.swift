import Foundation
import GRDB
import TestSupport
import Testing

/// A load that is killed leaves whole transactions or nothing, and the next one completes.
struct KilledLoadTests {
    private static let people = 2500

    private func write(to folder: String) throws {
        var departments = ["department_id,name,parent_department_id,leader_user_id"]
        for number in 1...60 {
            departments.append("d\(number),部门\(number),\(number < 9 ? "0" : "d\(number / 8)"),u\(number)")
        }
        var rows = ["user_id,name,mobile,department_ids,leader_user_id,employee_type,job_title,status"]
        for number in 1...Self.people {
            let leader = number > 50 ? "u\(number / 50)" : ""
            let places = "d\(number % 60 + 1);d\(number % 59 + 2)"
            let first = number % 60 + 1 == number % 59 + 2 ? "d\(number % 60 + 1)" : places
            rows.append("u\(number),人\(number),+86138\(10_000_000 + number),\(first),\(leader),1,工程师,active")
        }
        try FileManager.default.createDirectory(atPath: folder + "/export", withIntermediateDirectories: true)
        for (name, lines) in [("departments", departments), ("people", rows)] {
            try (lines.joined(separator: "\n") + "\n")
                .write(toFile: "\(folder)/export/\(name).csv", atomically: true, encoding: .utf8)
        }
    }

    /// People, and those of them who are in no department; the file must be whole.
    private func count(_ file: String) throws -> (people: Int, lost: Int)? {
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        let database = try DatabaseQueue(path: file)
        return try database.read { db in
            guard try db.tableExists("membership") else { return nil }
            #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
            let lost = "SELECT count(*) FROM user u WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.user = u.id)"
            return (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM user") ?? -1, try Int.fetchOne(db, sql: lost) ?? -1
            )
        }
    }

    @Test func `kill -9 at any moment leaves nobody half made, and a load again completes`() async throws {
        try await withFolder { folder in
            try write(to: folder)
            let roster = RosterCommand(folder: folder)
            let file = folder + "/state/roster/directory.sqlite"
            var seen: Set<Int> = []
            for milliseconds in [400, 900, 1500, 2200, 3000, 4000] {
                let killed = try await roster.run(
                    ["directory", "load", "export", "--yes"],
                    disturbed: .kill(after: .milliseconds(milliseconds))
                )
                guard let count = try count(file) else { continue }
                #expect(count.lost == 0, "\(milliseconds)")
                if killed.status != 0 { seen.insert(count.people) }
            }
            // Transactions are whole: a thousand rows, or what is left of a level.
            #expect(seen.allSatisfy { [0, 50, 1000, 1050, 2000, 2050, 2450, Self.people].contains($0) }, "\(seen)")
            let again = try await roster.run("directory", "load", "export", "--yes")
            #expect(again.status == 0, "\(again.out)\(again.err)")
            let count = try #require(try count(file))
            #expect(count.people == Self.people && count.lost == 0)
            let log = try await roster.run("directory", "log", "--last", "1000")
            #expect(log.out.contains("directory load: 1000 writes, 1000 done"), "\(log.out.suffix(500))\(log.err)")
        }
    }
}
