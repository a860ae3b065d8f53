import Foundation
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

    @Test func `without roster_row a record joins by its key, however the sheet writes it`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + "\n甲,13800030001,hq,R1,1,1\n乙,138 0003 0002,hq,R2,1,2\n")
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "fixed.csv", "--yes", "--json"])
            #expect(try Summary(retry).count(.created) == 2, "\(retry.err)")
        }
    }

    @Test func `a row that stands twice in a corrected file is tried once`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            try (Self.header + ",roster_row\n甲,13800030001,hq,R1,1,1,2\n丙,13800030003,hq,R3,1,1,2\n")
                .write(toFile: folder + "/twice.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run(["retry", "last", "--input", "twice.csv", "--yes", "--json"])
            let summary = try Summary(retry)
            #expect(summary.count(.created) == 1 && summary.leftOut == 1 && summary.addsUp, "\(retry.err)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["R1"]).sorted())
        }
    }
}
