import GRDB
import JobModel
import Testing
import Wording

@testable import SQLiteLedger

/// Rows that an earlier version has settled, with what it said of them in English alone.
struct EarlierSentenceTests {
    @Test func `are shown as they are, in both languages`() async throws {
        let database = try DatabaseQueue()
        try DatabaseMigrator.ledger.migrate(database, upTo: "020 add by what people and directory are known again")
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO run (id, job, root, state, definition, out, base, started, number, steps)
                    VALUES ('r', 'x', 'r', 'planning', '{"job":"x","steps":[]}', 'o', '.', 5, 1, 1);
                    INSERT INTO step (run, number, subject, name, source, header, records, isPlanned)
                    VALUES ('r', 1, 'people', 'people', 'a', '[]', 2, 0);
                    INSERT INTO plan (run, step, line, number, origin, matchKey, action, payload, record)
                    VALUES ('r', 1, 2, 2, 2, 'E2', 'create', '{}', '[]'), ('r', 1, 3, 3, 3, 'E3', 'create', '{}', '[]');
                    INSERT INTO row (run, step, line, way, state, outcome, code, problem, remedy)
                    VALUES ('r', 1, 2, 'single', 'settled', 'invalid', 'x.y', 'It was refused', 'Ask.'),
                        ('r', 1, 3, 'single', 'planned', NULL, NULL, NULL, NULL);
                    """
            )
        }
        try DatabaseMigrator.ledger.migrate(database)
        let ledger = SQLiteLedger(database: database, folder: nil)
        let rows = try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 9)
        #expect(rows.map(\.problem) == [LocalizedText(en: "It was refused", zh: "It was refused"), nil])
        #expect(rows.map(\.remedy) == [LocalizedText(en: "Ask.", zh: "Ask."), nil])
    }
}
