import GRDB
package import JobModel
package import Wording

extension SQLiteLedger {
    /// Records the departments that a step will make, outermost first; paths are joined by `/`.
    package func addDepartments(_ paths: [String], run: String, step: Int) async throws {
        try await write { db in
            for (place, path) in paths.enumerated() {
                try db.execute(
                    sql: "INSERT INTO department (run, step, place, path) VALUES (?, ?, ?, ?)",
                    arguments: [run, step, place, path]
                )
            }
        }
    }

    package func departments(run: String, step: Int) async throws -> [NewDepartment] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM department WHERE run = ? AND step = ? ORDER BY place",
                arguments: [run, step]
            ).map { row in
                let path: String = try row.read("path")
                return NewDepartment(
                    place: try row.read("place"),
                    path: path.split(separator: "/").map(String.init),
                    openID: try row.readOptional("openID"),
                    problem: try row.readText("problem", "problemZH")
                )
            }
        }
    }

    package func noteDepartment(_ place: Int, problem: LocalizedText, run: String, step: Int) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE department SET problem = ?, problemZH = ? WHERE run = ? AND step = ? AND place = ?",
                arguments: [problem.en, problem.zh, run, step, place]
            )
        }
    }

    package func noteDepartment(_ place: Int, openID: String, run: String, step: Int) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE department SET openID = ?, problem = NULL, problemZH = NULL
                    WHERE run = ? AND step = ? AND place = ?
                    """,
                arguments: [openID, run, step, place]
            )
        }
    }
}
