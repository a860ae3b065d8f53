import Foundation
import GRDB

/// Which faults of a directory were switched on and off; the only place with SQL over them.
struct FaultTable {
    let db: Database

    /// - Returns: `nil` where none was ever switched.
    /// - Throws: `StoredValueError` for what no version writes.
    func kept() throws -> [Fault]? {
        guard let text = try String.fetchOne(db, sql: "SELECT faults FROM directory") else { return nil }
        do {
            return try JSONDecoder().decode([String].self, from: Data(text.utf8)).map { try Fault($0) }
        } catch {
            throw StoredValueError(column: "faults")
        }
    }

    /// The same of a file that may be older than the column.
    func keptIfThere() throws -> [Fault]? {
        guard try db.columns(in: "directory").contains(where: { $0.name == "faults" }) else { return nil }
        return try kept()
    }

    /// Keeps them for later servers, too; `nil` forgets every switch.
    func keep(_ faults: [Fault]?) throws {
        let text = try faults.map { String(decoding: try JSONEncoder().encode($0.map(\.text)), as: UTF8.self) }
        try db.execute(sql: "UPDATE directory SET faults = ?", arguments: [text])
    }
}
