import Foundation
import JobEngine
import JobModel
import LocalFiles
import PostgresLedger
import TestSupport

/// What workers write together into one ledger on a database server: each takes its rows, says that it sends them, and
/// settles them.
struct SharedLedgerBenchmark {
    let rowsOfWorker: Int
    /// Of the run of which it is asked how far it is.
    let rowsOfStatus: Int
    let place: Place

    /// Where the ledger is.
    struct Place {
        let address: String
        /// A server of its own, which ends with this.
        let server: PostgresServer?
    }

    private var address: String { place.address }

    /// The server that `ROSTER_BENCHMARK_LEDGER` names, else one of its own beside it; `nil`, with a word, where
    /// PostgreSQL is not installed.
    static func found() async throws -> Place? {
        if let address = ProcessInfo.processInfo.environment["ROSTER_BENCHMARK_LEDGER"] {
            return Place(address: address, server: nil)
        }
        guard PostgresServer.isInstalled else {
            FileHandle.standardError.write(Data("NOT MEASURED ON POSTGRESQL: it is not installed\n".utf8))
            return nil
        }
        // It writes to the disk, as one that is used does.
        let server = try await PostgresServer.own(isDurable: true)
        return Place(address: server.address(), server: server)
    }

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
            measures += [planning, writing.beside(nil, workers == 8 ? Target(rowsPerSecond: 20_000) : nil)]
        }
        measures += [try await turns(name), try await status(name)]
        return measures
    }

    /// Turns of a limit, one at a time, as a lone worker takes them.
    private func turns(_ name: String) async throws -> Measure {
        let store = PostgresRateBudgetStore(try PostgresAddress(address))
        let count = min(rowsOfWorker, 2000)
        let windows: [(limit: Int, seconds: Double)] = [(limit: 50, seconds: 1), (limit: 1000, seconds: 60)]
        let endpoint = "benchmark \(UUID().uuidString)"
        func take() async throws {
            _ = try await store.take(1, endpoint: endpoint, account: "a", windows: windows, now: 0)
        }
        try await take()
        let (_, measure) = try await timed("\(name) PostgreSQL, turns of a limit", rows: count) {
            for _ in 0..<count { try await take() }
        }
        return measure.beside(nil, Target(rowsPerSecond: 1000))
    }

    /// How far a large run is, asked while it is being written.
    private func status(_ name: String) async throws -> Measure {
        let ledger = PostgresLedger(try PostgresAddress(address))
        let run = "benchmark \(UUID().uuidString)"
        try await ledger.createRun(
            RunRecord(id: run, definition: JobDefinition(job: "x"), started: 1, out: "out", base: ".")
        )
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: [])
        step.records = rowsOfStatus
        try await ledger.addStep(step, of: run)
        for start in stride(from: 0, to: rowsOfStatus, by: Self.perBlock) {
            let numbers = start..<min(start + Self.perBlock, rowsOfStatus)
            try await ledger.add(numbers.map(LedgerBenchmark.plan), run: run, step: 1)
        }
        let history = RunHistory(ledger: ledger)
        _ = try await history.progress(of: run)
        let (found, measure) = try await timed("\(name) PostgreSQL, status", rows: rowsOfStatus) {
            try await history.progress(of: run)
        }
        guard found.rows == rowsOfStatus else { throw BenchmarkError.wrongResult("\(found)") }
        return measure.beside(nil, Target(seconds: 0.1))
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
