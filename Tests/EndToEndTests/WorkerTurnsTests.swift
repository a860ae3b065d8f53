import Foundation
import TestSupport
import Testing

/// A worker with fewer places than there are companies.
struct WorkerTurnsTests {
    @Test(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
    func `a worker with two places serves five companies in turns, and writes everybody once`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = ["--ledger", address]
        try await withFolder { folder in
            let companies = try (0..<5).map { index in
                var wave = GeneratedWave(rows: 300, first: 10_001 + 20_000 * index)
                wave.mobiles = "138000\(index)"
                return try StormCompany("\(index)", wave: wave, folder: folder)
            }
            let directory = try await StormDirectory(
                company: try StormCompany.write(companies, to: folder),
                folder: folder,
                fault: "latency 100% 60-90ms"
            )
            do {
                let place = "http://127.0.0.1:\(directory.port)"
                for company in companies {
                    try company.writeSecret(to: folder + "/secrets", for: place)
                    let planned = try await company.plan(at: place, limits: "rates: off", ledger: address)
                    #expect(planned.status == 0, "\(planned)")
                }
                let few = ["--workers", "2", "--places", "2", "--least-service-seconds", "2"]
                let roster = RosterCommand(folder: folder)
                let worked = try await roster.run(
                    ["work", "--until-idle", "--credentials", folder + "/secrets"] + few + ledger
                )
                #expect(worked.status == 0, "\(worked)")
                let runs = try await roster.standings(ledger)
                #expect(runs.count == 5)
                // `created` also counts who was there already where a row was sent twice: one attempt each says it was not.
                for run in runs { #expect(run.state == "finished" && run.created == 300, "\(run)") }
                let sent = try await server.execute("SELECT max(attempts) FROM row_view", at: address)
                #expect(sent == "1")
                // Every company had its turn before the first one was done.
                let inTurns = """
                    SELECT (SELECT max(first) FROM (SELECT min(at) AS first FROM attempt_view GROUP BY run) AS begun)
                        < (SELECT min(last) FROM (SELECT max(at) AS last FROM attempt_view GROUP BY run) AS done)
                    """
                #expect(try await server.execute(inTurns, at: address) == "t")
            } catch {
                await directory.end()
                throw error
            }
            await directory.end()
        }
    }

    /// Two companies of 20 people, each with a directory of its own that is called by its name.
    private func companies(_ folder: String, ledger: String) async throws -> [(StormCompany, StormDirectory)] {
        var served: [(StormCompany, StormDirectory)] = []
        for (index, name) in ["slow", "quick"].enumerated() {
            var wave = GeneratedWave(rows: 20, first: 10_001 + 20_000 * index)
            wave.mobiles = "138000\(index)"
            let company = try StormCompany(name, wave: wave, folder: folder)
            let own = "\(folder)/directory-\(name)"
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
            let file = try StormCompany.write([company], to: own)
            let directory = try await StormDirectory(company: file, folder: own, fault: "latency 1% 1-2ms")
            served.append((company, directory))
            let place = "http://127.0.0.1:\(directory.port)"
            try company.writeSecret(to: folder + "/secrets", for: place)
            // Longer than the test waits for anything.
            let planned = try await company.plan(
                at: place,
                limits: "rates: off, request_deadline: 1h",
                ledger: ledger
            )
            #expect(planned.status == 0, "\(planned)")
        }
        return served
    }

    @Test(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
    func `a directory that hangs while it is read keeps the only place from no other company`() async throws {
        let ledger = ["--ledger", try await PostgresServer.shared().newSchema()]
        try await withFolder { folder in
            let served = try await companies(folder, ledger: ledger[1])
            let roster = RosterCommand(folder: folder)
            await served[0].1.hang(true)
            let one = ["--workers", "1", "--places", "1", "--least-service-seconds", "1"]
            let worker = try RunningWorker(
                roster,
                ["--until-idle", "--credentials", folder + "/secrets"] + one + ledger
            )
            var states: Set<String> = []
            for _ in 0..<RosterCommand.tries where !states.contains("finished") {
                states = Set(try await roster.standings(ledger).map(\.state))
            }
            #expect(
                states == ["finished", "running"] || states == ["finished", "planned"],
                "\(states) \(worker.said)"
            )
            await served[0].1.hang(false)
            let end = await worker.end()
            #expect(end.status == 0, "\(end)")
            for run in try await roster.standings(ledger) { #expect(run.state == "finished" && run.created == 20) }
            for (_, directory) in served { await directory.end() }
        }
    }
}
