import JobModel
import LocalFiles
import SQLiteLedger

/// What the ledger alone costs a row: planned, then every change of its life, as an import writes them.
struct LedgerBenchmark {
    let rows: Int
    let folder: String

    private static let run = "benchmark"
    private static let perTransaction = 50

    /// Planning the rows, and writing down what becomes of them by batches and one by one.
    func measures(_ name: String) async throws -> [Measure] {
        let clock = ContinuousClock()
        let ledger = try SQLiteLedger.open(folder: folder + "/ledger")
        var measures: [Measure] = []
        for (step, isBatch) in [(1, true), (2, false)] {
            let run = "\(Self.run) \(step)"
            try await ledger.createRun(
                RunRecord(id: run, definition: JobDefinition(job: "x"), started: 1, out: "out", base: ".")
            )
            let header = ["name", "mobile", "department_ids", "employee_no", "employee_type"]
            var record = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: header)
            record.records = rows
            try await ledger.addStep(record, of: run)
            let planning = try await clock.measure {
                try await plan(run, in: ledger)
                try await ledger.completePlan(of: run, saying: "{}", at: 1)
            }
            try await ledger.confirm(run, by: .option, at: 1)
            try await ledger.updateRun(run, state: .running)
            let writing = try await clock.measure { try await write(run, in: ledger, isBatch: isBatch) }
            let way = isBatch ? "batch" : "single"
            for (what, time) in [("planning", planning), ("writing", writing)] {
                let label = "\(name) \(way) \(what)"
                measures.append(Measure(name: label, rows: rows, seconds: time / .seconds(1), calls: 0))
            }
        }
        return measures
    }

    private func plan(_ run: String, in ledger: SQLiteLedger) async throws {
        for start in stride(from: 0, to: rows, by: 4096) {
            let block = (start..<min(start + 4096, rows)).map { number in
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
            try await ledger.add(block, run: run, step: 1)
        }
    }

    /// Many rows share a transaction, by batches because a batch has them, one by one because lanes wait for the disk.
    private func write(_ run: String, in ledger: SQLiteLedger, isBatch: Bool) async throws {
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
