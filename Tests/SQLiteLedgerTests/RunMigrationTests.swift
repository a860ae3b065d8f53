import GRDB
import JobModel
import Testing

@testable import SQLiteLedger

/// Runs that an earlier version left on the disk, in every state that it could leave them in.
struct RunMigrationTests {
    struct Earlier: Sendable {
        var state: String
        var steps: [(isPlanned: Bool, row: String)]
        var isRetry = false
    }

    /// Brings a ledger with one run up to date; `row` is a state, or an outcome of a settled row.
    private func migrated(_ earlier: Earlier) async throws -> SQLiteLedger {
        let database = try DatabaseQueue()
        try DatabaseMigrator.ledger.migrate(database, upTo: "008 make row anew, with checks that cost little")
        try await database.write { db in
            let steps = #"{"subject":"people","source":"a","encoding":"auto","delimiter":"auto","match":"mobile"}"#
            let definition = #"{"job":"x","steps":[\#(steps),\#(steps)]}"#
            try db.execute(
                sql: """
                    INSERT INTO run (id, job, root, state, definition, out, base, started) VALUES
                        ('old', 'x', 'old', 'finished', ?, 'o', '.', 7);
                    INSERT INTO run (id, job, parent, root, state, definition, out, base, started) VALUES
                        ('r', 'x', ?, 'r', ?, ?, 'o', '.', 5);
                    """,
                arguments: [definition, earlier.isRetry ? "old" : nil, earlier.state, definition]
            )
            for (offset, step) in earlier.steps.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO step (run, number, subject, name, source, header, records, isPlanned)
                        VALUES ('r', ?, 'people', 'people', 'a', '[]', 1, ?)
                        """,
                    arguments: [offset + 1, step.isPlanned]
                )
                let isState = RowState(rawValue: step.row) != nil
                try db.execute(sql: "DROP TRIGGER rowBeginnings")
                try db.execute(
                    sql: """
                        INSERT INTO row (run, step, line, way, state, outcome, taskID, attempts)
                        VALUES ('r', ?, 2, 'single', ?, ?, 't', ?)
                        """,
                    arguments: [
                        offset + 1, isState ? step.row : "settled", isState ? nil : step.row,
                        ["planned", "invalid", "unchanged", "notAttempted"].contains(step.row) ? 0 : 1,
                    ]
                )
                try db.execute(sql: "CREATE TRIGGER rowBeginnings BEFORE INSERT ON row WHEN 0 BEGIN SELECT 1; END")
            }
        }
        try DatabaseMigrator.ledger.migrate(database)
        return SQLiteLedger(database: database, folder: nil)
    }

    @Test(arguments: [
        // Killed while planning, then called finished by an earlier `resolve`: it stays what it was called.
        (Earlier(state: "finished", steps: []), RunState.finished, RunConfirmation?.none),
        (Earlier(state: "planning", steps: []), .planning, nil),
        (Earlier(state: "planning", steps: [(true, "planned"), (false, "planned")]), .planning, nil),
        (Earlier(state: "planned", steps: [(true, "planned"), (true, "invalid")]), .planned, nil),
        (Earlier(state: "planned", steps: [(true, "planned")]), .planning, nil),
        // Called stopped by an earlier `resolve`, and never confirmed.
        (Earlier(state: "stopped", steps: [(true, "planned"), (true, "notAttempted")]), .planned, nil),
        (Earlier(state: "stopped", steps: [(true, "planned"), (false, "planned")]), .planning, nil),
        (Earlier(state: "stopped", steps: [(true, "created"), (true, "planned")]), .stopped, .unrecorded),
        (Earlier(state: "running", steps: [(true, "sending"), (true, "planned")]), .running, .unrecorded),
        (Earlier(state: "running", steps: [(true, "accepted"), (true, "planned")]), .running, .unrecorded),
        (Earlier(state: "running", steps: [(true, "unknown"), (true, "planned")]), .running, .unrecorded),
        // It may not go on without its second step, but what was sent can be read back.
        (Earlier(state: "running", steps: [(true, "unknown")]), .stopped, .unrecorded),
        (Earlier(state: "stopped", steps: [(true, "created")]), .stopped, .unrecorded),
        (Earlier(state: "finished", steps: [(true, "created"), (true, "failed")]), .finished, .unrecorded),
        (Earlier(state: "running", steps: [(true, "sending")], isRetry: true), .running, .unrecorded),
        (Earlier(state: "planned", steps: [(true, "planned")], isRetry: true), .planned, nil),
    ])
    func `continues a run of an earlier version as far as it was confirmed`(
        earlier: Earlier,
        state: RunState,
        confirmation: RunConfirmation?
    ) async throws {
        let ledger = try await migrated(earlier)
        let ids = try await ledger.read { try String.fetchAll($0, sql: "SELECT id FROM run ORDER BY number") }
        #expect(ids == ["r", "old"])
        let run = try await ledger.read { db in
            try String.fetchOne(
                db,
                sql: "SELECT state || ' ' || coalesce(confirmation, '') || ' ' || steps FROM run WHERE id = 'r'"
            )
        }
        let steps = earlier.isRetry ? earlier.steps.count : 2
        #expect(run == "\(state.rawValue) \(confirmation?.rawValue ?? "") \(steps)")
        #expect(try await ledger.read { try $0.foreignKeyViolations().next() == nil })
    }

    /// The views of the ledger are there for SQL of one's own, and so for views over them.
    @Test func `a view of one's own over the ledger's views outlives the migrations`() async throws {
        let database = try DatabaseQueue()
        let last = try #require(DatabaseMigrator.ledger.migrations.dropLast().last)
        try DatabaseMigrator.ledger.migrate(database, upTo: last)
        try await database.write { db in
            try db.execute(sql: "CREATE VIEW mine AS SELECT run, line FROM row_view")
            try db.execute(sql: "CREATE VIEW alsoMine AS SELECT run, job FROM run_view")
        }
        try DatabaseMigrator.ledger.migrate(database)
        for view in ["mine", "alsoMine"] {
            #expect(try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(view)") } == 0)
        }
    }
}
