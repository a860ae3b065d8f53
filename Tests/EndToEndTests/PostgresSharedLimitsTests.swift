import Foundation
import JobModel
import TestSupport
import Testing

/// The limits as the directory counts them, kept by commands that share a database and nothing else, as on machines of
/// their own.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresSharedLimitsTests {
    private struct Call: Decodable {
        var status: Int
        var code: Int?
    }

    private static let processes = 8
    /// Ten times the documented tier, as the directory keeps it in this test.
    private static let limits = """
        rates: documented, endpoints: { createUser: [500/s, 10000/m], lookUpUsers: [500/s, 10000/m] }
        """

    @Test func `eight imports at once keep the limits together, and no call is throttled`() async throws {
        let ledger = try await PostgresServer.shared().newSchema()
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let company = Project.folder + "/templates/company.yaml"
            let waves = (0..<Self.processes).map { GeneratedWave(rows: 100, first: 1001 + 1000 * $0) }
            var served: [String] = []
            try await roster.serving("--database", Served.database, "--company", company, "--rates", "x10") { port in
                let address = "http://127.0.0.1:\(port)"
                try await withThrowingTaskGroup(of: RosterCommand.Result.self) { group in
                    for (number, wave) in waves.enumerated() {
                        let own = "\(folder)/\(number)"
                        let job = try wave.write(to: own, directory: address, limits: Self.limits)
                        var other = RosterCommand(folder: own, environment: Served.credentials)
                        other.environment["ROSTER_LEDGER"] = ledger
                        group.addTask { [other] in try await other.run("import", job, "--yes", "--json") }
                    }
                    for try await result in group { #expect(try Summary(result).exit == 0, "\(result.err)") }
                }
                served = try await roster.employees(of: address)
            }
            #expect(served == (GeneratedWave.before + waves.flatMap(\.numbers)).sorted())
            let log = try await roster.run(
                "directory",
                "log",
                "--last",
                "10000",
                "--json",
                "--database",
                Served.database
            )
            let calls = try JSONDecoder().decode([Call].self, from: Data(log.out.utf8))
            #expect(calls.count > 800 && !calls.contains { $0.status == 429 || $0.code == 99_991_400 })
        }
    }
}
