import ContactAPI
import Foundation
import GRDB

/// Reads and writes departments; the only place with SQL over them.
struct DepartmentTable {
    let db: Database
    let tenant: String

    /// How many have it among their departments and have not left; 0 for the root.
    func memberCount(of id: Int64) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT members FROM department WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id]) ?? 0
    }

    func hasChat(_ id: Int64) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT chat_id IS NOT NULL FROM department WHERE id = ?")
        return try Bool.fetchOne(statement, arguments: [id]) ?? false
    }

    func find(_ id: Int64) throws -> DepartmentRecord? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(DepartmentRecord.columns) FROM department WHERE id = ? AND tenant = ? AND deleted = 0
                """
        )
        return try Row.fetchOne(statement, arguments: [id, tenant]).map { try DepartmentRecord(row: $0) }
    }

    func insert(_ department: DepartmentRecord) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO department (tenant, department_id, name, i18n_name, parent, place, leaders, hrbps,
                    employee_types, chat_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(
            arguments: [
                tenant, department.departmentID, department.name, try text(department.i18nName), department.parent,
                department.place, try text(department.leaders), try text(department.hrbps),
                try text(department.employeeTypes), department.chatID,
            ]
        )
        return db.lastInsertedRowID
    }

    func update(_ department: DepartmentRecord) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE department SET department_id = ?, name = ?, i18n_name = ?, parent = ?, place = ?, leaders = ?,
                    hrbps = ?, employee_types = ?, chat_id = ?, id_changes = ?
                WHERE id = ?
                """
        )
        try statement.execute(
            arguments: [
                department.departmentID, department.name, try text(department.i18nName), department.parent,
                department.place, try text(department.leaders), try text(department.hrbps),
                try text(department.employeeTypes), department.chatID, department.idChanges, department.id,
            ]
        )
    }

    /// The row stays, so that its number is never used again.
    func delete(_ recordID: Int64) throws {
        try db.cachedStatement(sql: "UPDATE department SET deleted = 1 WHERE id = ?").execute(arguments: [recordID])
    }

    /// Whether another department has one of the names in the same language: under `parent`, or anywhere where `nil`.
    func hasName(in names: Department.I18nName, under parent: Int64?, except recordID: Int64?) throws -> Bool {
        let place = parent == nil ? "?2 IS NULL" : "d.parent = ?2"
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM department d, json_each(d.i18n_name) n
                    WHERE d.tenant = ?1 AND d.deleted = 0 AND \(place) AND d.id IS NOT ?3
                    AND n.value <> '' AND n.value = json_extract(?4, '$.' || n.key))
                """
        )
        return try Bool.fetchOne(statement, arguments: [tenant, parent, recordID, try text(names)]) ?? false
    }

    private func text(_ value: (some Encodable)?) throws -> String? {
        guard let value else { return nil }
        return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}
