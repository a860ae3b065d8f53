import GRDB

/// A unit as stored.
struct UnitRecord: Sendable {
    var recordID: Int64 = 0
    var unitID: String
    var name: String
    var unitType: String
}

/// Reads and writes units and what is bound to them; the only place with SQL over them.
struct UnitTable {
    /// The most departments of a unit.
    static let departmentLimit = 1000

    let db: Database
    let tenant: String

    func insert(_ unit: UnitRecord) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO unit (tenant, unit_id, name, unit_type) VALUES (?, ?, ?, ?)"
        )
        try statement.execute(arguments: [tenant, unit.unitID, unit.name, unit.unitType])
        return db.lastInsertedRowID
    }

    func find(_ unitID: String) throws -> UnitRecord? { try all("unit_id = ?", [unitID]).first }

    func page(after: Int64, limit: Int) throws -> [UnitRecord] {
        try all("id > ? ORDER BY id LIMIT ?", [after, limit])
    }

    func bind(_ department: Int64, to unit: Int64) throws {
        try db.cachedStatement(sql: "UPDATE department SET unit = ? WHERE id = ?").execute(arguments: [
            unit, department,
        ])
    }

    /// The departments of a unit that are not deleted, in the order of their creation.
    func departments(of unit: Int64) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM department WHERE unit = ? AND deleted = 0 ORDER BY id"
        )
        return try Int64.fetchAll(statement, arguments: [unit])
    }

    private func all(_ condition: String, _ arguments: StatementArguments) throws -> [UnitRecord] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, unit_id, name, unit_type FROM unit WHERE tenant = ? AND \(condition)"
        )
        return try Row.fetchAll(statement, arguments: [tenant] + arguments)
            .map {
                UnitRecord(
                    recordID: try $0.value(0),
                    unitID: try $0.value(1),
                    name: try $0.value(2),
                    unitType: try $0.value(3)
                )
            }
    }
}
