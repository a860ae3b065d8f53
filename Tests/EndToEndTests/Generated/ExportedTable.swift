import CSVStream
import Foundation
import GRDB
import JobModel

/// The rows of an export's table as they stand in its file, whatever its format.
enum ExportedTable {
    /// Hands over each row, by the headings of its cells; a cell that a format leaves out is not there.
    static func forEachRow(
        of table: String,
        in folder: String,
        format: String = "csv",
        _ body: ([String: String]) throws -> Void
    ) throws {
        switch format {
        case "csv":
            let file = try CSVFile.open("\(folder)/\(table).csv")
            var records = try file.records()
            while let read = try records.next() {
                let cells = read.record.strings.map(SpreadsheetApostrophe.removing)
                try body(Dictionary(uniqueKeysWithValues: zip(file.header, cells)))
            }
        case "ndjson":
            let text = try String(contentsOfFile: "\(folder)/\(table).ndjson", encoding: .utf8)
            for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
                try body(try JSONDecoder().decode([String: Value].self, from: Data(line)).mapValues(\.cell))
            }
        default:
            let queue = try DatabaseQueue(path: folder + "/directory.sqlite")
            defer { withExtendedLifetime(queue) {} }
            try queue.read { db in
                for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)") {
                    let cells = row.compactMap { name, value in
                        value.isNull ? nil : (name, String.fromDatabaseValue(value) ?? "\(value)")
                    }
                    try body(Dictionary(uniqueKeysWithValues: cells))
                }
            }
        }
    }

    private enum Value: Decodable {
        case cell(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .cell("\(flag)")
            } else if let number = try? container.decode(Int.self) {
                self = .cell("\(number)")
            } else if let items = try? container.decode([String].self) {
                self = .cell(items.joined(separator: ";"))
            } else {
                self = .cell(try container.decode(String.self))
            }
        }

        var cell: String {
            switch self {
            case .cell(let text): text
            }
        }
    }
}
