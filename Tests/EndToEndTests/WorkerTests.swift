import Foundation
import JobModel
import TestSupport
import Testing

/// Runs that are planned by one process and written by others, with the real command.
struct WorkerTests {
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
                let run = try await roster.standing("last", ledger)
                #expect(run.state == "planned")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == GeneratedWave.before)
                let worked = try await roster.run(["work", "--until-idle"] + ledger)
                #expect(worked.status == 0 && worked.err.contains("130 of 130 rows succeeded"), "\(worked)")
                let status = try await roster.standing(run.run, ledger)
                #expect(status.state == "finished" && status.exit == 0)
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
                let results = "\(folder)/roster-results/\(run.run)/summary.json"
                #expect(FileManager.default.fileExists(atPath: results))
            }
        }
    }

    @Test(arguments: stores)
    func `the next worker of the machine writes results that are missing`(store: String) async throws {
        let ledger = try await options(of: store)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let job = try GeneratedWave(rows: 30).write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run(["import", job, "--yes", "--detach"] + ledger).status == 0)
                // Nothing can be written there, as where a process is killed before it has.
                let results = "\(folder)/roster-results"
                if FileManager.default.fileExists(atPath: results) {
                    try FileManager.default.removeItem(atPath: results)
                }
                try Data().write(to: URL(fileURLWithPath: results))
                let first = try await roster.run(["work", "--until-idle"] + ledger)
                let written = try await roster.standing("last", ledger)
                #expect(written.state == "written", "\(first)")
                try FileManager.default.removeItem(atPath: results)
                let second = try await roster.run(["work", "--until-idle"] + ledger)
                #expect(second.status == 0 && second.err.contains("30 of 30 rows succeeded"), "\(second)")
                #expect(try await roster.standing("last", ledger).state == "finished")
                #expect(FileManager.default.fileExists(atPath: "\(results)/\(written.run)/summary.json"))
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
                let status = try await roster.standing()
                #expect(status.state == "running" && status.steps[0].open > 0)
                let worked = try await roster.run("work", "--until-idle")
                #expect(worked.status == 0, "\(worked)")
                #expect(try await roster.standing().exit == 0)
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
                #expect(idle.status == 7 && idle.err.contains("has no secret of the app cli_example"), "\(idle)")
                #expect(idle.err.contains("/127.0.0.1:\(port)/cli_example and give the folder"), "\(idle)")
                #expect(try await roster.standing().state == "planned")
                let missing = try await stranger.run("work", "--until-idle", "--credentials", folder + "/secrets")
                #expect(
                    missing.status == 2 && missing.err.contains("there is no folder \(folder)/secrets"),
                    "\(missing)"
                )
                let secrets = "\(folder)/secrets/127.0.0.1:\(port)"
                try FileManager.default.createDirectory(atPath: secrets, withIntermediateDirectories: true)
                try "a-wrong-secret".write(toFile: secrets + "/cli_example", atomically: true, encoding: .utf8)
                let wrong = try await stranger.run("work", "--until-idle", "--credentials", folder + "/secrets")
                #expect(wrong.status == 7 && wrong.err.contains("could not be served"), "\(wrong)")
                try "an-example-secret".write(toFile: secrets + "/cli_example", atomically: true, encoding: .utf8)
                let other = try await stranger.run("work", "--until-idle", "--tenant", "cli_another")
                #expect(other.status == 2, "\(other)")
                let there = "No run is of the tenant 'cli_another'. There are runs of: cli_example (127.0.0.1:\(port))."
                #expect(other.err.contains(there), "\(other)")
                #expect(try await roster.standing().state == "planned")
                let served = try await stranger.run("work", "--until-idle", "--credentials", folder + "/secrets")
                #expect(served.status == 0, "\(served)")
                #expect(try await roster.standing().exit == 0)
            }
        }
    }

    @Test func `a worker that does not reach the directory says so by its status`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let job = try GeneratedWave(rows: 30).write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run("import", job, "--yes", "--detach").status == 0)
            }
            // The directory is down by now.
            let worked = try await roster.run("work", "--until-idle")
            #expect(worked.status == 8 && worked.err.contains("1 run could not be served and is left"), "\(worked)")
            #expect(!worked.err.contains("resume"), "\(worked)")
        }
    }

    @Test func `a worker of one run leaves the others to other workers`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let job = try GeneratedWave(rows: 12).write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run("import", job, "--yes", "--detach").status == 0)
                let first = try await roster.standing().run
                #expect(try await roster.run("import", job, "--yes", "--detach").status == 0)
                let second = try await roster.standing().run
                #expect(first != second)
                let worked = try await roster.run("work", "--until-idle", "--run", first)
                #expect(worked.status == 0, "\(worked)")
                #expect(try await roster.standing(first).exit == 0)
                #expect(try await roster.standing(second).state == "planned")
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
                let status = try await roster.standing("last", ledger)
                #expect(status.exit == 0 && status.steps[0].outcomes["created"] == 60, "\(status)")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
            }
        }
    }

    @Test(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
    func `workers that have the secret of one company each leave the other's chunks alone`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = ["--ledger", address]
        try await withFolder { folder in
            let companies = try (0..<2).map { index in
                var wave = GeneratedWave(rows: 200, first: 10_001 + 20_000 * index)
                wave.mobiles = "138000\(index)"
                return try StormCompany("\(index)", wave: wave, folder: folder)
            }
            let directory = try await StormDirectory(
                company: try StormCompany.write(companies, to: folder),
                folder: folder,
                fault: "latency 100% 5-25ms"
            )
            do {
                let place = "http://127.0.0.1:\(directory.port)"
                for company in companies {
                    let planned = try await company.plan(at: place, limits: "rates: off", ledger: address)
                    #expect(planned.status == 0, "\(planned)")
                }
                // Each finds its own company's secret in its environment alone.
                let workers = try companies.map { try RunningWorker($0.roster, ["--until-idle"] + ledger) }
                for (company, worker) in zip(companies, workers) {
                    let result = await worker.end()
                    let lacking = companies.filter { $0.app != company.app }.map { "no secret of the app \($0.app)" }
                    // 0 where the other company's was written by then.
                    #expect([0, 7].contains(result.status) && lacking.allSatisfy(result.err.contains), "\(result)")
                    #expect(!result.err.contains("no secret of the app \(company.app)"), "\(result)")
                }
                for run in try await companies[0].roster.standings(ledger) {
                    #expect(run.state == "finished" && run.created == 200, "\(run)")
                }
                let claims = try await server.execute("SELECT max(epoch) FROM roster_chunk", at: address)
                #expect(claims == "1", "A chunk that is given back unwritten is claimed again.")
            } catch {
                await directory.end()
                throw error
            }
            await directory.end()
        }
    }
}
