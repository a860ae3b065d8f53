import GRDB

/// Copies what can be read of one table into a table of the same name in another database.
struct TableSalvage {
    let table: String
    let source: Database
    let target: Database

    /// From both ends up to the first page that cannot be read; returns how many records the new table refused.
    func copy() throws -> Int {
        guard let columns = try? source.columns(in: table).map(\.name) else { return 0 }  // Nothing of it can be read.
        let names = try target.columns(in: table).map(\.name).filter(columns.contains)
        guard !names.isEmpty else { return 0 }
        let key = try target.primaryKey(table)
        // Attempts keep their number, which says how far the ledger had come.
        let selected = key.isRowID ? ["rowid"] + names : names
        let order = key.isRowID ? ["rowid"] : key.columns
        var refused = 0
        for direction in ["ASC", "DESC"] {
            let by = order.map { "\"\($0)\" \(direction)" }.joined(separator: ", ")
            let list = selected.map { "\"\($0)\"" }.joined(separator: ", ")
            let isWhole = try copy("SELECT \(list) FROM \"\(table)\" ORDER BY \(by)", selected, refused: &refused)
            if isWhole { break }
        }
        return refused
    }

    private func copy(_ select: String, _ columns: [String], refused: inout Int) throws -> Bool {
        let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let sql = "INSERT OR FAIL INTO \"\(table)\" (\(list)) VALUES (\(marks)) ON CONFLICT DO NOTHING"
        var insert = try target.makeStatement(sql: sql)
        do {
            let rows = try Row.fetchCursor(source, sql: select)
            while let row = try rows.next() {
                let values = columns.indices.map { row[$0] as DatabaseValue }
                do {
                    try insert.execute(arguments: StatementArguments(values))
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                    refused += 1
                    // A statement that has failed says so once more when it is used again.
                    insert = try target.makeStatement(sql: sql)
                }
            }
            return true
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            // As far as it goes.
            return false
        }
    }
}
