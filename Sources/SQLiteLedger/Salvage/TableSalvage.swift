import GRDB

/// Copies what can be read of one table into a table of the same name in another database.
struct TableSalvage {
    let table: String
    let source: Database
    let target: Database

    /// What could not be copied.
    struct Loss {
        /// Records that the new table refused.
        var refused = 0
        /// Whether some page could not be read: then nobody knows how many records are lost.
        var isBroken = false
    }

    /// From both ends up to the first page that cannot be read.
    func copy() throws -> Loss {
        var loss = Loss()
        let columns: [String]
        do {
            // An earlier version has not had it, or its place in the file is lost.
            guard try source.tableExists(table) else { return Loss(isBroken: try target.tableExists(table)) }
            columns = try source.columns(in: table).map(\.name)
        } catch let error as DatabaseError where Self.isDamage(error) {
            return Loss(isBroken: true)
        }
        guard try target.tableExists(table) else { return loss }
        let names = try target.columns(in: table).map(\.name).filter(columns.contains)
        guard !names.isEmpty else { return Loss(isBroken: true) }
        let key = try target.primaryKey(table)
        // Attempts keep their number, which says how far the ledger had come.
        let selected = key.isRowID ? ["rowid"] + names : names
        let order = key.isRowID ? ["rowid"] : key.columns
        for direction in ["ASC", "DESC"] {
            let by = order.map { "\"\($0)\" \(direction)" }.joined(separator: ", ")
            let list = selected.map { "\"\($0)\"" }.joined(separator: ", ")
            let select = "SELECT \(list) FROM \"\(table)\" ORDER BY \(by)"
            if try copy(select, selected, refused: &loss.refused) { return loss }
            loss.isBroken = true
        }
        return loss
    }

    /// Whether the last record was reached.
    private func copy(_ select: String, _ columns: [String], refused: inout Int) throws -> Bool {
        let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let sql = "INSERT OR FAIL INTO \"\(table)\" (\(list)) VALUES (\(marks)) ON CONFLICT DO NOTHING"
        var insert = try target.makeStatement(sql: sql)
        let rows: RowCursor
        do { rows = try Row.fetchCursor(source, sql: select) } catch let error as DatabaseError
            where Self.isDamage(error)
        { return false }
        while true {
            let row: Row?
            do { row = try rows.next() } catch let error as DatabaseError where Self.isDamage(error) {
                // As far as it goes.
                return false
            }
            guard let row else { return true }
            let values = columns.indices.map { row[$0] as DatabaseValue }
            do {
                try insert.execute(arguments: StatementArguments(values))
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                refused += 1
                // A statement that has failed says so once more when it is used again.
                insert = try target.makeStatement(sql: sql)
            }
        }
    }

    /// A page that makes no sense, or that the disk does not give.
    static func isDamage(_ error: DatabaseError) -> Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR].contains(error.resultCode)
    }
}
