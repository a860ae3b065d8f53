import GRDB
import JobModel
import TestSupport
import Testing

@testable import SQLiteLedger

/// The steps of a row's life, in code and in the schema.
struct RowStepTests {
    /// Everything that the table's CHECKs let stand.
    private static let standings: [(state: RowState, outcome: Outcome?)] =
        RowState.allCases.filter { $0 != .settled }.map { ($0, nil) } + Outcome.allCases.map { (.settled, $0) }

    private func ledger() async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.inMemory()
        try await ledger.createRun(
            RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        )
        try await ledger.begin("r")
        return ledger
    }

    /// Puts a row into a state past the triggers.
    private func put(_ state: RowState, _ outcome: Outcome?, _ db: Database) throws {
        let triggers = try String.fetchAll(
            db,
            sql: """
                SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name IN ('rowSteps', 'rowBeginnings')
                """
        )
        for name in ["rowSteps", "rowBeginnings"] { try db.execute(sql: "DROP TRIGGER \(name)") }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO row (run, step, line, way, state, outcome, taskID)
                VALUES ('r', 1, 2, 'single', ?, ?, 't')
                """,
            arguments: [state.rawValue, outcome?.rawValue]
        )
        for trigger in triggers { try db.execute(sql: trigger) }
    }

    @Test func `the ledger allows a row only the steps of the table in code`() async throws {
        let ledger = try await ledger()
        for old in Self.standings {
            for new in Self.standings {
                let isAllowed = try await ledger.database.write { db in
                    try put(old.state, old.outcome, db)
                    do {
                        try db.execute(
                            sql: "UPDATE row SET state = ?, outcome = ? WHERE run = 'r'",
                            arguments: [new.state.rawValue, new.outcome?.rawValue]
                        )
                        return true
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                        return false
                    }
                }
                #expect(
                    isAllowed == RowStep.isAllowed(from: old, to: new),
                    "\(old) to \(new): bring RowStep.all and the trigger rowSteps level, by a new migration"
                )
            }
        }
    }

    @Test func `records a row as the table in code says`() async throws {
        for standing in Self.standings {
            let ledger = try await ledger()
            let isRecorded = try await ledger.database.write { db in
                do {
                    try db.execute(
                        sql:
                            "INSERT INTO row (run, step, line, way, state, outcome, taskID) VALUES ('r', 1, 2, 'single', ?, ?, 't')",
                        arguments: [standing.state.rawValue, standing.outcome?.rawValue]
                    )
                    return true
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                    return false
                }
            }
            #expect(isRecorded == RowStep.beginnings.contains { $0 == standing }, "\(standing)")
        }
    }

    @Test func `every state and every outcome can be reached`() {
        let reached = Set(RowStep.all.map(\.to))
        #expect(reached == Set(RowStage.allCases))
        let outcomes = Set(RowStep.all.flatMap(\.outcomes)).union(RowStep.beginnings.compactMap(\.outcome))
        #expect(outcomes.union([.unknown]) == Set(Outcome.allCases))
        #expect(!RowStep.all.contains { $0.from == .settled })
    }

    @Test func `states and outcomes in the schema are those of the code`() async throws {
        let sql = try await SQLiteLedger.inMemory().read { db in
            try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'row'") ?? ""
        }
        for word in RowState.allCases.map(\.rawValue) + Outcome.allCases.map(\.rawValue)
            + WriteMethod.allCases.map(\.rawValue)
        {
            #expect(sql.contains("'\(word)'"), "add '\(word)' to the schema by a new migration")
        }
    }
}
