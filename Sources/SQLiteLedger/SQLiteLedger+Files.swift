import GRDB
package import JobModel

extension SQLiteLedger {
    /// Records files that a run is planned from, in place of what was recorded of the same paths.
    package func putFiles(_ files: [PlannedFile], of run: String) async throws {
        try await write { db in
            for file in files {
                try db.execute(
                    sql: """
                        INSERT INTO file (run, path, bytes, crc32) VALUES (?, ?, ?, ?)
                        ON CONFLICT (run, path) DO UPDATE SET bytes = excluded.bytes, crc32 = excluded.crc32
                        """,
                    arguments: [run, file.path, file.bytes, file.crc32]
                )
            }
        }
    }

    /// The files that a run was planned from, by path; none of a run that an earlier version planned.
    package func files(of run: String) async throws -> [PlannedFile] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT path, bytes, crc32 FROM file WHERE run = ? ORDER BY path",
                arguments: [run]
            ).map { row in
                PlannedFile(path: try row.read("path"), bytes: try row.read("bytes"), crc32: try row.read("crc32"))
            }
        }
    }
}
