import Foundation
import JobModel

/// One reading of `people.ndjson` or `departments.ndjson`.
struct JSONLinesRecords: SheetRecords {
    let blankRows = 0
    private let file: TableFile
    private let lines: FileLines
    private let keys: [[UInt8]]
    private let cells: ExportedCell
    private let current: ExportedRow
    private var row = 0

    init(_ file: TableFile, _ header: [String], _ cells: ExportedCell) throws {
        guard let lines = FileLines(path: file.path) else { throw ComparedExportError.missing(path: file.path) }
        (self.file, self.lines, self.cells) = (file, lines, cells)
        keys = header.map { Array($0.utf8) }
        current = ExportedRow(columns: header.count)
    }

    mutating func next() throws -> ReadRecord? {
        row += 1
        let (keys, cells) = (keys, cells)
        let current = current
        let isRead = try Self.reading(file, row) {
            try lines.next { bytes in
                var column = -1
                var met = [Bool](repeating: false, count: keys.count)
                var line = JSONLine(bytes)
                try line.read { key in
                    column = try Self.column(key, after: column, keys)
                    // Which of two values is meant nobody knows.
                    guard !met[column] else { throw JSONLine.Malformed() }
                    met[column] = true
                } text: { text, item in
                    current.set(column) { cell in
                        if let item, item > 0 { cell.append(UInt8(ascii: ";")) }
                        cell += text
                        if item == nil { ExportedCell.finishText(&cell, from: 0) }
                    }
                } value: { value in
                    current.set(column) { cell in
                        switch value {
                        case .number(let number): cells.append(.number(number), column: column, to: &cell)
                        case .flag(let flag): cells.append(.flag(flag), column: column, to: &cell)
                        case .list: ExportedCell.finishText(&cell, from: 0)
                        case .text, .null: break
                        }
                    }
                }
                return true
            }
        }
        guard isRead != nil else {
            try file.requireSame()
            return nil
        }
        return ReadRecord(record: current.take(row: row))
    }

    /// Keys stand in the order of the columns, with those left out that have no value.
    private static func column(_ key: [UInt8], after last: Int, _ keys: [[UInt8]]) throws -> Int {
        for place in (last + 1)..<keys.count where keys[place] == key { return place }
        guard let place = keys.firstIndex(of: key) else { throw JSONLine.Malformed() }
        return place
    }

    /// Says of which row something is no object of an export.
    fileprivate static func reading<Value>(_ file: TableFile, _ row: Int, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch is JSONLine.Malformed {
            throw ComparisonError.noObject(path: file.path, row: row)
        } catch is FileLines.TooLong {
            throw ComparisonError.noObject(path: file.path, row: row)
        }
    }
}

extension ExportedTableSheet {
    /// Objects, one a line.
    ///
    /// An object has no key for what is not set, so the columns are those of the manifest, and what keys there are besides.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - subject: What the objects are.
    ///   - fields: The columns that the manifest names.
    ///   - timezone: In which days are dates.
    /// - Throws: `ComparisonError.noObject`; what reading throws.
    init(lines path: String, of subject: Subject, fields: [String], timezone: String) throws {
        let file = try TableFile(path)
        let found = try Self.keys(of: file)
        let known = try ExportedColumns(of: subject)
        let named = Set(found.map { known.fields[$0] ?? $0 })
        let missing = fields.filter { !named.contains($0) }
        // In the manifest's order where the keys are the fields' names.
        let isByName = Set(found).isSubset(of: fields)
        var header = isByName ? fields : found + missing
        // Nobody is in it, and of nobody the manifest names no columns.
        if header.isEmpty { header = known.usual }
        try self.init(file, header: header, of: subject, timezone: timezone) { file, header, cells in
            try JSONLinesRecords(file, header, cells)
        }
    }

    /// The keys of all objects, in the order in which they are met first.
    private static func keys(of file: TableFile) throws -> [String] {
        guard let lines = FileLines(path: file.path) else { throw ComparedExportError.missing(path: file.path) }
        var keys: [[UInt8]] = []
        var row = 0
        var isRead: Bool? = true
        while isRead != nil {
            row += 1
            isRead = try JSONLinesRecords.reading(file, row) {
                try lines.next { bytes in
                    var place = 0
                    var line = JSONLine(bytes)
                    try line.read { key in
                        if place < keys.count, keys[place] == key {
                            place += 1
                        } else if let known = keys.firstIndex(of: key) {
                            place = known + 1
                        } else {
                            // Behind the key before it, so that the order is that of the columns.
                            keys.insert(key, at: place)
                            place += 1
                        }
                    } text: { _, _ in
                    } value: { _ in
                    }
                    return true
                }
            }
        }
        return keys.map { String(decoding: $0, as: UTF8.self) }
    }
}
