import Foundation
import JobModel
import TestSupport
import Testing

/// Three workers, two companies with limits, and kills at any moment.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct WorkerStormTests {
    private static let kills = 6

    @Test(arguments: ["single", "batch"])
    func `whatever moment workers are killed at, the directory is what the ledger says`(submit: String) async throws {
        let ledger = ["--ledger", try await PostgresServer.shared().newSchema()]
        try await withFolder { folder in
            var companies: [RosterCommand] = []
            for name in ["a", "b"] {
                let own = "\(folder)/\(name)"
                try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: false)
                var company = RosterCommand(folder: own, environment: Served.credentials)
                company.isNice = true
                companies.append(company)
            }
            let (a, b) = (companies[0], companies[1])
            let wave = GeneratedWave(rows: 240, submit: submit)
            try await a.servingCompany(fault: "latency 100% 5-30ms") { first in
                try await b.servingCompany(fault: "latency 100% 5-30ms") { second in
                    let addresses = [first, second].map { "http://127.0.0.1:\($0)" }
                    for (company, address) in zip(companies, addresses) {
                        let job = try wave.write(
                            to: company.folder,
                            directory: address,
                            limits: "rates: documented, batch_rate: 1000/s, settle_after: 3s"
                        )
                        let planned = try await company.run(["import", job, "--yes", "--detach"] + ledger)
                        #expect(planned.status == 0, "\(planned)")
                    }
                    let hits = try await work(a, ledger)
                    #expect(hits > 0)
                    let standings = try await a.workToTheEnd(ledger)
                    for (company, address) in zip(companies, addresses) {
                        #expect(try await company.employees(of: address) == wave.everybody)
                    }
                    #expect(standings.count == 2)
                    for run in standings {
                        #expect(run.exit == 0 && run.state == "finished", "\(run)")
                        #expect(run.created == wave.rows, "\(run)")
                    }
                }
            }
        }
    }

    /// Three workers until nothing is left, each killed several times; how many kills hit.
    private func work(_ roster: RosterCommand, _ ledger: [String]) async throws -> Int {
        let hits = try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<3 {
                group.addTask {
                    var generator = SeededGenerator(seed: UInt64(worker))
                    var hits = 0
                    for _ in 0..<Self.kills {
                        let delay = Duration.milliseconds(Int.random(in: 300...1800, using: &generator))
                        let result = try await roster.run(
                            ["work", "--until-idle", "--workers", "2"] + ledger,
                            disturbed: .kill(after: delay)
                        )
                        guard result.status == 128 + SIGKILL else {
                            #expect(result.status == 0, "\(result)")
                            break
                        }
                        hits += 1
                    }
                    return hits
                }
            }
            return try await group.reduce(0, +)
        }
        return hits
    }
}
