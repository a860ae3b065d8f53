package import JobModel

/// One reading of a tab: its data records, one after the other, blank rows left out and counted.
package struct WorkbookRecords: SheetRecords {
    private let rows: any TabRows
    private let knowledge: TabKnowledge
    private let header: [String]
    private let headerRow: Int
    /// Of the last row that was read, blank or not.
    private var lastRow: Int
    package private(set) var blankRows = 0
    /// Where cells of the last record lead, by their columns, 0-based; of those columns that were asked for.
    package private(set) var links: [Int: String] = [:]

    init(_ sheet: WorkbookSheet, linkedColumns: Set<Int> = []) throws {
        rows = try sheet.source.rows(linkedColumns: linkedColumns)
        knowledge = sheet.knowledge
        header = sheet.header
        headerRow = sheet.headerRow
        lastRow = sheet.headerRow
    }

    package mutating func next() throws -> ReadRecord? {
        guard let row = try nextRow() else { return nil }
        links = row.links
        return read(row)
    }

    /// Passes over the next data record without looking at its fields; `false` at the end.
    mutating func skip() throws -> Bool { try nextRow() != nil }

    private mutating func nextRow() throws -> TabRow? {
        while let row = try rows.next() {
            guard row.number > headerRow else { continue }
            // Rows without anything are not handed over, and perhaps not even in the file.
            blankRows += row.number - lastRow - 1
            lastRow = row.number
            if row.isBlank {
                blankRows += 1
                continue
            }
            return row
        }
        let facts = rows.facts
        blankRows += max(facts.lastRow - lastRow, 0)
        lastRow = max(facts.lastRow, lastRow)
        knowledge.take(facts)
        return nil
    }

    private func read(_ row: TabRow) -> ReadRecord {
        var ends = row.ends
        if let last = ends.last, ends.count <= header.count {
            ends.append(contentsOf: repeatElement(last, count: header.count + 1 - ends.count))
        }
        let record = InputRecord(line: row.number, row: row.number, offset: 0, block: row.block, ends: ends)
        let findings = row.doubts.isEmpty ? [] : row.doubts.map { finding($0, row: row.number) }
        return ReadRecord(record: record, findings: findings)
    }

    private func finding(_ doubt: CellDoubt, row: Int) -> Finding {
        // What is said of a column is said of one cell alone; a row that is cut is damaged as a whole.
        let column = doubt.reason == .tooLong ? nil : name(of: doubt.column)
        return doubt.finding.at(line: row, row: row, column: column)
    }

    /// The header of a column, or what the spreadsheet calls one that has none.
    private func name(of column: Int) -> String {
        column < header.count && !header[column].isEmpty ? header[column] : CellReference.letters(of: column)
    }
}
