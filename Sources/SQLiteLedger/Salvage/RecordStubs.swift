import Foundation
import GRDB
import JobModel
import Wording

/// Records in the place of those that could not be read, so that what belongs to them is neither lost nor taken for whole.
///
/// The tables are those of any version; the triggers are off meanwhile.
struct RecordStubs {
    let db: Database
    let stateFolder: String

    static let job = RunRecord.lostJob

    /// The code of a row of which it is not known any more what became of it.
    static let code = "ledger.damaged"
    private static let problem = LocalizedText(
        en: "What became of this row was lost when the ledger was damaged",
        zh: "账本损坏时丢失了该行的结果"
    )
    private static let remedy = LocalizedText(
        en: "Import the sheet again with `mode: upsert`: what is there is compared and not written twice.",
        zh: "请用 `mode: upsert` 重新导入该表：已写入的内容会逐项比较，不会重复写入。"
    )

    /// Gives a record to runs that rows, other runs or locks name; returns their ids.
    ///
    /// It is finished and has a job without steps: it is shown and written out, and nothing of it is ever sent.
    func addRuns(_ seen: some Sequence<String>) throws -> [String] {
        let known = Set(try String.fetchAll(db, sql: "SELECT id FROM run"))
        var named = Set(seen)
        for table in ["step", "row", "plan", "attempt", "department", "file"] where try db.tableExists(table) {
            named.formUnion(try String.fetchAll(db, sql: "SELECT DISTINCT run FROM \"\(table)\""))
        }
        named.formUnion(try String.fetchAll(db, sql: "SELECT parent FROM run WHERE parent IS NOT NULL"))
        named.formUnion(try String.fetchAll(db, sql: "SELECT root FROM run"))
        let lost = named.subtracting(known).sorted()
        let isNumbered = try db.columns(in: "run").contains { $0.name == "number" }
        let definition = try LedgerJSON.text(JobDefinition(job: Self.job))
        for id in lost {
            let sent = try Double.fetchOne(db, sql: "SELECT min(at) FROM attempt WHERE run = ?", arguments: [id])
            try db.execute(
                sql: """
                    INSERT INTO run (id, job, root, state, definition, out, base, started\(isNumbered ? ", number, steps" : ""))
                    VALUES (?, ?, ?, 'finished', ?, ?, ?, ?\(isNumbered ? ", \(Self.number), \(Self.steps)" : ""))
                    """,
                arguments: [
                    id, Self.job, id, definition, stateFolder + "/roster-results", stateFolder,
                    sent ?? Date().timeIntervalSince1970,
                ] + (isNumbered ? [id, id] : [])
            )
        }
        return lost
    }

    private static let number = "(SELECT coalesce(max(number), 0) + 1 FROM run)"
    /// One more than there are planned: whatever is done with the run, its plan is never whole.
    private static let steps = """
        (SELECT count(*) FROM step WHERE run = ? AND isPlanned = 1)
            + (SELECT count(DISTINCT step) FROM row WHERE run = ? AND step NOT IN (SELECT number FROM step WHERE run = row.run))
        """

    /// Gives a step to rows that have none, a row to plans that have none, and a plan to rows that have ended.
    ///
    /// What lacked one of them can no longer be sent: its step counts as not planned.
    func addParts() throws {
        try db.execute(
            sql: """
                INSERT INTO step (run, number, subject, name, source, header, records, isPlanned)
                SELECT run, step, iif(max(departmentID IS NOT NULL) AND NOT max(userID IS NOT NULL), 'departments', 'people'),
                    'step-' || step, '', '[]', count(*), 0
                FROM row WHERE NOT EXISTS (SELECT 1 FROM step WHERE step.run = row.run AND number = row.step)
                GROUP BY run, step;
                """
        )
        try db.execute(
            sql: """
                CREATE TEMP TABLE lacking AS
                SELECT run, step, line, 1 AS isRow FROM row
                WHERE NOT EXISTS (SELECT 1 FROM plan WHERE (run, step, line) = (row.run, row.step, row.line))
                UNION ALL
                SELECT run, step, line, 0 FROM plan
                WHERE NOT EXISTS (SELECT 1 FROM row WHERE (run, step, line) = (plan.run, plan.step, plan.line))
                    AND EXISTS (SELECT 1 FROM step WHERE step.run = plan.run AND number = plan.step AND isPlanned = 1);

                UPDATE step SET isPlanned = 0
                WHERE (run, number) IN (SELECT run, step FROM lacking);

                -- A number that no sheet has, so that it is never taken for another row.
                INSERT INTO plan (run, step, line, number, origin, matchKey, action, payload, record)
                SELECT run, step, line, line, -line, '', 'undecided', '{}', '[]' FROM lacking WHERE isRow = 1;

                """
        )
        try addLostRows()
    }

    /// Rows of which only the plan is left, in a ledger of an earlier version in English alone.
    private func addLostRows() throws {
        let isLocalized = try db.columns(in: "row").contains { $0.name == "problemZH" }
        try db.execute(
            sql: """
                INSERT INTO row (run, step, line, way, state, outcome, code, problem, remedy
                    \(isLocalized ? ", problemZH, remedyZH" : ""))
                SELECT run, step, line, 'single', 'settled', 'unknown', ?, ?, ?\(isLocalized ? ", ?, ?" : "")
                FROM lacking WHERE isRow = 0
                """,
            arguments: [Self.code, Self.problem.en, Self.remedy.en]
                + (isLocalized ? [Self.problem.zh, Self.remedy.zh] : [])
        )
        try db.execute(sql: "DROP TABLE lacking")
    }
}
