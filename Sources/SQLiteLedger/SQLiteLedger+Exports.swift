import GRDB
package import JobModel

extension SQLiteLedger {
    /// Keeps how far an export is, in place of what was kept before.
    package func putExport(_ export: ExportRecord, of run: String) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO export (run, target, folder, replaces, journal, lists, listsRead, people, effort)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (run) DO UPDATE SET target = excluded.target, folder = excluded.folder,
                        replaces = excluded.replaces, journal = excluded.journal, lists = excluded.lists,
                        listsRead = excluded.listsRead, people = excluded.people, effort = excluded.effort
                    """,
                arguments: [
                    run, export.target, export.folder, export.replaces, export.journal, export.lists,
                    export.listsRead, export.people, try LedgerJSON.text(export.effort),
                ]
            )
        }
    }

    /// How far an export is; `nil` for a run that imports, and for an export that has made nothing yet.
    package func export(of run: String) async throws -> ExportRecord? {
        try await read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM export WHERE run = ?", arguments: [run]) else {
                return nil
            }
            var export = ExportRecord(
                target: try row.read("target"),
                folder: try row.read("folder"),
                replaces: try row.read("replaces")
            )
            export.journal = try row.read("journal")
            export.lists = try row.read("lists")
            export.listsRead = try row.read("listsRead")
            export.people = try row.read("people")
            export.effort = try LedgerJSON.value(ExportEffort.self, try row.read("effort"))
            return export
        }
    }
}
