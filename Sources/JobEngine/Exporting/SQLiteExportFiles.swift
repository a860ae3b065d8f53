import JobModel
import SQLiteTables

/// `directory.sqlite` with the tables `people`, `departments` and `memberships`.
final class SQLiteExportFiles: ExportFiles {
    static let name = "directory.sqlite"

    private let folder: String
    private let writer: SQLiteTableWriter
    private var tables: [ExportTable: SQLiteTable] = [:]
    private let memberships: SQLiteTable
    private var records = 0

    init(folder: String) throws {
        self.folder = folder
        writer = try SQLiteTableWriter(path: folder + "/" + Self.name)
        memberships = try writer.addTable(
            "memberships",
            columns: PeopleRenderer.membershipColumns.map { SQLiteColumn(name: $0, type: $1) },
            indexes: ["open_id", "user_id", "open_department_id"]
        )
    }

    func begin(_ table: ExportTable, _ columns: [TableColumn]) throws {
        let indexed = columns.filter { Self.indexed.contains($0.field) }.map(\.header)
        tables[table] = try writer.addTable(
            table.rawValue,
            columns: columns.map { SQLiteColumn(name: $0.header, type: $0.isNumber ? .integer : .text) },
            indexes: indexed
        )
    }

    func write(_ block: TableBlock, of table: ExportTable) throws {
        guard let table = tables[table], case .values(let values) = block.content else { return }
        for record in values { try writer.insert(record, into: table) }
        for record in block.memberships { try writer.insert(record, into: memberships) }
        records += block.records
    }

    func close() throws -> [ExportManifest.File] {
        try writer.close()
        return [try ExportManifest.File(Self.name, in: folder, records: records)]
    }

    /// By what people and departments are looked up.
    private static let indexed: Set<String> = [
        "user_id", "open_id", "union_id", "mobile", "email", "employee_no", "leader_user_id", "department_id",
        "open_department_id", "parent_department_id",
    ]
}
