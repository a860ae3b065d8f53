import GRDB

/// A file that a run was planned from, as it was then.
package struct PlannedFile: Sendable, Equatable {
    package var path: String
    package var bytes: Int
    /// CRC-32, eight hexadecimal digits.
    package var crc32: String

    package init(path: String, bytes: Int, crc32: String) {
        self.path = path
        self.bytes = bytes
        self.crc32 = crc32
    }
}

extension Ledger {
    /// Records files that a run is planned from, in place of what was recorded of the same paths.
    package func putFiles(_ files: [PlannedFile], of run: String) async throws {
        try await write { db in
            for file in files {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO file (run, path, bytes, crc32) VALUES (?, ?, ?, ?)",
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
