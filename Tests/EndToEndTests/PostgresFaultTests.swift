import Foundation
import JobModel
import Synchronization
import TestSupport
import Testing

/// The real command while its database server ends, or the line to it.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresFaultTests {
    /// Waits until the wave has sent something, or its command has ended.
    private func waitUntilSending(_ server: PostgresServer, at address: String, _ hasEnded: Flag) async throws {
        while !hasEnded.isUp {
            do {
                let sent = "SELECT EXISTS (SELECT FROM roster_row WHERE outcome = 'created')"
                if try await server.execute(sent, at: address) == "t" { return }
            } catch {
                // The tables are made by the command.
            }
        }
    }

    /// Goes on with a wave until it has come to its end, and looks at its books.
    private func finish(_ first: RosterCommand.Result, _ roster: RosterCommand) async throws {
        var result = first
        var tries = 0
        while ![0, 4].contains(result.status), tries < RosterCommand.tries {
            tries += 1
            result = try await roster.run("resume", "last", "--yes", "--json")
        }
        let summary = try Summary(result)
        #expect(summary.exit == 4 && summary.rows == 314 && summary.addsUp, "\(first.err) \(result.err)")
        #expect(summary.count(.created) == 275)
    }

    @Test(.enabled(if: PgBouncer.isInstalled, Comment(rawValue: PgBouncer.absence)))
    func `a wave goes through a pooler that gives each transaction another connection`() async throws {
        let address = try await PgBouncer.shared().newSchema()
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            var roster = RosterCommand(folder: folder)
            roster.environment["ROSTER_LEDGER"] = address
            let imported = try await roster.run("import", "jobs/onboarding.yaml", "--yes", "--json")
            try await finish(imported, roster)
        }
    }

    @Test func `a retry after a failover reads back first what may have been sent without its mark`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 600)
            let job = try wave.write(to: folder, limits: "rates: documented, batch_rate: 2/s")
            var roster = RosterCommand(folder: folder)
            roster.environment["ROSTER_LEDGER"] = address
            let stopped = try await roster.run("import", job, "--yes", disturbed: .signal(SIGINT, onceSaid: "Rows of"))
            #expect(stopped.status == 130, "\(stopped)")
            // Of some people who were created the standby lacks the end and the mark.
            try await server.execute(
                """
                ALTER TABLE roster_row DISABLE TRIGGER USER;
                UPDATE roster_row SET state = 'planned', outcome = NULL, attempts = 0, sent_at = NULL, user_id = NULL,
                    open_id = NULL
                WHERE outcome = 'created';
                ALTER TABLE roster_row ENABLE TRIGGER USER;
                UPDATE roster_run SET history = '1 00000001'
                """,
                at: address
            )
            let early = try await roster.run("retry", "last", "--yes")
            #expect(early.status != 0 && early.err.contains("has not come to its end"), "\(early)")
            let resolved = try await roster.run("resolve", "last")
            #expect(resolved.status != 2, "\(resolved)")
            let retried = try await roster.run("retry", "last", "--yes", "--json")
            #expect(try Summary(retried).exit == 0, "\(retried.err)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `a wave goes on where its server is killed and started again`() async throws {
        let server = try await PostgresServer.own()
        let address = server.address()
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            var roster = RosterCommand(folder: folder)
            roster.environment["ROSTER_LEDGER"] = address
            let hasEnded = Flag()
            async let importing = roster.run("import", "jobs/onboarding.yaml", "--yes", "--json") { hasEnded.raise() }
            try await waitUntilSending(server, at: address, hasEnded)
            try await server.kill()
            try await server.start()
            try await finish(await importing, roster)
        }
    }

    @Test func `a wave goes on where the line to its server is cut and healed, and where answers are lost`()
        async throws
    {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let line = try PostgresLine(to: server.folder)
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            var roster = RosterCommand(folder: folder)
            roster.environment["ROSTER_LEDGER"] = line.address(address)
            let hasEnded = Flag()
            async let importing = roster.run("import", "jobs/onboarding.yaml", "--yes", "--json") { hasEnded.raise() }
            try await waitUntilSending(server, at: address, hasEnded)
            line.loseAnswer(to: PostgresLine.commit)
            while line.losses == 0, !hasEnded.isUp { await Task.yield() }
            line.cut()
            while line.refusals == 0, !hasEnded.isUp { await Task.yield() }
            line.heal()
            #expect(line.losses == 1)
            try await finish(await importing, roster)
        }
        line.end()
    }

    @Test func `a wave goes by a line that is slow and loses messages`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let line = try PostgresLine(to: server.folder)
        line.slow(SlowLine(delay: 1...15, loss: 0.01))
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            var roster = RosterCommand(folder: folder)
            roster.environment["ROSTER_LEDGER"] = line.address(address)
            let result = try await roster.run("import", "jobs/onboarding.yaml", "--yes", "--json")
            let summary = try Summary(result)
            #expect(summary.exit == 4 && summary.rows == 314 && summary.addsUp, "\(result.err)")
            #expect(summary.count(.created) == 275)
        }
        line.end()
    }
}

private final class Flag: Sendable {
    private let state = Atomic(false)

    var isUp: Bool { state.load(ordering: .acquiring) }

    func raise() { state.store(true, ordering: .releasing) }
}

extension RosterCommand {
    /// Runs the command, and says when it has ended.
    fileprivate func run(_ arguments: String..., saying end: @Sendable () -> Void) async throws -> Result {
        defer { end() }
        return try await run(arguments)
    }
}
