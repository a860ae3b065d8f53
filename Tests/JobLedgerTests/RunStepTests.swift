import GRDB
import JobModel
import Testing

@testable import JobLedger

/// The transitions of a run, in code and in the schema.
struct RunStepTests {
    private func ledger(steps: Int = 0, rows: [Int] = [], records: Int = 0) async throws -> Ledger {
        let ledger = try Ledger.inMemory()
        var definition = JobDefinition(job: "test")
        definition.steps = (0..<steps).map { _ in StepDefinition(subject: .people, source: "a.csv", match: "mobile") }
        try await ledger.createRun(
            RunRecord(id: "r", definition: definition, started: 1, out: "out", base: ".")
        )
        guard records > 0 else { return ledger }
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: [])
        step.records = records
        try await ledger.addStep(step, of: "r")
        let planned = rows.map {
            PlannedRow(line: $0, row: $0, originRow: $0, matchKey: "E", action: .create, record: [])
        }
        try await ledger.add(planned, run: "r", step: 1)
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

    @Test func `the ledger lets a run make the transitions of the table in code, and no other`() async throws {
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
        let sql = try await Ledger.inMemory().read { db in
            try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'run'") ?? ""
        }
        for word in RunState.allCases.map(\.rawValue) + RunConfirmation.allCases.map(\.rawValue) {
            #expect(sql.contains("'\(word)'"), "add '\(word)' to the schema by a new migration")
        }
    }

    @Test func `a run is not planned while a step of its definition is not`() async throws {
        let ledger = try await ledger(steps: 2, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        await #expect(throws: LedgerError.self) { try await ledger.completePlan(of: "r", saying: "{}", at: 1) }
        #expect(try await ledger.run("r").state == .planning)
        #expect(try await ledger.gap(in: "r") == .steps(planned: 1, of: 2))
    }

    @Test(arguments: [
        (rows: [2, 3], leftOut: 1, isWhole: true), ([2], 1, false), ([2, 3], 0, false), ([2, 3], 2, false),
    ])
    func `a step is planned when its records are its rows and those left out`(
        rows: [Int],
        leftOut: Int,
        isWhole: Bool
    ) async throws {
        let ledger = try await ledger(steps: 1, rows: rows, records: 3)
        do {
            try await ledger.completeStep(1, leftOut: leftOut, of: "r")
            #expect(isWhole)
        } catch is LedgerError {
            #expect(!isWhole)
        }
    }

    @Test func `without a confirmation no run is under way, and no row is sent`() async throws {
        let ledger = try await ledger(steps: 1, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.completePlan(of: "r", saying: "{}", at: 1)
        await #expect(throws: LedgerError.self) { try await ledger.updateRun("r", state: .running) }
        await #expect(throws: LedgerError.self) { try await ledger.confirm("r", by: .notNeeded, at: 2) }
        await #expect(throws: LedgerError.self) {
            try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        }
        try await ledger.confirm("r", by: .terminal, at: 2)
        await #expect(throws: LedgerError.self) {
            try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        }
        try await ledger.updateRun("r", state: .running)
        try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        // What was sent is planned no more, and neither declined.
        await #expect(throws: LedgerError.self) { try await ledger.beginPlan(of: "r", steps: 1) }
    }

    @Test func `a plan that is made again needs a confirmation of its own`() async throws {
        let ledger = try await ledger()
        try await ledger.completePlan(of: "r", saying: "{}", at: 1)
        try await ledger.confirm("r", by: .terminal, at: 2)
        try await ledger.beginPlan(of: "r", steps: 0)
        let run = try await ledger.run("r")
        #expect(run.confirmation == nil && run.planned == nil && run.state == .planning)
        #expect(try await ledger.plan(of: "r") == nil)
    }

    @Test(arguments: [nil, Outcome.unknown, .failed, .created])
    func `a run is written when the end of every row is known, and as wished only when every row is`(
        outcome: Outcome?
    ) async throws {
        let ledger = try await ledger(steps: 1, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        if let outcome { try await ledger.commit([.settle(Settlement(line: 2, outcome: outcome))], run: "r", step: 1) }
        for exit in [4, 0] {
            let isLegal = outcome == .created || outcome == .failed && exit == 4
            do {
                try await ledger.updateRun("r", state: .written, exit: exit)
                #expect(isLegal, "\(exit)")
            } catch is LedgerError {
                #expect(!isLegal, "\(exit)")
            }
        }
    }

    @Test func `a run that has lost a row or a step ends as nothing that succeeded`() async throws {
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

    @Test func `runs stand in the order in which they were made, whatever their calendar`() async throws {
        let ledger = try Ledger.inMemory()
        for (id, started) in [("b", 900.0), ("a", 100.0), ("c", 500.0)] {
            var run = RunRecord(id: id, definition: JobDefinition(job: "x"), started: started, out: "o", base: ".")
            run.root = "b"
            try await ledger.createRun(run)
        }
        #expect(try await ledger.runs(limit: 9).map(\.id) == ["c", "a", "b"])
        #expect(try await ledger.lineage(of: "b").map(\.id) == ["b", "a", "c"])
    }
}
