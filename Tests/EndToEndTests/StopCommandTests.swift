import DirectoryServer
import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

/// Runs that a person stops: at their own process, or from elsewhere.
@Suite(.serialized)
struct StopCommandTests {
    private func options(of store: String) async throws -> [String] {
        store == "postgres" ? ["--ledger", try await PostgresServer.shared().newSchema()] : []
    }

    private static let stores = ["sqlite"] + (PostgresServer.isInstalled ? ["postgres"] : [])

    /// Looks at the newest run until some rows of it are written.
    private func awaitRows(_ roster: RosterCommand, _ ledger: [String]) async throws -> RunStanding {
        for _ in 0..<RosterCommand.tries {
            guard let run = try await roster.standings(ledger).first else { continue }
            if run.created > 0 { return run }
        }
        throw Absent()
    }

    private struct Absent: Error {}

    @Test(arguments: stores)
    func `workers do not go on with an import whose process was ended by a second Ctrl-C`(store: String) async throws {
        let ledger = try await options(of: store)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 400, keys: ["safety: { canary: 0 }"])
            // What is in flight takes longer to end than the second signal needs to come.
            try await roster.servingCompany(fault: "latency 100% 700-1000ms") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let own = try RunningWorker(roster, command: ["import", job, "--yes"] + ledger)
                let run = try await awaitRows(roster, ledger)
                own.process.send(SIGINT)
                // A second one that comes while the first is still to be heard would be no second one.
                _ = try await roster.standing(run.run, ledger)
                own.process.send(SIGINT)
                #expect(await own.end().status == 130)
                let worked = try await roster.run(["work", "--until-idle"] + ledger)
                let status = try await roster.standing(run.run, ledger)
                #expect(status.state == "stopped" && status.exit == 130, "\(status) \(worked)")
                // A worker that went on would have written all of them.
                #expect(status.created < 400, "\(status)")
            }
        }
    }

    @Test func `a stop that the ledger cannot note is said beside the summary`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 400, keys: ["safety: { canary: 0 }"])
            try await roster.servingCompany(fault: "latency 100% 60-90ms") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let own = try RunningWorker(roster, command: ["import", job, "--yes"])
                let run = try await awaitRows(roster, [])
                // The run writes there meanwhile.
                var configuration = Configuration()
                configuration.busyMode = .timeout(60)
                let path = folder + "/state/roster/ledger.sqlite"
                let ledger = try DatabaseQueue(path: path, configuration: configuration)
                try await ledger.write { db in
                    try db.execute(
                        sql: """
                            CREATE TRIGGER deaf BEFORE UPDATE OF stopRequest ON run WHEN NEW.stopRequest IS NOT NULL
                            BEGIN
                                SELECT RAISE(ABORT, 'no stop is noted');
                            END
                            """
                    )
                }
                own.process.send(SIGINT)
                let end = await own.end()
                #expect(end.status == 130 && end.err.contains("could not note the stop"), "\(end)")
                #expect(end.err.contains("Next: roster resume \(run.run)"), "\(end)")
                #expect(FileManager.default.fileExists(atPath: "\(folder)/roster-results/\(run.run)/summary.json"))
                try await ledger.write { try $0.execute(sql: "DROP TRIGGER deaf") }
                let status = try await roster.standing(run.run)
                #expect(status.state == "stopped" && status.exit == 130, "\(status)")
            }
        }
    }

    @Test(arguments: stores)
    func `a run that a worker writes is stopped from elsewhere, and a resume goes on with it`(
        store: String
    ) async throws {
        let ledger = try await options(of: store)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 300)
            try await roster.servingCompany(fault: "latency 100% 60-90ms") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run(["import", job, "--yes", "--detach"] + ledger).status == 0)
                let worker = try RunningWorker(roster, ledger)
                let run = try await awaitRows(roster, ledger)
                let stopped = try await roster.run(["stop", "last"] + ledger)
                let next = stopped.out.split(separator: "\n").last ?? ""
                #expect(stopped.status == 0 && next.hasPrefix("Next: roster resume "), "\(stopped)")
                #expect(next.hasSuffix(" \(run.run)"), "\(stopped)")
                #expect(stopped.err.contains("is asked to stop"), "\(stopped)")
                let status = try await roster.standing(run.run, ledger)
                #expect(status.state == "stopped" && status.exit == 130 && status.created < 300, "\(status)")
                let resumed = try await roster.run(["resume", run.run, "--yes"] + ledger)
                #expect(resumed.status == 0, "\(resumed)")
                worker.process.send(SIGTERM)
                let end = await worker.end()
                #expect(end.status == 0 && end.err.contains("\(run.run): Stopped as asked"), "\(end)")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
                let late = try await roster.run(["stop", run.run] + ledger)
                #expect(late.status == 2 && late.err.contains("there is nothing to stop"), "\(late)")
            }
        }
    }

    @Test(arguments: stores)
    func `a run that waits for workers is stopped at once`(store: String) async throws {
        let ledger = try await options(of: store)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 12)
            try await roster.servingCompany { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let unconfirmed = try await roster.run(["import", job] + ledger)
                #expect(unconfirmed.status == 2)
                let nothing = try await roster.run(["stop", try await roster.standing("last", ledger).run] + ledger)
                #expect(nothing.status == 2 && nothing.err.contains("is not confirmed"), "\(nothing)")
                #expect(try await roster.run(["import", job, "--yes", "--detach"] + ledger).status == 0)
                let stopped = try await roster.run(["stop", "last", "--json"] + ledger)
                #expect(stopped.status == 0, "\(stopped)")
                let run = try JSONDecoder().decode(RunStanding.self, from: Data(stopped.out.utf8))
                #expect(run.state == "stopped" && run.exit == 130)
                let worked = try await roster.run(["work", "--until-idle"] + ledger)
                #expect(worked.status == 0)
                #expect(try await roster.standing(run.run, ledger).created == 0)
                let resumed = try await roster.run(["resume", run.run, "--yes"] + ledger)
                #expect(resumed.status == 0, "\(resumed)")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
            }
        }
    }

    @Test func `where nothing is under way, it says so of the newest run, or that there is none`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let none = try await roster.run("stop", "last")
            #expect(none.status == 2 && !none.err.isEmpty && none.out.isEmpty, "\(none)")
            try await roster.servingCompany { port in
                let job = try GeneratedWave(rows: 12).write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run("import", job, "--yes").status == 0)
                let run = try await roster.standing()
                let ended = try await roster.run("stop", "last")
                #expect(ended.status == 2 && ended.err.contains("All rows of \(run.run) have ended"), "\(ended)")
                let after = try await roster.standing()
                #expect(after.state == "finished" && after.exit == run.exit)
            }
        }
    }

    /// Each answer takes a while, so that the walk still goes on when it is stopped.
    @Test(arguments: stores)
    func `an export is stopped from elsewhere, keeps what it has read, and a resume is whole`(
        store: String
    ) async throws {
        let ledger = try await options(of: store)
        let random = GeneratedText(.plain, seed: 1)
        try await GeneratedDirectory.run(random, people: 100, departments: 60) { generated, roster in
            try await generated.begin([try Fault("latency 100% 400-400ms")])
            try ExportJob.write(to: roster.folder, directory: generated.directory.address, keys: "fields: all")
            let own = try RunningWorker(roster, command: ["export", "all.yaml", "--out", "out"] + ledger)
            for _ in 0..<RosterCommand.tries where !own.said.contains("Departments read") {
                _ = try await roster.run(["runs"] + ledger)
            }
            let stopped = try await roster.run(["stop", "last"] + ledger)
            #expect(stopped.status == 0 && stopped.out.contains("Next: roster resume "), "\(stopped)")
            let end = await own.end()
            #expect(end.status == 130 && end.err.contains("Stopped as asked."), "\(end)")
            #expect(!FileManager.default.fileExists(atPath: roster.folder + "/out"))
            let again = try await roster.run(["stop", try await roster.standing("last", ledger).run] + ledger)
            #expect(again.status == 0, "\(again)")
            let resumed = try await roster.run(["resume", "last", "--json"] + ledger)
            #expect(resumed.status == 0 && resumed.out.contains("\"people\""), "\(resumed)")
            let late = try await roster.run(["stop", "last"] + ledger)
            #expect(late.status == 2 && late.err.contains("has ended; there is nothing to stop"), "\(late)")
            let differences = try StoredDirectory(generated.database).differences(from: roster.folder + "/out")
            #expect(differences.isEmpty, "\(differences.prefix(20).joined(separator: "\n"))")
        }
    }
}
