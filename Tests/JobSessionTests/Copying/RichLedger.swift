import JobModel
import LocalFiles
import TestSupport
import Wording

/// Runs in which every column of a ledger has a value somewhere, and every stage and outcome a row.
enum RichLedger {
    /// A stopped import, a retry of it that is planned, a finished import, and an export.
    static func fill(_ ledger: any LedgerStore, boot: Int64 = BootTimestamp.now.boot) async throws {
        try await addStopped(to: ledger, boot)
        var retry = RunRecord(id: "b-retry", definition: job("rich"), started: 30.125, out: "out", base: "/base")
        retry.parent = "a-stopped"
        retry.root = "a-stopped"
        retry.input = "failed.csv"
        try await ledger.createRun(retry)
        try await addFinished(to: ledger)
        var definition = job("export")
        definition.kind = .exporting
        try await ledger.createRun(RunRecord(id: "d-export", definition: definition, started: 50, out: "o", base: "/"))
        var export = ExportRecord(target: "/target", folder: "/folder", replaces: true)
        export.journal = 12345
        export.listsRead = 3
        export.people = 700
        try await ledger.putExport(export, of: "d-export")
    }

    private static func job(_ name: String) -> JobDefinition { JobDefinition(job: name) }

    private static func row(_ line: Int) -> PlannedRow {
        PlannedRow(
            line: line,
            row: line + 1,
            originRow: line + 2,
            matchKey: "员工\(line)",
            action: .create,
            record: ["张伟 \"\\\(line)", "", "a,b{c}", "\u{1F600}", "e\u{301}"]
        )
    }

    private static func rows() -> [PlannedRow] {
        var rows = (1...12).map(row)
        rows[1].dependsOn = 1
        rows[1].dependencyLevel = 1
        rows[2].way = .batch
        rows[8].way = .batchThenPatch
        rows[8].followUp = "{\"leader_user_id\":\"x\"}"
        rows[4].before = "{}"
        rows[4].openIDs = ["a": "ou_1"]
        rows[9].findings = [
            Finding(
                code: "email.malformed",
                value: "x\u{7F}",
                problem: LocalizedText(en: "wrong", zh: "有误"),
                remedy: LocalizedText(en: "Correct it.", zh: "请更正。")
            )
        ]
        rows[10].action = .none
        return rows
    }

    private static func addStopped(to ledger: any LedgerStore, _ boot: Int64) async throws {
        let run = "a-stopped"
        var record = RunRecord(id: run, definition: job("rich"), started: 1.1, out: "out", base: "/base")
        record.steps = 1
        try await ledger.createRun(record)
        var step = StepRecord(number: 1, subject: .people, name: "人员", source: "a.csv", header: ["姓名", "b"])
        step.records = 13
        try await ledger.addStep(step, of: run)
        try await ledger.putFiles([PlannedFile(path: "a.csv", bytes: 7, crc32: "00ff")], of: run)
        try await ledger.addDepartments(["总部", "总部/研发"], run: run, step: 1)
        try await ledger.add(rows(), run: run, step: 1)
        try await ledger.completeStep(1, leftOut: 1, of: run)
        try await ledger.begin(run)
        try await ledger.updateRun(run, directory: "https://directory.example", app: "cli_1")
        try await ledger.noteDepartment(1, openID: "od_1", run: run, step: 1)
        let time = BootTimestamp(unixSeconds: 1_700_000_000.123456, bootSeconds: 3.0000001, boot: boot)
        let first = Attempt(at: 1.5, endpoint: "createUser", token: "t", status: 200, code: 40012, logID: "log")
        let second = Attempt(at: 1.25, endpoint: "createUser", token: nil, status: nil, code: nil, logID: nil)
        try await ledger.commit(
            [
                .send(lines: [2, 3, 4, 5, 6, 7, 8, 9], at: time), .attempt(lines: [2, 3, 5], first),
                .attempt(lines: [3, 2], second), .accept(lines: [9, 3], taskID: "task-1"),
                .wait(lines: [4], until: 123.75),
                .advance(line: 9, userID: "u9", openID: "ou_9", departmentID: nil),
            ] + settlements(),
            run: run,
            step: 1
        )
        try await ledger.updateRun(run, state: .stopped, ended: 9.5, exit: 5)
    }

    private static func settlements() -> [LedgerChange] {
        let ends: [(Int, Outcome)] = [(5, .created), (6, .failed), (7, .unknown), (8, .defective), (12, .notAttempted)]
        return ends.map { line, outcome in
            var settlement = Settlement(line: line, outcome: outcome)
            settlement.code = "41001"
            settlement.problem = LocalizedText(en: "because\n of \(line)", zh: "因为 \(line)")
            settlement.remedy = LocalizedText(en: "Run `roster retry last`.", zh: "请重试。")
            (settlement.userID, settlement.openID, settlement.departmentID) = ("u\(line)", "ou_\(line)", "od_\(line)")
            settlement.logID = "log-\(line)"
            return .settle(settlement)
        }
    }

    private static func addFinished(to ledger: any LedgerStore) async throws {
        let run = "c-finished"
        var record = RunRecord(id: run, definition: job("small"), started: 40, out: "out", base: "/")
        record.steps = 1
        try await ledger.createRun(record)
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: [])
        step.records = 1
        try await ledger.addStep(step, of: run)
        try await ledger.add([row(1)], run: run, step: 1)
        try await ledger.completeStep(1, leftOut: 0, of: run)
        try await ledger.begin(run)
        try await ledger.commit([.send(lines: [1], at: .now)], run: run, step: 1)
        try await ledger.commit([.settle(Settlement(line: 1, outcome: .created))], run: run, step: 1)
        try await ledger.updateRun(run, state: .written, ended: 41, exit: 0)
        try await ledger.updateRun(run, state: .finished)
    }
}
