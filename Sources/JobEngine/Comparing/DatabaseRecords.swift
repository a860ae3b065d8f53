import JobModel
import SQLiteTables

/// One reading of a table of `directory.sqlite`.
struct DatabaseRecords: SheetRecords {
    let blankRows = 0
    private let file: TableFile
    private let reader: SQLiteTableReader
    private let cells: ExportedCell
    private let current: ExportedRow
    private var row = 0

    init(_ file: TableFile, table: String, _ cells: ExportedCell) throws {
        self.file = file
        self.cells = cells
        reader = try SQLiteTableReader(path: file.path, table: table)
        current = ExportedRow(columns: reader.columns.count)
    }

    mutating func next() throws -> ReadRecord? {
        guard let values = try reader.next() else {
            try file.requireSame()
            return nil
        }
        row += 1
        for (place, value) in values.enumerated() {
            switch value {
            case .null: break
            case .integer(let number):
                current.set(place) { [cells] in cells.append(.number(number), column: place, to: &$0) }
            case .text(let text):
                current.set(place) {
                    $0.append(text: text)
                    ExportedCell.finishText(&$0, from: 0)
                }
            }
        }
        return ReadRecord(record: current.take(row: row))
    }
}

extension ExportedTableSheet {
    /// A table of a database.
    ///
    /// - Throws: `SQLiteTableError` where there is no such table.
    init(database path: String, of subject: Subject, timezone: String) throws {
        let table = subject.rawValue
        let file = try TableFile(path)
        let header = try SQLiteTableReader(path: path, table: table).columns
        try self.init(file, header: header, of: subject, timezone: timezone) { file, _, cells in
            try DatabaseRecords(file, table: table, cells)
        }
    }
}
