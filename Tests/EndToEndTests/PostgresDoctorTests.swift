import Foundation
import TestSupport
import Testing

/// `roster doctor --ledger` on a real server.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresDoctorTests {
    private struct Report: Decodable {
        struct Answer: Decodable {
            var code: String
            var verdict: String
            var found: String
            var remedy: String?
        }
        var ledger: String
        var exit: Int32
        var answers: [Answer]

        init(_ result: RosterCommand.Result) throws {
            self = try JSONDecoder().decode(Report.self, from: Data(result.out.utf8))
            #expect(exit == result.status, "\(result.err)")
        }

        func answer(_ code: String) throws -> Answer { try #require(answers.first { $0.code == code }, "\(code)") }

        var bad: [String] { answers.filter { !["well", "note"].contains($0.verdict) }.map(\.code) }
    }

    @Test func `says how a database does, and makes no tables`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let first = try Report(await roster.run("doctor", "--ledger", address, "--json"))
            #expect(try first.answer("ledger.migrations").verdict == "note")
            let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
            #expect(try await server.execute(tables, at: address) == "0")
            // The server of the tests does not write to its disk.
            #expect(first.bad == ["ledger.durability"] && first.exit == 3, "\(first.answers)")
            #expect(try first.answer("ledger.durability").found.contains("fsync"))
            _ = try await roster.run("runs", "--ledger", address)
            let second = try Report(await roster.run("doctor", "--ledger", address, "--json"))
            #expect(try second.answer("ledger.migrations").verdict == "well")
            #expect(try second.answer("ledger.clock").verdict == "well")
            #expect(!second.ledger.contains("options") && second.ledger.hasPrefix("postgres://roster@"))
            let said = try await roster.run("doctor", "--ledger", address)
            #expect(
                said.out.hasPrefix("Ledger postgres://") && said.out.contains("What to do: Switch it on"),
                "\(said.out)"
            )
        }
    }

    @Test func `names rights that are missing, and an old transaction`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let schema = try #require(address.split(separator: "%3D").last.map(String.init))
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("runs", "--ledger", address)
            try await server.execute(
                """
                CREATE ROLE \(schema)_guest LOGIN; GRANT USAGE ON SCHEMA \(schema) TO \(schema)_guest;
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO \(schema)_guest;
                REVOKE UPDATE ON \(schema).roster_row FROM \(schema)_guest;
                """
            )
            let guest = server.address(user: "\(schema)_guest", schema: schema)
            let report = try Report(await roster.run("doctor", "--ledger", guest, "--json"))
            #expect(report.exit == 7 && report.bad.contains("ledger.rights"), "\(report)")
            #expect(try report.answer("ledger.rights").found == "Missing: UPDATE roster_row")
            #expect(try report.answer("ledger.transactions").found.contains("not shown"))
            try await server.execute("REVOKE USAGE ON SCHEMA \(schema) FROM \(schema)_guest")
            let closed = try Report(await roster.run("doctor", "--ledger", guest, "--json"))
            let answer = try closed.answer("ledger.migrations")
            #expect(closed.exit == 7 && answer.verdict == "missing", "\(closed)")
            #expect(answer.remedy?.hasPrefix("GRANT USAGE, CREATE ON SCHEMA \(schema)") == true, "\(answer)")
            #expect(try closed.answer("ledger.rights").verdict == "missing", "\(closed)")
            let refused = try await roster.run("runs", "--ledger", guest)
            #expect(refused.status == 7 && refused.err.contains("does not permit"), "\(refused)")
        }
    }

    @Test func `a server that is not there is said, and a file is looked at`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let gone = try Report(await roster.run("doctor", "--ledger", "postgres://a:s3cret@127.0.0.1:1/d", "--json"))
            #expect(gone.exit == 8 && gone.bad == ["ledger.server"] && gone.ledger == "postgres://a@127.0.0.1:1/d")
            #expect(try gone.answer("ledger.server").remedy?.contains("resume") == false)
            let file = try Report(await roster.run("doctor", "--ledger", "file", "--json"))
            #expect(file.exit == 0 && file.answers.map(\.code) == ["ledger.file"])
        }
    }
}
