import Foundation
import JobModel
import TestSupport
import Testing

/// A run whose plan was confirmed and that no worker has begun: it will be written, and every command knows that.
struct ReleasedRunTests {
    private static let stores = ["sqlite"] + (PostgresServer.isInstalled ? ["postgres"] : [])

    @Test(arguments: stores)
    func `is no plan that nobody confirmed, and stays in the ledger`(store: String) async throws {
        let ledger = store == "postgres" ? ["--ledger", try await PostgresServer.shared().newSchema()] : []
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 20)
            try await roster.servingCompany { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run(["import", job, "--yes", "--detach"] + ledger).status == 0)
                let released = try await roster.standing("last", ledger).run
                let status = try await roster.run(["status", released] + ledger)
                #expect((status.out + status.err).contains("released, waits for workers"), "\(status)")
                let purged = try await roster.run(["purge", "--before", "2100-01-01", "--yes"] + ledger)
                #expect((purged.out + purged.err).contains("\(released) stays: it is released"), "\(purged)")
                #expect(try await roster.standing(released, ledger).state == "planned")
                let again = try await roster.run(["import", job, "--detach"] + ledger)
                #expect(again.err.contains("The run \(released) of this job is released"), "\(again)")
                #expect(!again.err.contains("not confirmed; nothing of it was sent"), "\(again)")
                let worked = try await roster.run(["work", "--until-idle", "--run", released] + ledger)
                #expect(worked.status == 0 && worked.err.contains("20 of 20 rows succeeded"), "\(worked)")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
            }
        }
    }

    @Test func `an address with a password is refused before a run is kept`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let job = try GeneratedWave(rows: 2).write(to: folder, directory: "http://somebody:hidden-word@127.0.0.1:9")
            let refused = try await roster.run("import", job, "--yes")
            #expect(refused.status == 2 && refused.err.contains("carries a name or password"), "\(refused)")
            let runs = try await roster.run("runs")
            #expect(!(runs.out + runs.err).contains("generated"), "\(runs)")
            let kept = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return false }
                return "\(folder)/\(name)" != job && data.range(of: Data("hidden-word".utf8)) != nil
            }
            #expect(kept.isEmpty, "\(kept)")
        }
    }
}
