import Foundation
import JobModel
import LocalFiles
import PostgresLedger

/// What workers write together into one ledger on a database server: each takes its rows, says that it sends them, and
/// settles them.
struct SharedLedgerBenchmark {
    let rowsOfWorker: Int
    let address: String

    private static let perTransaction = 50
    private static let perBlock = 4096

    func measures(_ name: String) async throws -> [Measure] {
        var measures: [Measure] = []
        for workers in [1, 2, 8] {
            let run = "benchmark \(UUID().uuidString)"
            let ledger = PostgresLedger(try PostgresAddress(address))
            try await ledger.createRun(
                RunRecord(id: run, definition: JobDefinition(job: "x"), started: 1, out: "out", base: ".")
            )
            let label = "\(name) PostgreSQL, \(workers) workers"
            let (_, planning) = try await timed("\(label) planning", rows: rowsOfWorker * workers) {
                for step in 1...workers { try await plan(run, step, ledger) }
            }
            try await ledger.completePlan(of: run, saying: "{}", at: 1)
            try await ledger.confirm(run, by: .option, at: 1)
            try await ledger.updateRun(run, state: .running)
            let (_, writing) = try await timed("\(label) writing", rows: rowsOfWorker * workers) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for step in 1...workers { group.addTask { try await write(run, step) } }
                    try await group.waitForAll()
                }
            }
            for step in 1...workers {
                let settled = try await ledger.outcomes(run: run, step: step)
                guard settled == [.created: rowsOfWorker] else { throw BenchmarkError.wrongResult("\(settled)") }
            }
            measures += [planning, writing]
        }
        return measures
    }

    private func plan(_ run: String, _ step: Int, _ ledger: PostgresLedger) async throws {
        for start in stride(from: 0, to: rowsOfWorker, by: Self.perBlock) {
            let numbers = start..<min(start + Self.perBlock, rowsOfWorker)
            try await ledger.add(numbers.map(LedgerBenchmark.plan), run: run, step: step)
        }
    }

    /// A worker with connections of its own.
    private func write(_ run: String, _ step: Int) async throws {
        let ledger = PostgresLedger(try PostgresAddress(address))
        defer { ledger.close() }
        while true {
            let due = try await ledger.due(
                run: run,
                step: step,
                dependencyLevel: 0,
                ways: [.single],
                limit: Self.perTransaction
            )
            guard !due.isEmpty else { return }
            let lines = due.map(\.planned.line)
            try await ledger.commit([.send(lines: lines, at: .now)], run: run, step: step)
            let attempt = Attempt(at: 1, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "log")
            let settled = lines.map { LedgerChange.settle(Settlement(line: $0, outcome: .created)) }
            try await ledger.commit(lines.map { .attempt(lines: [$0], attempt) } + settled, run: run, step: step)
        }
    }
}
