import Foundation
import TestSupport
import Testing

/// What `Next:` names where the ledger is a database: typed as it stands there, it finds the run again.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresNextCommandTests {
    private static let sheet = """
        name,mobile,department_ids,employee_no,employee_type
        甲,13800030001,hq,R1,9
        乙,13800030002,hq,R2,9

        """

    /// Two rows that cannot be sent, with the ledger at an address in which a password stands.
    private func imported(
        in folder: String
    ) async throws -> (
        roster: RosterCommand, address: String, first: RosterCommand.Result
    ) {
        let schema = try await PostgresServer.shared().newSchema()
        let address = schema.replacing("postgres://roster@", with: "postgres://roster:s3cret@")
        #expect(address != schema)
        _ = try GeneratedWave(rows: 1).write(to: folder)
        try Self.sheet.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        let first = try await roster.run(
            ["import", "people.csv", "--match", "employee_no", "--yes", "--directory", "embedded", "--ledger", address]
        )
        #expect(first.status == 3, "\(first)")
        return (roster, address, first)
    }

    @Test func `a command that is named is given the ledger, and no password`() async throws {
        try await withFolder { folder in
            let (roster, address, first) = try await imported(in: folder)
            let retry = try #require(first.next)
            #expect(retry.contains(" --ledger 'postgres://roster@/postgres?host="), "\(retry)")
            let status = try await roster.run("status", "last", "--ledger", address)
            #expect(status.next == retry, "\(status)")
            let page = try await roster.run("rows", "last", "--limit", "1", "--ledger", address)
            let second = try await roster.typing(try #require(page.next))
            #expect(second.status == 0 && second.out.contains("R2") && second.next == nil, "\(page) \(second)")
            let file = try #require(retry.split(separator: " ").last.map(String.init))
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacing(",9,", with: ",1,").write(toFile: file, atomically: true, encoding: .utf8)
            let asked = try await roster.typing(retry)
            #expect(asked.status == 2, "\(asked)")
            let resumed = try await roster.typing(try #require(asked.next))
            #expect(resumed.status == 0 && resumed.next == nil, "\(resumed)")
            for result in [first, status, page, second, asked, resumed] {
                #expect(!(result.out + result.err).contains("s3cret"))
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/state/roster/ledger.sqlite"))
        }
    }

    @Test func `remedies are given the ledger`() async throws {
        try await withFolder { folder in
            let (roster, address, _) = try await imported(in: folder)
            let missing = try await roster.run("status", "nothing", "--ledger", address)
            #expect(missing.status == 2 && missing.err.contains("`roster runs --ledger 'postgres://"), "\(missing.err)")
            let inChinese = try await roster.run("status", "nothing", "--ledger", address, "--lang", "zh")
            #expect(inChinese.err.contains("roster runs --ledger 'postgres://"), "\(inChinese.err)")
        }
    }

    @Test func `the environment and the configuration file need not be repeated`() async throws {
        try await withFolder { folder in
            let (roster, address, first) = try await imported(in: folder)
            let retry = try #require(first.next)
            var other = roster
            other.environment["ROSTER_LEDGER"] = address
            let status = try await other.run("status", "last")
            let next = try #require(status.next)
            #expect(!next.contains("--ledger") && next.split(separator: " ").last == retry.split(separator: " ").last)
            other.environment["ROSTER_LEDGER"] = nil
            #expect(try await other.run("status", "last").status == 2)
            let file = folder + "/roster.yaml"
            try "ledger: \(address)\n".write(toFile: file, atomically: true, encoding: .utf8)
            other.environment["ROSTER_CONFIG"] = file
            #expect(try await other.run("status", "last").next == next)
            // The environment goes before the file, and the option before both.
            other.environment["ROSTER_LEDGER"] = "file"
            #expect(try await other.run("status", "last").status == 2)
            #expect(try await other.run("status", "last", "--ledger", address).next == retry)
            other.environment["ROSTER_LEDGER"] = nil
            #expect(try await other.run("status", "last", "--ledger", "file").status == 2)
            try "leger: x\n".write(toFile: file, atomically: true, encoding: .utf8)
            let wrong = try await other.run("runs")
            #expect(wrong.status == 2 && wrong.err.contains("did you mean 'ledger'?"), "\(wrong)")
        }
    }
}
