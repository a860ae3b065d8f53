import JobModel
import LocalFiles
import SQLiteLedger
import TestSupport
import Wording

/// A run of two steps with retries, whose rows stand and have ended in every way there is, drawn by a seed.
struct DrawnLineage {
    let ledger: SQLiteLedger
    let runs: [String]

    init(seed: UInt64, retries: Int, rows: Int = 60) async throws {
        ledger = try SQLiteLedger.inMemory()
        var random = SeededGenerator(seed: seed)
        var runs: [String] = []
        var open = [1: Array(2..<2 + rows), 2: Array(2..<2 + rows / 2)]
        for number in 0...retries {
            let run = "r\(number)"
            try await Self.make(run, after: runs.last, root: runs.first ?? run, open, in: ledger, &random)
            runs.append(run)
            for step in [1, 2] {
                let rest = try await ledger.unsuccessfulRows(run: run, step: step, afterLine: 0, limit: 1000)
                // Some of them are taken out of the next retry.
                open[step] = rest.map(\.planned.originRow).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
            }
        }
        self.runs = runs
    }

    /// A run of rows that have these numbers in the first run.
    private static func make(
        _ run: String,
        after parent: String?,
        root: String,
        _ origins: [Int: [Int]],
        in ledger: SQLiteLedger,
        _ random: inout SeededGenerator
    ) async throws {
        var definition = JobDefinition(job: "wave")
        definition.steps = [1, 2].map { _ in StepDefinition(subject: .people, source: "a.csv", match: "mobile") }
        var record = RunRecord(id: run, definition: definition, started: 1, out: "out", base: ".")
        (record.parent, record.root) = (parent, root)
        try await ledger.createRun(record)
        var planned: [Int: [PlannedRow]] = [:]
        for step in [1, 2] {
            let leftOut = parent == nil ? 3 : 0
            var rows: [PlannedRow] = []
            for (place, origin) in (origins[step] ?? []).enumerated() {
                // A retry has lines and numbers of its own, here and there the same as those of the first run.
                let line = parent == nil ? origin + origin / 10 : place + 2
                rows.append(draw(line, parent == nil ? origin : line, origin, &random))
            }
            var definition = StepRecord(
                number: step,
                subject: .people,
                name: step == 1 ? "people" : "others",
                source: "a.csv",
                header: []
            )
            definition.records = rows.count + leftOut
            try await ledger.addStep(definition, of: run)
            try await ledger.add(rows, run: run, step: step)
            try await ledger.completeStep(step, leftOut: leftOut, of: run)
            planned[step] = rows
        }
        try await ledger.completePlan(of: run, saying: "{}", at: 1)
        try await ledger.confirm(run, by: .option, at: 2)
        try await ledger.updateRun(run, state: .running)
        for (step, rows) in planned.sorted(by: { $0.key < $1.key }) {
            for row in rows where row.findings.isEmpty && row.action != .none {
                for change in changes(row.line, &random) { try await ledger.commit([change], run: run, step: step) }
            }
        }
    }

    private static func draw(_ line: Int, _ number: Int, _ origin: Int, _ random: inout SeededGenerator) -> PlannedRow {
        var row = PlannedRow(
            line: line,
            row: number,
            originRow: origin,
            matchKey: "E\(origin)",
            action: Int.random(in: 0..<6, using: &random) == 0 ? .none : .create,
            record: ["E\(origin)"]
        )
        guard Int.random(in: 0..<6, using: &random) == 0 else { return row }
        let columns = ["email", "mobile"].prefix(Int.random(in: 1...2, using: &random))
        row.findings = columns.map { (column: String) in
            Finding(
                code: "\(column).malformed",
                column: column,
                value: "'\(number)'",
                problem: LocalizedText(en: "'\(number)' is no \(column)", zh: "“\(number)”有误"),
                remedy: LocalizedText(en: "Correct it.", zh: "请更正。")
            )
        }
        return row
    }

    /// What becomes of a planned row.
    private static func changes(_ line: Int, _ random: inout SeededGenerator) -> [LedgerChange] {
        func ended(_ outcome: Outcome, _ code: String? = nil) -> LedgerChange {
            var settlement = Settlement(line: line, outcome: outcome)
            settlement.code = code
            settlement.problem = code.map { LocalizedText(en: "row \(line): \($0)", zh: "第 \(line) 行：\($0)") }
            return .settle(settlement)
        }
        let sent = LedgerChange.send(lines: [line], at: BootTimestamp(unixSeconds: 1, bootSeconds: 1, boot: 1))
        switch Int.random(in: 0..<11, using: &random) {
        case 0: return []
        case 1: return [sent]
        case 2: return [sent, .accept(lines: [line], taskID: "t")]
        case 3: return [sent, .wait(lines: [line], until: 5)]
        case 4: return [sent, ended(.failed, line % 2 == 0 ? "41001" : "key.taken")]
        case 5: return [sent, ended(.defective, line % 2 == 0 ? nil : "reference.missing")]
        case 6: return [sent, ended(.unknown, "answer.lost")]
        case 7: return [sent, ended(.unknown, "answer.lost"), .reopen(line: line, newGeneration: false)]
        case 8: return [ended(.notAttempted, "run.stopped")]
        case 9: return [sent, ended(.updated)]
        default: return [sent, ended(.created)]
        }
    }
}
