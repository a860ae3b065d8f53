import ContactAPI
import Foundation
import GRDB

/// An employee type as stored.
struct EmployeeTypeRecord: Sendable {
    /// 1 to 5 are built in.
    var value = 0
    var content = ""
    var isActive = true
    /// The names in other languages that were given.
    var names: [LocalizedName] = []

    var isBuiltIn: Bool { value <= 5 }
}

/// Reads and writes employee types; the only place with SQL over them.
struct EmployeeTypeTable {
    let db: Database
    let tenant: String

    /// Those that are not deleted, by their value.
    func all() throws -> [EmployeeTypeRecord] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT value, content, active, i18n_content FROM employee_type
                WHERE tenant = ? AND deleted = 0 ORDER BY value
                """
        )
        return try Row.fetchAll(statement, arguments: [tenant]).map { row in
            EmployeeTypeRecord(
                value: try row.value(0),
                content: try row.value(1),
                isActive: try row.value(2),
                names: try JSONDecoder().decode([LocalizedName].self, from: Data((try row.value(3) as String).utf8))
            )
        }
    }

    /// Whether the type may be given to people; `nil` where there is no such type.
    func isActive(_ value: Int) throws -> Bool? {
        let statement = try db.cachedStatement(
            sql: "SELECT active FROM employee_type WHERE tenant = ? AND value = ? AND deleted = 0"
        )
        return try Bool.fetchOne(statement, arguments: [tenant, value])
    }

    /// How many types of its own the company ever had: a deleted one still counts.
    func customCount() throws -> Int {
        try number("SELECT count(*) FROM employee_type WHERE tenant = ? AND value > 5")
    }

    /// Adds a type with the next value, which no other type ever had; returns the value.
    func insert(_ type: EmployeeTypeRecord) throws -> Int {
        let value = try number("SELECT max(5, max(value)) + 1 FROM employee_type WHERE tenant = ?")
        let statement = try db.cachedStatement(
            sql: "INSERT INTO employee_type (content, active, i18n_content, tenant, value) VALUES (?, ?, ?, ?, ?)"
        )
        try statement.execute(arguments: try values(of: type) + [tenant, value])
        return value
    }

    func update(_ type: EmployeeTypeRecord) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE employee_type SET content = ?, active = ?, i18n_content = ? WHERE tenant = ? AND value = ?"
        )
        try statement.execute(arguments: try values(of: type) + [tenant, type.value])
    }

    func delete(_ value: Int) throws {
        try db.cachedStatement(sql: "UPDATE employee_type SET deleted = 1 WHERE tenant = ? AND value = ?")
            .execute(arguments: [tenant, value])
    }

    private func values(of type: EmployeeTypeRecord) throws -> StatementArguments {
        [type.content, type.isActive, String(decoding: try JSONEncoder().encode(type.names), as: UTF8.self)]
    }

    private func number(_ sql: String) throws -> Int {
        try Int.fetchOne(try db.cachedStatement(sql: sql), arguments: [tenant]) ?? 0
    }
}
