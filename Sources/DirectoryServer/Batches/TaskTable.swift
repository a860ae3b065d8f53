import Foundation
import GRDB

/// The batches that were handed in, and what became of their items; the only place with SQL over them.
struct TaskTable {
    let db: Database

    struct Record: Sendable {
        var number: Int64
        var id: String
        var tenant: String
        var appID: String
        var type: String
        var status: Int
        var body: Data
        var total: Int
        var done: Int
        var createdAt: Int
        var finishedAt: Int?
    }

    /// Statuses (6.4): below 9 running.
    static let running = 2
    /// C10: what the Chinese samples show of a task with its data.
    static let finishedBySamples = 8
    static let finished = 9
    static let failed = 10

    func insert(id: String, tenant: String, appID: String, type: String, body: Data, total: Int, at time: Int) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO task (id, tenant, app_id, type, body, total, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [id, tenant, appID, type, body, total, time])
    }

    func find(_ id: String) throws -> Record? { try first("WHERE id = ?", [id]) }

    /// The oldest task that is not done, of those after a number.
    func next(after number: Int64) throws -> Record? {
        try first("WHERE status < 9 AND number > ? ORDER BY number LIMIT 1", [number])
    }

    func add(_ results: [BatchResult], to task: Record) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO task_item (task, position, code, result) VALUES (?, ?, ?, ?)"
        )
        for result in results {
            try statement.execute(arguments: [task.number, result.position, result.code, result.json])
        }
    }

    func advance(_ task: Record, to done: Int, status: Int, finishedAt: Int?) throws {
        try db.cachedStatement(sql: "UPDATE task SET done = ?, status = ?, finished_at = ? WHERE number = ?")
            .execute(arguments: [done, status, finishedAt, task.number])
    }

    func counts(of task: Record) throws -> (success: Int, failure: Int) {
        let statement = try db.cachedStatement(
            sql:
                "SELECT count(*) FILTER (WHERE code = 0), count(*) FILTER (WHERE code <> 0) FROM task_item WHERE task = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [task.number]) else { return (0, 0) }
        return (try row.value(0), try row.value(1))
    }

    /// The items' results as JSON, in the order of the request.
    func results(of task: Record) throws -> [String] {
        let statement = try db.cachedStatement(sql: "SELECT result FROM task_item WHERE task = ? ORDER BY position")
        return try Data.fetchAll(statement, arguments: [task.number]).map { String(decoding: $0, as: UTF8.self) }
    }

    private func first(_ condition: String, _ arguments: StatementArguments) throws -> Record? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT number, id, tenant, app_id, type, status, body, total, done, created_at, finished_at
                FROM task \(condition)
                """
        )
        return try Row.fetchOne(statement, arguments: arguments).map { row in
            Record(
                number: try row.value(0),
                id: try row.value(1),
                tenant: try row.value(2),
                appID: try row.value(3),
                type: try row.value(4),
                status: try row.value(5),
                body: try row.value(6),
                total: try row.value(7),
                done: try row.value(8),
                createdAt: try row.value(9),
                finishedAt: try row.value(10)
            )
        }
    }
}

/// What became of one item of a batch.
struct BatchResult: Sendable {
    var position: Int
    var code: Int
    var json: Data
}
