import Foundation
import Glibc
import TestSupport
import Testing

/// `status --watch` beside runs whose owner ends.
@Suite(.serialized)
struct WatchCommandTests {
    private struct Absent: Error {}

    private func options(of store: String) async throws -> [String] {
        store == "postgres" ? ["--ledger", try await PostgresServer.shared().newSchema()] : []
    }

    private static let stores = ["sqlite"] + (PostgresServer.isInstalled ? ["postgres"] : [])

    /// Looks at a run until something has come of it.
    private func until(_ hasCome: () async throws -> Bool) async throws {
        for _ in 0..<RosterCommand.tries where try await hasCome() { return }
        throw Absent()
    }

    @Test(arguments: stores)
    func `goes on while a run waits for a worker, and ends with it`(store: String) async throws {
        let ledger = try await options(of: store)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 200)
            try await roster.servingCompany(fault: "latency 100% 60-90ms") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                #expect(try await roster.run(["import", job, "--yes", "--detach"] + ledger).status == 0)
                let watch = try RunningWorker(roster, command: ["status", "last", "--watch"] + ledger)
                let first = try RunningWorker(roster, ledger)
                try await until { try await roster.standing("last", ledger).created > 0 }
                first.process.send(SIGKILL)
                _ = await first.end()
                let status = try await roster.run(["status", "last"] + ledger)
                #expect(status.out.contains("running, waits for a worker"), "\(status)")
                try await until {
                    _ = try await roster.standing("last", ledger)
                    return watch.said.contains("running, waits for a worker: rows of people")
                }
                let second = try RunningWorker(roster, ["--until-idle"] + ledger)
                #expect(await second.end().status == 0)
                let watched = await watch.end()
                #expect(watched.status == 0 && watched.err.contains("finished"), "\(watched)")
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
            }
        }
    }

    @Test func `ends where the process of a run that no worker serves was killed`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 200)
            try await roster.servingCompany(fault: "latency 100% 60-90ms") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let own = try RunningWorker(roster, command: ["import", job, "--yes"])
                try await until { try await roster.standings([]).first.map { $0.created > 0 } ?? false }
                let watch = try RunningWorker(roster, command: ["status", "last", "--watch"])
                try await until {
                    _ = try await roster.standing()
                    return watch.said.contains("running: rows of people")
                }
                own.process.send(SIGKILL)
                _ = await own.end()
                let watched = await watch.end()
                #expect(watched.status == 0 && watched.err.contains("interrupted, begun"), "\(watched)")
                #expect(watched.err.contains("Next: roster resume"), "\(watched)")
                // Its first rate is of the rows that ended while it watched.
                let rates = watched.err.matches(of: /, ([0-9]+)(\.[0-9])?\/s/).compactMap { Int($0.1) }
                #expect(rates.allSatisfy { $0 < 1000 }, "\(watched)")
            }
        }
    }
}
