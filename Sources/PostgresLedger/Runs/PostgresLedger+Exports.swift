package import JobModel

extension PostgresLedger {
    /// Keeps how far an export is, in place of what was kept before.
    package func putExport(_ export: ExportRecord, of run: String) async throws {
        var arguments = PostgresArguments(run, export.target, export.folder, export.replaces ? "true" : "false")
        for number in [export.journal, export.lists, export.listsRead, export.people] { arguments.add(number) }
        arguments.add(try LedgerJSON.text(export.effort))
        let values = arguments
        try await writeRun(run) { connection in
            try connection.perform(
                """
                INSERT INTO roster_export (run, target, folder, replaces, journal, lists, lists_read, people, effort)
                VALUES (\(Self.thisRun), $2::text, $3::text, $4::boolean, $5::bigint, $6::bigint, $7::bigint,
                    $8::bigint, $9::text)
                ON CONFLICT (run) DO UPDATE SET target = excluded.target, folder = excluded.folder,
                    replaces = excluded.replaces, journal = excluded.journal, lists = excluded.lists,
                    lists_read = excluded.lists_read, people = excluded.people, effort = excluded.effort
                """,
                values
            )
        }
    }

    /// How far an export is; `nil` for a run that imports, and for an export that has made nothing yet.
    package func export(of run: String) async throws -> ExportRecord? {
        try await read { connection in
            let found = try connection.execute(
                "SELECT * FROM roster_export WHERE run = \(Self.thisRun)",
                PostgresArguments(run)
            )
            guard let row = found.rows.first else { return nil }
            var export = ExportRecord(
                target: try row.read("target"),
                folder: try row.read("folder"),
                replaces: try row.read("replaces")
            )
            export.journal = try row.read("journal")
            export.lists = try row.read("lists")
            export.listsRead = try row.read("lists_read")
            export.people = try row.read("people")
            export.effort = try LedgerJSON.value(ExportEffort.self, try row.read("effort"))
            return export
        }
    }
}
