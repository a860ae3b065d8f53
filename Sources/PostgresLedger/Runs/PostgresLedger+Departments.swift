package import JobModel
package import Wording

extension PostgresLedger {
    /// Records the departments that a step will make, outermost first; paths are joined by `/`.
    package func addDepartments(_ paths: [String], run: String, step: Int) async throws {
        guard !paths.isEmpty else { return }
        var arguments = PostgresArguments(run)
        arguments.add(step)
        arguments.add(paths)
        let values = arguments
        try await writeRows(of: run) { connection in
            try connection.perform(
                """
                INSERT INTO roster_department (run, step, place, path)
                SELECT \(Self.thisRun), $2::int, each.number - 1, each.path
                FROM unnest($3::text[]) WITH ORDINALITY AS each (path, number)
                """,
                values
            )
        }
    }

    package func departments(run: String, step: Int) async throws -> [NewDepartment] {
        var arguments = PostgresArguments(run)
        arguments.add(step)
        let values = arguments
        return try await read { connection in
            try connection.execute(
                """
                SELECT place, path, open_id, problem, problem_zh FROM roster_department
                WHERE run = \(Self.thisRun) AND step = $2::int ORDER BY place
                """,
                values
            ).rows.map { row in
                let path: String = try row.read("path")
                let problem: String? = try row.readOptional("problem")
                return NewDepartment(
                    place: try row.read("place"),
                    path: path.split(separator: "/").map(String.init),
                    openID: try row.readOptional("open_id"),
                    problem: try problem.map { LocalizedText(en: $0, zh: try row.readOptional("problem_zh") ?? $0) }
                )
            }
        }
    }

    package func noteDepartment(_ place: Int, problem: LocalizedText, run: String, step: Int) async throws {
        try await change(place, run, step, "problem = $4::text, problem_zh = $5::text", [problem.en, problem.zh])
    }

    package func noteDepartment(_ place: Int, openID: String, run: String, step: Int) async throws {
        try await change(place, run, step, "open_id = $4::text, problem = NULL, problem_zh = NULL", [openID])
    }

    private func change(_ place: Int, _ run: String, _ step: Int, _ set: String, _ texts: [String]) async throws {
        var arguments = PostgresArguments(run)
        arguments.add(step)
        arguments.add(place)
        for text in texts { arguments.add(text) }
        let values = arguments
        try await writeRows(of: run) { connection in
            try connection.perform(
                """
                UPDATE roster_department SET \(set)
                WHERE run = \(Self.thisRun) AND step = $2::int AND place = $3::bigint
                """,
                values
            )
        }
    }
}
