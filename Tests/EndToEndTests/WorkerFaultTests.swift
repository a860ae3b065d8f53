import Foundation
import JobModel
import TestSupport
import Testing

/// One company's wave, left to workers whose ledger is on a database server, and what that server does meanwhile.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct WorkerFaultTests {
    private static let wave = GeneratedWave(rows: 400)
    private static let work = ["--until-idle"]

    /// Plans the wave for workers; `body` gets the command whose run it is and the options of its ledger.
    private func withPlannedWave(
        at address: String,
        limits: String = "rates: off",
        _ body: (RosterCommand, [String]) async throws -> Void
    ) async throws {
        let ledger = ["--ledger", address]
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany(fault: "latency 100% 20-40ms") { port in
                let job = try Self.wave.write(to: folder, directory: "http://127.0.0.1:\(port)", limits: limits)
                let planned = try await roster.run(["import", job, "--yes", "--detach"] + ledger)
                #expect(planned.status == 0, "\(planned)")
                try await body(roster, ledger)
                for run in try await roster.workToTheEnd(ledger) {
                    #expect(run.exit == 0 && run.created == Self.wave.rows, "\(run)")
                }
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == Self.wave.everybody)
            }
            // One each: a second create would have sent another.
            let invited = try await roster.invited(database: Served.database)
            #expect(invited.count == Self.wave.rows && Set(invited).count == invited.count)
        }
    }

    @Test func `workers go on where a standby has taken over while they were at work`() async throws {
        let server = try await PostgresServer.own()
        let standby = try await server.addStandby()
        let both = server.address().replacing("host=\(server.folder)", with: "host=\(server.folder),\(standby)")
        try await withPlannedWave(at: both + "&target_session_attrs=read-write") { roster, ledger in
            let workers = try (0..<2).map { _ in try RunningWorker(roster, Self.work + ledger) }
            try await server.awaitRows(50, at: server.address())
            try await server.kill()
            try await server.promoteStandby()
            for worker in workers {
                // One that owned the run leaves it to the next one, which reads back what was on its way.
                let result = await worker.end()
                #expect([0, 1].contains(result.status), "\(result)")
            }
        }
    }

    @Test(.enabled(if: OtherClock.isPossible, Comment(rawValue: OtherClock.absence)))
    func `workers whose clocks are minutes apart share a run as others do`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await withPlannedWave(at: address, limits: "rates: documented, endpoints: { createUser: 40/s }") {
            roster,
            ledger in
            var workers: [RunningWorker] = []
            for shift in [Duration.seconds(420), .seconds(-300)] {
                var other = roster
                let clock = try await OtherClock.environment(ahead: shift, in: roster.folder)
                other.environment.merge(clock) { $1 }
                workers.append(try RunningWorker(other, Self.work + ledger))
            }
            for worker in workers {
                let result = await worker.end()
                #expect(result.status == 0, "\(result)")
            }
            let apart = try await server.execute("SELECT max(at) - min(at) > 600 FROM roster_attempt", at: address)
            #expect(apart == "t", "Both have written, each by its own clock.")
            let holders = try await server.execute("SELECT max(epoch) FROM roster_chunk", at: address)
            #expect(holders == "1", "Nobody took a lease of another for over.")
        }
    }

    @Test(.enabled(if: Mounts.areAllowed, "A disk of its own needs the right to mount one."))
    func `workers say that the database's disk is full, and others go on once there is room`() async throws {
        let server = try await PostgresServer.own(disk: 128)
        try await withPlannedWave(at: server.address()) { roster, ledger in
            let workers = try (0..<2).map { _ in try RunningWorker(roster, Self.work + ledger) }
            try await server.awaitRows(20, at: server.address())
            try await server.fillDisk()
            let results = [await workers[0].end(), await workers[1].end()]
            #expect(results.contains { $0.err.contains("The disk of the database server") }, "\(results)")
            try await server.clearDisk()
        }
    }

    @Test func `a transaction that stands still for the whole run is in no worker's way`() async throws {
        // Of its own: no dead row of any table is removed meanwhile.
        let server = try await PostgresServer.own()
        let address = try await server.newSchema()
        try await withPlannedWave(at: address) { roster, ledger in
            try await server.withIdleTransaction(at: address) {
                let workers = try (0..<2).map { _ in try RunningWorker(roster, Self.work + ledger) }
                for worker in workers {
                    let result = await worker.end()
                    #expect(result.status == 0, "\(result)")
                }
                #expect(try await roster.standing("last", ledger).state == "finished")
            }
        }
    }

    @Test func `a worker ends where a later version has changed the ledger, and another does not begin`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await withPlannedWave(at: address) { roster, ledger in
            // Without --until-idle: it would stay.
            let worker = try RunningWorker(roster, ledger)
            try await server.awaitRows(20, at: address)
            try await server.execute("INSERT INTO roster_migration (number, name) VALUES (9999, 'later')", at: address)
            let result = await worker.end()
            #expect(result.status != 0 && result.err.contains("was written by a later version of Roster"), "\(result)")
            let next = try await roster.run(["work", "--until-idle"] + ledger)
            #expect(next.status != 0 && next.err.contains("was written by a later version of Roster"), "\(next)")
            let open = try await server.execute(
                "SELECT count(*) > 0 FROM roster_row WHERE outcome IS NULL",
                at: address
            )
            #expect(open == "t", "It ended before the run did.")
            try await server.execute("DELETE FROM roster_migration WHERE number = 9999", at: address)
        }
    }

    @Test func `a worker that was frozen past its lease writes nothing late, and nobody is made twice`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let connection = try PostgresLine(to: server.folder)
        try await withPlannedWave(at: address, limits: "rates: off, request_deadline: 1s") { roster, ledger in
            let lease = ["--lease-seconds", "4"]
            let frozen = try RunningWorker(roster, Self.work + lease + ["--ledger", connection.address(address)])
            let line = try await server.freeze(frozen.process, whileItSendsBy: address)
            let heir = try RunningWorker(roster, Self.work + lease + ledger)
            let isTaken =
                "SELECT count(*) FROM roster_chunk WHERE epoch > 1 AND \(line) BETWEEN first_line AND last_line"
            while try await server.execute(isTaken, at: address) != "1" {}
            frozen.process.send(SIGCONT)
            let (late, other) = (await frozen.end(), await heir.end())
            #expect(late.status == 0 && other.status == 0, "\(late) \(other)")
            #expect(connection.refusedWrites > 0, "What was in flight came back after another had the chunk.")
        }
        connection.end()
    }
}

extension PostgresServer {
    /// Waits until so many rows of a ledger have been created.
    fileprivate func awaitRows(_ count: Int, at address: String) async throws {
        let isSo = "SELECT count(*) >= \(count) FROM roster_row WHERE outcome = 'created'"
        while try await execute(isSo, at: address) != "t" {}
    }

    /// Stops a worker while a row of a chunk that others may take is on its way to the directory; the line of that row.
    fileprivate func freeze(_ process: ChildProcess, whileItSendsBy address: String) async throws -> String {
        let sending = """
            SELECT line FROM roster_row JOIN roster_chunk USING (run) WHERE state = 'sending'
                AND line BETWEEN first_line AND last_line AND NOT is_done AND is_shared LIMIT 1
            """
        while true {
            process.send(SIGSTOP)
            let line = try await execute(sending, at: address)
            if !line.isEmpty { return line }
            process.send(SIGCONT)
            // Another moment; the answer is not needed.
            try await execute(sending, at: address)
        }
    }
}
