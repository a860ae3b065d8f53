import ContactAPI
import Foundation
import GRDB

/// Reads and writes a company's job levels or job families; the only place with SQL over them.
struct JobEntryTable {
    let db: Database
    let tenant: String
    let kind: JobEntryRecord.Kind

    private static let columns = """
        id, name, description, place, parent, active, deleted, i18n_name, i18n_description
        """

    /// The entry, a deleted one too.
    func find(_ id: Int64) throws -> JobEntryRecord? {
        try all("id = ?", [id]).first
    }

    /// Those after a position, levels by their order and families by their creation.
    func page(named name: String?, after: [Int64], limit: Int) throws -> [JobEntryRecord] {
        try all(
            """
            deleted = 0 AND (name = ?3 OR ?3 IS NULL) AND (coalesce(place, 0), id) > (?4, ?5)
            ORDER BY coalesce(place, 0), id LIMIT ?6
            """,
            [name?.composed, after[0], after[1], limit]
        )
    }

    func count() throws -> Int { try number("SELECT count(*) FROM job_entry WHERE \(Self.living)", []) ?? 0 }

    func holder(ofName name: String) throws -> Int64? {
        try number("SELECT id FROM job_entry WHERE \(Self.living) AND name = ?3", [name])
    }

    func holder(ofPlace place: Int) throws -> Int64? {
        try number("SELECT id FROM job_entry WHERE \(Self.living) AND place = ?3", [place])
    }

    func lastPlace() throws -> Int? { try number("SELECT max(place) FROM job_entry WHERE \(Self.living)", []) }

    func children(of recordID: Int64) throws -> [Int64] {
        let statement = try db.cachedStatement(sql: "SELECT id FROM job_entry WHERE \(Self.living) AND parent = ?3")
        return try Int64.fetchAll(statement, arguments: [tenant, kind.rawValue, recordID])
    }

    func insert(_ entry: JobEntryRecord) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO job_entry (name, description, place, parent, active, i18n_name, i18n_description,
                    tenant, kind)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: try values(of: entry) + [tenant, kind.rawValue])
        return db.lastInsertedRowID
    }

    func update(_ entry: JobEntryRecord) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE job_entry SET name = ?, description = ?, place = ?, parent = ?, active = ?, i18n_name = ?,
                    i18n_description = ?
                WHERE id = ?
                """
        )
        try statement.execute(arguments: try values(of: entry) + [entry.id])
    }

    /// The row stays, to tell what was deleted from what never was; people who had the entry go without it.
    func delete(_ recordID: Int64) throws {
        try db.cachedStatement(sql: "UPDATE job_entry SET deleted = 1 WHERE id = ?").execute(arguments: [recordID])
        try db.cachedStatement(sql: "UPDATE user SET \(kind.rawValue) = NULL WHERE \(kind.rawValue) = ?")
            .execute(arguments: [recordID])
    }

    private static let living = "tenant = ?1 AND kind = ?2 AND deleted = 0"

    private func all(_ condition: String, _ arguments: StatementArguments) throws -> [JobEntryRecord] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(Self.columns) FROM job_entry WHERE tenant = ?1 AND kind = ?2 AND \(condition)"
        )
        return try Row.fetchAll(statement, arguments: [tenant, kind.rawValue] + arguments).map { row in
            JobEntryRecord(
                id: try row.value(0),
                name: try row.value(1),
                description: try row.value(2),
                place: try row.value(3),
                parent: try row.value(4),
                isActive: try row.value(5),
                isDeleted: try row.value(6),
                names: try Self.names(try row.value(7)),
                descriptions: try Self.names(try row.value(8))
            )
        }
    }

    private func number<Number: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String,
        _ arguments: StatementArguments
    ) throws
        -> Number?
    {
        try Number.fetchOne(try db.cachedStatement(sql: sql), arguments: [tenant, kind.rawValue] + arguments)
    }

    private func values(of entry: JobEntryRecord) throws -> StatementArguments {
        [
            entry.name, entry.description, entry.place, entry.parent, entry.isActive, try Self.text(entry.names),
            try Self.text(entry.descriptions),
        ]
    }

    private static func text(_ names: [LocalizedName]) throws -> String {
        String(decoding: try JSONEncoder().encode(names), as: UTF8.self)
    }

    private static func names(_ text: String) throws -> [LocalizedName] {
        try JSONDecoder().decode([LocalizedName].self, from: Data(text.utf8))
    }
}
