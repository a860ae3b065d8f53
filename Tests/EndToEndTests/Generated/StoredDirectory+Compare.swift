import Foundation

extension StoredDirectory {
    /// Where an export and the database are not the same: every column, every cell, every row.
    ///
    /// Formats with values of their own have dates in seconds; SQLite has 1 and 0 for true and false.
    func differences(from folder: String, format: String = "csv", apartFrom left: Set<String> = []) throws -> [String] {
        let people = self.people.mapValues(\.cells)
        let departments = self.departments.mapValues(\.cells)
        return try Self.differences("people", by: "user_id", people, from: folder, format, left)
            + Self.differences("departments", by: "department_id", departments, from: folder, format, left)
    }

    private static func differences(
        _ table: String,
        by key: String,
        _ stored: [String: [String: String]],
        from folder: String,
        _ format: String,
        _ left: Set<String>
    ) throws -> [String] {
        var found: [String] = []
        var missing = Set(stored.keys)
        let columns = Set(stored.values.first?.keys.map(\.self) ?? []).subtracting(left)
        var columnsSeen: Set<String> = []
        try ExportedTable.forEachRow(of: table, in: folder, format: format) { row in
            let id = row[key] ?? ""
            columnsSeen.formUnion(row.keys)
            guard let wanted = stored[id], missing.remove(id) != nil else {
                return found.append("\(table): \(id) is there \(stored[id] == nil ? "and should not be" : "twice")")
            }
            for column in columns {
                let cell = row[column] ?? ""
                let due = self.cell(wanted[column] ?? "", of: column, as: format)
                if cell != due || !cell.utf8.elementsEqual(due.utf8) {
                    found.append("\(table): \(id), \(column): '\(cell)' and not '\(due)'")
                }
            }
        }
        found += missing.sorted().map { "\(table): \($0) is missing" }
        // A format that leaves empty values out shows columns by their values alone.
        let unknown = columnsSeen.subtracting(columns).subtracting(left)
        let absent = format == "ndjson" ? [] : columns.subtracting(columnsSeen)
        if format == "csv" || format == "ndjson" { found += unknown.sorted().map { "\(table) has the column \($0)" } }
        if format == "csv" { found += absent.sorted().map { "\(table) has no column \($0)" } }
        return found
    }

    private static func cell(_ cell: String, of column: String, as format: String) -> String {
        guard format != "csv", !cell.isEmpty else { return cell }
        if column == "join_time" { return seconds(cell) }
        guard format == "sqlite", column.hasPrefix("is_") || column == "mobile_visible" else { return cell }
        return cell == "true" ? "1" : "0"
    }

    /// The moment that a cell of a date names.
    private static func seconds(_ cell: String) -> String {
        let parts = cell.split { "-: ".contains($0) }.compactMap { Int($0) }
        var date = DateComponents(year: parts[0], month: parts[1], day: parts[2])
        if parts.count > 5 { (date.hour, date.minute, date.second) = (parts[3], parts[4], parts[5]) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
        return calendar.date(from: date).map { "\(Int($0.timeIntervalSince1970))" } ?? ""
    }
}
