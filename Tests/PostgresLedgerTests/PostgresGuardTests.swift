import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import PostgresLedger

/// What the database itself refuses, held against the tables of transitions in code.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresGuardTests {
    private typealias Standing = (state: RowState, outcome: Outcome?)

    private static let standings: [Standing] =
        RowState.allCases.filter { $0 != .settled }.map { ($0, nil) } + Outcome.allCases.map { (.settled, $0) }

    /// The triggers of the ledger's own tables, on a table like them in which any row may stand.
    @Test func `lets a row take every step of its life, and no other`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = try await PostgresLedger.open(PostgresAddress(address))
        try await ledger.createTestRun(rows: [], records: 0)
        try await ledger.begin("r")
        let lines = Self.standings.indices.flatMap { from in
            Self.standings.indices.map { to in (from, to, from * 100 + to + 1) }
        }
        let inserts = lines.map { from, _, line in
            let old = Self.standings[from]
            return "(1, 1, \(line), 'single', '\(old.state.rawValue)', \(Self.sql(old.outcome)), 't')"
        }
        // Any row may stand there before the triggers are asked.
        try await server.execute(
            """
            ALTER TABLE roster_row DISABLE TRIGGER roster_row_beginnings;
            INSERT INTO roster_row (run, step, line, way, state, outcome, task_id)
            VALUES \(inserts.joined(separator: ", "))
            """,
            at: address
        )
        let changes = lines.map { _, to, line in
            let new = Self.standings[to]
            return """
                BEGIN
                    UPDATE roster_row SET state = '\(new.state.rawValue)', outcome = \(Self.sql(new.outcome))
                    WHERE line = \(line);
                    INSERT INTO done VALUES (\(line));
                EXCEPTION WHEN check_violation THEN NULL;
                END;
                """
        }
        let done = try await server.execute(
            """
            CREATE TABLE done (line bigint);
            DO $$ BEGIN \(changes.joined(separator: "\n")) END $$;
            SELECT line FROM done ORDER BY line
            """,
            at: address
        )
        let allowed = lines.filter { from, to, _ in
            RowStep.isAllowed(from: Self.standings[from], to: Self.standings[to])
        }
        #expect(done.split(separator: "\n").compactMap { Int($0) } == allowed.map(\.2))
        #expect(!allowed.isEmpty && allowed.count < lines.count)
    }

    private static func sql(_ outcome: Outcome?) -> String { outcome.map { "'\($0.rawValue)'" } ?? "NULL" }

    @Test(arguments: RunState.allCases, RunState.allCases)
    func `lets a run take every step of its life, and no other`(from: RunState, to: RunState) async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = try await PostgresLedger.open(PostgresAddress(address))
        try await ledger.createTestRun()
        // The other guards are not what is asked.
        try await server.execute(
            """
            ALTER TABLE roster_run DISABLE TRIGGER USER;
            UPDATE roster_run SET state = 'planned', confirmation = 'option', confirmed = 1;
            UPDATE roster_run SET state = '\(from.rawValue)',
                confirmation = CASE WHEN '\(from.rawValue)' = 'planning' THEN NULL ELSE 'option' END,
                confirmed = CASE WHEN '\(from.rawValue)' = 'planning' THEN NULL ELSE 1 END;
            ALTER TABLE roster_run ENABLE TRIGGER roster_run_steps
            """,
            at: address
        )
        let confirmed = to == .planning ? "NULL, NULL" : "'option', 1"
        let sql = "UPDATE roster_run SET (state, confirmation, confirmed) = ('\(to.rawValue)', \(confirmed))"
        let isDone: Bool
        do {
            try await server.execute(sql, at: address)
            isDone = true
        } catch let failure as ChildProcess.Failure {
            #expect(failure.reason.contains("illegal run transition"), "\(failure)")
            isDone = false
        }
        #expect(isDone == RunStep.isAllowed(from: from, to: to))
    }

    /// A statement after the first one of its transaction asks again, because the run may have been stopped between them.
    @Test func `refuses to send rows of a run that was stopped since the last statement, and sends those before`()
        async throws
    {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = try await PostgresLedger.open(PostgresAddress(address))
        try await ledger.createTestRun(rows: [2, 3], records: 2)
        try await ledger.begin("r")
        func sending(_ line: Int) -> String { "UPDATE roster_row SET state = 'sending' WHERE line = \(line)" }
        let failure = await #expect(throws: ChildProcess.Failure.self) {
            try await server.execute(
                "BEGIN; \(sending(2)); UPDATE roster_run SET state = 'stopped'; \(sending(3)); COMMIT",
                at: address
            )
        }
        #expect(failure?.reason.contains("the run is not running") == true)
        try await server.execute("BEGIN; \(sending(2)); \(sending(3)); COMMIT", at: address)
        let sent = try await server.execute("SELECT count(*) FROM roster_row WHERE state = 'sending'", at: address)
        #expect(sent == "2")
    }

    /// As versions before migration 13 send a row, which leave its clock to the database.
    @Test func `knows when a row was sent last that an earlier version sends beside this one`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = try await PostgresLedger.open(PostgresAddress(address))
        try await ledger.createTestRun(rows: [2], records: 1)
        try await ledger.begin("r")
        try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        try await ledger.commit([.release(line: 2)], run: "r", step: 1)
        try await server.execute("UPDATE roster_row SET sent_clock = sent_clock - 1000", at: address)
        try await server.execute("UPDATE roster_row SET state = 'sending', attempts = attempts + 1", at: address)
        let ago = try await ledger.secondsSinceSent([2], run: "r", step: 1)[2]
        #expect(try #require(ago) < 500)
    }

    @Test func `the views show rows, runs and attempts as those of every store do`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        let ledger = try await PostgresLedger.open(PostgresAddress(address))
        try await ledger.createTestRun(steps: 1, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        let attempt = Attempt(at: 1.5, endpoint: "createUser", token: "t", status: 200, code: 0, logID: "log")
        try await ledger.commit([.attempt(lines: [2], attempt)], run: "r", step: 1)
        #expect(
            try await server.execute("SELECT run, step_name, row, line, stage FROM row_view", at: address)
                == "r|people|2|2|planned"
        )
        #expect(
            try await server.execute("SELECT run, row, at, endpoint, log_id FROM attempt_view", at: address)
                == "r|2|1970-01-01T00:00:01.500Z|createUser|log"
        )
        #expect(
            try await server.execute("SELECT run, state, started FROM run_view", at: address)
                == "r|running|1970-01-01T00:00:01.000Z"
        )
    }
}
