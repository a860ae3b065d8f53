package import JobModel

extension PostgresLedger {
    /// Records files that a run is planned from, in place of what was recorded of the same paths.
    package func putFiles(_ files: [PlannedFile], of run: String) async throws {
        try await writeRun(run) { connection in
            for file in files {
                var arguments = PostgresArguments(run, file.path)
                arguments.add(file.bytes)
                arguments.add(file.crc32)
                try connection.execute(
                    """
                    INSERT INTO roster_file (run, path, bytes, crc32)
                    VALUES (\(Self.thisRun), $2::text, $3::bigint, $4::text)
                    ON CONFLICT (run, path) DO UPDATE SET bytes = excluded.bytes, crc32 = excluded.crc32
                    """,
                    arguments
                )
            }
        }
    }

    /// The files that a run was planned from, by path.
    package func files(of run: String) async throws -> [PlannedFile] {
        try await read { connection in
            try connection.execute(
                "SELECT path, bytes, crc32 FROM roster_file WHERE run = \(Self.thisRun) ORDER BY path",
                PostgresArguments(run)
            ).rows.map { row in
                PlannedFile(path: try row.read("path"), bytes: try row.read("bytes"), crc32: try row.read("crc32"))
            }
        }
    }
}
