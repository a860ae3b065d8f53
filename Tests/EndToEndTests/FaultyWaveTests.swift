import Foundation
import JobModel
import TestSupport
import Testing

/// The main job against a directory in another process that does one thing wrong, now and then.
@Suite(.serialized)
struct FaultyWaveTests {
    /// Exit statuses after which a resume goes on: unknown outcomes, safety stop, credentials, limits or network.
    private static let resumable: Set<Int32> = [5, 6, 7, 8]

    @Test(arguments: [
        "latency 5% 20-200ms", "answer_lost 5%", "cut 5%", "server_error 5%", "throttled 5%", "token_expired 5%",
        "slow_page 50% 50ms", "stale_page 5%", "account_failed 5%",
    ])
    func `writes every row once with five per cent faults, person by person`(fault: String) async throws {
        try await importsOnce(submit: "single", fault: fault)
    }

    @Test(arguments: [
        "answer_lost 5%", "cut 5%", "server_error 5%", "throttled 5%", "token_expired 5%", "task_fails 30%",
        "task_eight 30%",
    ])
    func `writes every row once with five per cent faults, by batches`(fault: String) async throws {
        try await importsOnce(submit: "batch", fault: fault)
    }

    private func importsOnce(submit: String, fault: String) async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 200, submit: submit)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany(fault: fault) { port in
                let address = "http://127.0.0.1:\(port)"
                // A batch is worked off within three seconds here, so what is absent after that stays so.
                let limits = "rates: off, batch_rate: 1000/s, settle_after: 3s"
                let job = try wave.write(to: folder, directory: address, limits: limits)
                var result = try await roster.run("import", job, "--yes", "--json")
                for _ in 0..<RosterCommand.tries where Self.resumable.contains(result.status) {
                    result = try await roster.run("resume", "last", "--yes", "--json")
                    // Nothing had been planned yet: then it begins again.
                    if result.status == 2 { result = try await roster.run("import", job, "--yes", "--json") }
                }
                let summary = try Summary(result)
                #expect(summary.exit == 0 && summary.addsUp && summary.rows == 200, "\(fault): \(result.err)")
                #expect(try await roster.employeesOfFaulty(address) == wave.everybody, "\(fault)")
            }
            let invited = try await roster.invited(database: Served.database).count
            #expect(invited == (submit == "single" ? 200 : 0), "\(fault)")
        }
    }

    @Test func `gives up a task at its deadline, and looks for its people`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 40, submit: "batch")
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany(fault: "task_stuck 100%") { port in
                let address = "http://127.0.0.1:\(port)"
                let limits = "rates: off, batch_rate: 1000/s, task_deadline: 1s"
                let job = try wave.write(to: folder, directory: address, limits: limits)
                let result = try await roster.run("import", job, "--yes", "--json")
                let summary = try Summary(result)
                #expect(summary.exit == 0 && summary.count(.created) == 40, "\(result.err)")
                #expect(try await roster.employees(of: address) == wave.everybody)
            }
        }
    }

    @Test func `people who are created without city and title are defective, and a retry completes them`() async throws
    {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let rows = (1...40).map { "人\($0),138000300\(10 + $0),hq,H\($0),1,上海,专员" }
            try (["name,mobile,department_ids,employee_no,employee_type,city,job_title"] + rows)
                .joined(separator: "\n").write(toFile: folder + "/half.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany(fault: "half_created 20%") { port in
                let job = folder + "/half.yaml"
                try """
                job: half
                kind: import
                directory: http://127.0.0.1:\(port)
                submit: single
                limits: { rates: off }
                steps: [{ subject: people, source: half.csv, match: employee_no, mode: upsert }]
                """.write(toFile: job, atomically: true, encoding: .utf8)
                let first = try Summary(await roster.run("import", job, "--yes", "--json"))
                #expect(first.exit == 4 && first.count(.defective) > 0)
                #expect(first.count(.defective) + first.count(.created) == 40)
                let retry = try await roster.run("retry", "last", "--yes")
                #expect(retry.status == 0 && retry.out.contains("40 of 40 rows succeeded"), "\(retry.err)")
            }
        }
    }

    @Test func `people who joined too many companies fail for the day, and a retry writes them`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 100)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany(fault: "joined_too_often 5%") { port in
                let address = "http://127.0.0.1:\(port)"
                let job = try wave.write(to: folder, directory: address)
                let first = try await roster.run("import", job, "--yes", "--json")
                let summary = try Summary(first)
                let failed = summary.count(.failed)
                #expect(first.status == 4 && failed > 0 && summary.count(.created) + failed == 100, "\(first.err)")
                let sheet = try Sheet(try #require(summary.file("people/failed.csv")))
                #expect(Set(sheet.column("roster_code")) == ["44004"])
                #expect(sheet.column("roster_remedy").allSatisfy { $0.contains("tomorrow") })
                for _ in 1...10 where try await roster.run("retry", "last", "--yes").status == 0 { break }
                #expect(try await roster.employeesOfFaulty(address) == wave.everybody)
            }
        }
    }

    @Test func `reports an unknown fault as a usage error with the known kinds`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            for fault in ["nonsense 5%", "cut", "cut 500%", "latency 5% soon"] {
                let result = try await roster.run("directory", "serve", "--fault", fault)
                #expect(result.status == 2 && result.err.contains("answer_lost"), "\(result.err)")
            }
        }
    }
}

extension RosterCommand {
    /// Everybody's employee_no, asked as often as a faulty directory makes necessary.
    fileprivate func employeesOfFaulty(_ address: String) async throws -> [String] {
        var found: [String] = []
        for _ in 1...20 {
            found = try await employees(of: address)
            if found.first?.hasPrefix("export: ") != true { break }
        }
        return found
    }
}
