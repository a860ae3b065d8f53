import Foundation
import JobEngine
import JobModel
import LocalFiles
import PostgresLedger
import TestSupport

/// What workers write together into one ledger on a database server: each claims chunks of one run, says that it sends
/// their rows, and settles them.
///
/// `ROSTER_BENCHMARK_HISTORY` is how many rows of earlier runs the ledger holds before, for a server of its own.
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

    private static let rowsOfChunk = 50
    private static let perBlock = 4096

    func measures(_ name: String) async throws -> [Measure] {
        let history = ProcessInfo.processInfo.environment["ROSTER_BENCHMARK_HISTORY"].flatMap { Int($0) } ?? 0
        if history > 0, let server = place.server { try await addHistory(of: history, to: server) }
        let name = history > 0 ? "\(name) after \(history) rows," : name
        var measures: [Measure] = []
        for workers in [1, 2, 8] {
            let run = "benchmark \(UUID().uuidString)"
            let rows = rowsOfWorker * workers
            let ledger = PostgresLedger(try PostgresAddress(address))
            let label = "\(name) PostgreSQL, \(workers) workers"
            try await createRun(run, rows: rows, ledger)
            let (_, planning) = try await timed("\(label) planning", rows: rows) { try await plan(run, rows, ledger) }
            try await ledger.completePlan(of: run, saying: "{}", at: 1)
            try await ledger.confirm(run, by: .option, at: 1)
            try await ledger.updateRun(run, state: .running)
            let (_, writing) = try await timed("\(label) writing", rows: rows) {
                try await layOut(run, rows, ledger)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 1...workers { group.addTask { try await write(run) } }
                    try await group.waitForAll()
                }
            }
            let settled = try await ledger.outcomes(run: run, step: 1)
            guard settled == [.created: rows] else { throw BenchmarkError.wrongResult("\(settled)") }
            measures += [planning, writing.beside(nil, workers == 8 ? Target(rowsPerSecond: 20_000) : nil)]
        }
        measures += [try await turns(name), try await status(name)]
        return measures
    }

    private func createRun(_ run: String, rows: Int, _ ledger: PostgresLedger) async throws {
        try await ledger.createRun(
            RunRecord(id: run, definition: JobDefinition(job: "x"), started: 1, out: "out", base: ".")
        )
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: [])
        step.records = rows
        try await ledger.addStep(step, of: run)
    }

    /// Runs that have come to their end, with their plans: by the server itself, without the guards, because only what they
    /// leave behind matters.
    private func addHistory(of rows: Int, to server: PostgresServer) async throws {
        let ledger = PostgresLedger(try PostgresAddress(address))
        defer { ledger.close() }
        let rowsOfRun = 1_000_000
        for first in stride(from: 0, to: rows, by: rowsOfRun) {
            let run = "history \(first)"
            try await createRun(run, rows: min(rowsOfRun, rows - first), ledger)
            try await server.execute(
                """
                SET session_replication_role = replica;
                INSERT INTO roster_row (run, line, step, way, state, outcome, user_id, open_id, attempts)
                    SELECT number, line, 1, 'single', 'settled', 'created', 'u' || line, 'ou_' || line, 1
                    FROM roster_run, generate_series(2, \(min(rowsOfRun, rows - first) + 1)) AS line WHERE id = '\(run)';
                INSERT INTO roster_plan (run, line, step, number, origin, match_key, action, payload, record)
                    SELECT number, line, 1, line, line, 'N' || line, 'create',
                        '{"department_ids":["hq"],"employee_no":"N","employee_type":1,"name":"x"}',
                        '["人员","1380","hq","N","1"]'
                    FROM roster_run, generate_series(2, \(min(rowsOfRun, rows - first) + 1)) AS line WHERE id = '\(run)';
                UPDATE roster_run SET state = 'finished' WHERE id = '\(run)'
                """
            )
        }
        try await server.execute("VACUUM ANALYZE roster_row")
        try await server.execute("VACUUM ANALYZE roster_plan")
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
        try await createRun(run, rows: rowsOfStatus, ledger)
        // Of ten rows nine have ended: they are what is counted.
        try await plan(run, rowsOfStatus, ledger) { number in
            var row = LedgerBenchmark.plan(number)
            if !number.isMultiple(of: 10) { row.action = .none }
            return row
        }
        try await ledger.completePlan(of: run, saying: "{}", at: 1)
        let history = RunHistory(ledger: ledger)
        _ = try await history.progress(of: run)
        let (found, measure) = try await timed("\(name) PostgreSQL, status", rows: rowsOfStatus) {
            try await history.progress(of: run)
        }
        let ended = found.steps.map { $0.count(.unchanged) }.reduce(0, +)
        guard found.rows == rowsOfStatus, ended == rowsOfStatus - (rowsOfStatus + 9) / 10 else {
            throw BenchmarkError.wrongResult("\(found)")
        }
        return measure.beside(nil, Target(seconds: 0.1))
    }

    private func plan(
        _ run: String,
        _ rows: Int,
        _ ledger: PostgresLedger,
        _ row: (Int) -> PlannedRow = LedgerBenchmark.plan
    ) async throws {
        for start in stride(from: 0, to: rows, by: Self.perBlock) {
            let numbers = start..<min(start + Self.perBlock, rows)
            try await ledger.add(numbers.map(row), run: run, step: 1)
        }
    }

    /// Puts all rows into chunks, as the owner of a run does.
    private func layOut(_ run: String, _ rows: Int, _ ledger: PostgresLedger) async throws {
        let worker = LiveWorker()
        var claim = ChunkClaim(run: run, worker: worker.name, leaseSeconds: 90, limit: 0)
        let place = ChunkPlace(step: 1, level: 0, group: .single)
        claim.place = place
        claim.layout = ChunkLayout(place: place, waits: false, size: Self.rowsOfChunk, rows: rows)
        claim.isCoordinating = true
        _ = try await ledger.claim(claim)
    }

    /// A worker with connections of its own.
    private func write(_ run: String) async throws {
        let ledger = PostgresLedger(try PostgresAddress(address))
        defer { ledger.close() }
        let worker = LiveWorker()
        var claim = ChunkClaim(run: run, worker: worker.name, leaseSeconds: 90, limit: 1)
        while let chunk = try await ledger.claim(claim).chunks.first {
            let lines = try await ledger.dueRows(of: chunk, waits: false, besides: []).map(\.planned.line)
            try await ledger.commit([.send(lines: lines, at: .now)], run: run, step: 1, by: [chunk.hold])
            let attempt = Attempt(at: 1, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "log")
            let settled = lines.map { LedgerChange.settle(Settlement(line: $0, outcome: .created)) }
            try await ledger.commit(
                lines.map { .attempt(lines: [$0], attempt) } + settled,
                run: run,
                step: 1,
                by: [chunk.hold]
            )
            claim.finished = [chunk.hold]
        }
    }
}
