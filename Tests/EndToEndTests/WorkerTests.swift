import Foundation
import JobModel
import TestSupport
import Testing

/// Runs that are planned by one process and written by others, with the real command.
struct WorkerTests {
    /// Of a run that `roster status` shows.
    struct Standing: Decodable {
        var run: String
        var state: String
        var exit: Int?
        var steps: [Step]

        struct Step: Decodable {
            var outcomes: [String: Int]
            var open: Int
        }
    }

    private func standing(
        _ roster: RosterCommand,
        _ run: String = "last",
        _ options: [String] = []
    ) async throws -> Standing {
        let status = try await roster.run(["status", run, "--json"] + options)
        return try JSONDecoder().decode(Standing.self, from: Data(status.out.utf8))
    }

    private func options(of store: String) async throws -> [String] {
        store == "postgres" ? ["--ledger", try await PostgresServer.shared().newSchema()] : []
    }

    private static let stores = ["sqlite"] + (PostgresServer.isInstalled ? ["postgres"] : [])

    @Test(arguments: stores)
    func `a detached import is written by a worker, with its results`(store: String) async throws {
        let ledger = try await options(of: store)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 130)
            try await roster.servingCompany { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let planned = try await roster.run(["import", job, "--yes", "--detach"] + ledger)
                #expect(planned.status == 0 && planned.err.contains("Nothing is written yet"), "\(planned)")
                let run = try await standing(roster, "last", ledger)
                #expect(run.state == "planned")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == GeneratedWave.before)
                let worked = try await roster.run(["work", "--until-idle"] + ledger)
                #expect(worked.status == 0 && worked.err.contains("130 of 130 rows succeeded"), "\(worked)")
                let status = try await standing(roster, run.run, ledger)
                #expect(status.state == "finished" && status.exit == 0)
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
                let results = "\(folder)/roster-results/\(run.run)/summary.json"
                #expect(FileManager.default.fileExists(atPath: results))
            }
        }
    }

    @Test func `a worker that is asked to end finishes what is in flight, and another goes on`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 400)
            try await roster.servingCompany(fault: "latency 100% 20-40ms") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let planned = try await roster.run("import", job, "--yes", "--detach")
                #expect(planned.status == 0, "\(planned)")
                let drained = try await roster.run(
                    "work",
                    disturbed: .signal(SIGTERM, onceSaid: "takes up")
                )
                #expect(drained.status == 0, "\(drained)")
                let status = try await standing(roster)
                #expect(status.state == "running" && status.steps[0].open > 0)
                let worked = try await roster.run("work", "--until-idle")
                #expect(worked.status == 0, "\(worked)")
                #expect(try await standing(roster).exit == 0)
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
            }
        }
    }

    @Test func `a worker says which secret it lacks, and serves the other company`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let wave = GeneratedWave(rows: 30)
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run("import", job, "--yes", "--detach").status == 0)
                let stranger = RosterCommand(folder: folder)
                let idle = try await stranger.run("work", "--until-idle")
                #expect(idle.status == 0 && idle.err.contains("has no secret of the app cli_example"), "\(idle)")
                #expect(try await standing(roster).state == "planned")
                let secrets = "\(folder)/secrets/127.0.0.1:\(port)"
                try FileManager.default.createDirectory(atPath: secrets, withIntermediateDirectories: true)
                try "an-example-secret".write(toFile: secrets + "/cli_example", atomically: true, encoding: .utf8)
                let other = try await stranger.run("work", "--until-idle", "--tenant", "cli_another")
                #expect(other.status == 0)
                #expect(try await standing(roster).state == "planned")
                let served = try await stranger.run("work", "--until-idle", "--credentials", folder + "/secrets")
                #expect(served.status == 0, "\(served)")
                #expect(try await standing(roster).exit == 0)
            }
        }
    }

    @Test func `a worker of one run leaves the others to other workers`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let job = try GeneratedWave(rows: 12).write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run("import", job, "--yes", "--detach").status == 0)
                let first = try await standing(roster).run
                #expect(try await roster.run("import", job, "--yes", "--detach").status == 0)
                let second = try await standing(roster).run
                #expect(first != second)
                let worked = try await roster.run("work", "--until-idle", "--run", first)
                #expect(worked.status == 0, "\(worked)")
                #expect(try await standing(roster, first).exit == 0)
                #expect(try await standing(roster, second).state == "planned")
                let unknown = try await roster.run("work", "--until-idle", "--run", "20000101-000000-none")
                #expect(unknown.status != 0 && unknown.err.contains("20000101-000000-none"), "\(unknown)")
            }
        }
    }

    @Test(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
    func `what was sent before a failover, and lost its marks, is found and not sent again`() async throws {
        let address = try await PostgresServer.shared().newSchema()
        let ledger = ["--ledger", address]
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 60)
            try await roster.servingCompany { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run(["import", job, "--yes", "--detach"] + ledger).status == 0)
                // What another worker has sent, of which this ledger knows nothing.
                #expect(try await roster.run("import", job, "--yes").status == 0)
                let server = try await PostgresServer.shared()
                try await server.execute("UPDATE roster_run SET history = '1 00000001'", at: address)
                let worked = try await roster.run(["work", "--until-idle"] + ledger)
                #expect(worked.status == 0, "\(worked)")
                let status = try await standing(roster, "last", ledger)
                #expect(status.exit == 0 && status.steps[0].outcomes["created"] == 60, "\(status)")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
            }
        }
    }

    @Test(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
    func `a worker that was frozen past its lease writes nothing late, and nobody is made twice`() async throws {
        let ledger = try await options(of: "postgres")
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 300)
            try await roster.servingCompany(fault: "latency 100% 50-100ms") { port in
                let limits = "rates: off, batch_rate: 1000/s, request_deadline: 1s"
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)", limits: limits)
                #expect(try await roster.run(["import", job, "--yes", "--detach"] + ledger).status == 0)
                let work = ["work", "--until-idle", "--lease-seconds", "4"] + ledger
                // The owner of the run makes its canary rows, then both write; the one that is frozen is either of them.
                async let frozen = roster.run(work, disturbed: .freeze(onceSaid: "takes up", for: .seconds(9)))
                async let other = roster.run(work)
                let (late, heir) = try await (frozen, other)
                #expect(late.status == 0 && heir.status == 0, "\(late) \(heir)")
                // An owner that was frozen keeps the run for its lease, which is longer than this.
                let rest = try await roster.run(["work", "--until-idle"] + ledger)
                #expect(rest.status == 0, "\(rest)")
                let status = try await standing(roster, "last", ledger)
                #expect(status.exit == 0 && status.steps[0].outcomes["created"] == 300, "\(status)")
                let address = "http://127.0.0.1:\(port)"
                #expect(try await roster.employees(of: address) == wave.everybody)
            }
        }
    }
}
