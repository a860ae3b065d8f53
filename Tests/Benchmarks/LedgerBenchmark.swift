import JobModel
import LocalFiles
import SQLiteLedger

/// What the ledger alone costs a row: planned, then every change of its life, as an import writes them.
struct LedgerBenchmark {
    let rows: Int
    let folder: String

    private static let perTransaction = 50
    /// Rows that planning adds at once.
    private static let perBlock = 4096

    /// Planning the rows, and writing down what becomes of them by batches and one by one; each beside bare SQLite.
    func measures(_ name: String) async throws -> [Measure] {
        let ledger = try SQLiteLedger.open(folder: folder + "/ledger")
        let plans = (0..<rows).map(Self.plan)
        var measures: [Measure] = []
        for (number, isBatch) in [true, false].enumerated() {
            let run = "benchmark \(number)"
            let label = "\(name) \(isBatch ? "batch" : "single")"
            try await begin(run, in: ledger)
            let (_, planning) = try await timed("\(label) planning", rows: rows) {
                for start in stride(from: 0, to: rows, by: Self.perBlock) {
                    try await ledger.add(Array(plans[start..<min(start + Self.perBlock, rows)]), run: run, step: 1)
                }
                try await ledger.completePlan(of: run, saying: "{}", at: 1)
            }
            try await ledger.confirm(run, by: .option, at: 1)
            try await ledger.updateRun(run, state: .running)
            let (_, writing) = try await timed("\(label) writing", rows: rows) {
                try await write(run, in: ledger, isBatch: isBatch)
            }
            let settled = try await ledger.outcomes(run: run, step: 1)
            guard settled == [.created: rows] else { throw BenchmarkError.wrongResult("\(settled)") }
            let bare = try BareLedger(
                rows: rows,
                path: "\(folder)/bare-\(number).sqlite",
                isBatch: isBatch,
                perTransaction: Self.perTransaction
            )
            let (_, barePlanning) = try await timed("\(label) planning, bare SQLite", rows: rows) {
                try bare.plan(plans, in: Self.perBlock)
            }
            let (_, bareWriting) = try await timed("\(label) writing, bare SQLite", rows: rows) { try bare.settle() }
            let whole = planning.joined(writing, as: "\(label) planning and writing")
            let bareWhole = barePlanning.joined(bareWriting, as: "\(label) planning and writing, bare SQLite")
            measures += [
                planning.beside(barePlanning), barePlanning, writing.beside(bareWriting), bareWriting,
                whole.beside(bareWhole, Target(speed: 0.5)), bareWhole,
            ]
        }
        return measures
    }

    private func begin(_ run: String, in ledger: any LedgerStore) async throws {
        try await ledger.createRun(
            RunRecord(id: run, definition: JobDefinition(job: "x"), started: 1, out: "out", base: ".")
        )
        let header = ["name", "mobile", "department_ids", "employee_no", "employee_type"]
        var record = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: header)
        record.records = rows
        try await ledger.addStep(record, of: run)
    }

    static func plan(_ number: Int) -> PlannedRow {
        let cells = ["人员\(number)", "1380\(1_000_000 + number)", "hq", "N\(number)", "1"]
        var row = PlannedRow(
            line: number + 2,
            row: number + 2,
            originRow: number + 2,
            matchKey: "N\(number)",
            action: .create,
            record: cells
        )
        row.payload = #"{"department_ids":["hq"],"employee_no":"N\#(number)","employee_type":1,"name":"x"}"#
        return row
    }

    /// Many rows share a transaction, by batches because a batch has them, one by one because lanes wait for the disk.
    private func write(_ run: String, in ledger: any LedgerStore, isBatch: Bool) async throws {
        for start in stride(from: 0, to: rows, by: Self.perTransaction) {
            let lines = Array((start..<min(start + Self.perTransaction, rows)).map { $0 + 2 })
            let endpoint = isBatch ? "batchAddUsers" : "createUser"
            let attempt = Attempt(at: 1, endpoint: endpoint, token: "t", status: 200, code: 0, logID: "log")
            var answered: [LedgerChange] =
                isBatch
                ? [.attempt(lines: lines, attempt), .accept(lines: lines, taskID: "task")]
                : lines.map { .attempt(lines: [$0], attempt) }
            answered += lines.map { .settle(Settlement(line: $0, outcome: .created)) }
            try await ledger.commit([.send(lines: lines, at: .now)], run: run, step: 1)
            try await ledger.commit(answered, run: run, step: 1)
        }
    }
}

extension Measure {
    /// Two pieces of work on the same rows as one.
    fileprivate func joined(_ other: Measure, as name: String) -> Measure {
        var joined = other
        joined.name = name
        joined.seconds += seconds
        joined.processorSeconds = processorSeconds.flatMap { own in other.processorSeconds.map { own + $0 } }
        return joined
    }
}
