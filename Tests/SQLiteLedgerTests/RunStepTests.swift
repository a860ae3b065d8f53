import GRDB
import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import SQLiteLedger

/// The transitions of a run, in code and in the schema.
struct RunStepTests {
    private func ledger(steps: Int = 0, rows: [Int] = [], records: Int = 0) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.inMemory()
        try await ledger.createTestRun(steps: steps, rows: rows, records: records)
        return ledger
    }

    /// Puts the run into a state past the triggers.
    private func put(_ state: RunState, _ db: Database) throws {
        let triggers = try Row.fetchAll(
            db,
            sql: "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'run' AND type = 'trigger'"
        )
        for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
        let confirmation = state == .planning ? nil : RunConfirmation.option.rawValue
        try db.execute(
            sql: "UPDATE run SET state = ?, confirmation = ?, confirmed = ?, exit = NULL",
            arguments: [state.rawValue, confirmation, confirmation.map { _ in 1.0 }]
        )
        for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }

    @Test func `the ledger allows a run only the transitions of the table in code`() async throws {
        let ledger = try await ledger()
        for old in RunState.allCases {
            for new in RunState.allCases {
                let isAllowed = try await ledger.database.write { db in
                    try put(old, db)
                    let isDropped = new == .planning
                    do {
                        try db.execute(
                            sql:
                                "UPDATE run SET state = ?1, confirmation = iif(?2, NULL, confirmation), confirmed = iif(?2, NULL, confirmed)",
                            arguments: [new.rawValue, isDropped]
                        )
                        return true
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                        return false
                    }
                }
                #expect(
                    isAllowed == RunStep.isAllowed(from: old, to: new),
                    "\(old) to \(new): bring RunStep.all and the trigger runSteps level, by a new migration"
                )
            }
        }
    }

    @Test func `every state can be reached, and a finished run makes no transition`() {
        #expect(Set(RunStep.all.map(\.to)).union([.planning]) == Set(RunState.allCases))
        #expect(!RunStep.all.contains { $0.from == .finished })
    }

    @Test func `states and confirmations in the schema are those of the code`() async throws {
        let sql = try await SQLiteLedger.inMemory().read { db in
            try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'run'") ?? ""
        }
        for word in RunState.allCases.map(\.rawValue) + RunConfirmation.allCases.map(\.rawValue) {
            #expect(sql.contains("'\(word)'"), "add '\(word)' to the schema by a new migration")
        }
    }

    @Test func `a run that has lost a row or a step cannot end successfully`() async throws {
        for table in ["row", "step"] {
            let ledger = try await ledger(steps: 1, rows: [2, 3], records: 2)
            try await ledger.completeStep(1, leftOut: 0, of: "r")
            try await ledger.begin("r")
            try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
            try await ledger.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
            try await ledger.write { db in
                try db.execute(sql: "DELETE FROM \(table)" + (table == "row" ? " WHERE line = 3" : ""))
            }
            await #expect(throws: LedgerError.self) { try await ledger.updateRun("r", state: .written, exit: 0) }
            await #expect(throws: LedgerError.self) { try await ledger.updateRun("r", state: .stopped, exit: 0) }
            try await ledger.updateRun("r", state: .stopped, exit: 1)
            await #expect(throws: LedgerError.self) { try await ledger.updateRun("r", state: .running) }
        }
    }
}
