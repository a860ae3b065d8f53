/// One reading of a sheet of an old workbook.
final class XLSRows: TabRows {
    /// They are in memory.
    let isShort = true
    private let book: XLSBook
    private let sheet: XLSSheet
    private var builder: TabRowBuilder
    private(set) var facts: TabFacts
    /// The next cell.
    private var place = 0
    /// Rows that are read and not yet handed over, the next one last.
    private var rows: [TabRow] = []
    private let tab: String

    /// Rows read at a time.
    private static let batch = 32

    init(_ book: XLSBook, _ sheet: XLSSheet, tab: String, linkedColumns: Set<Int>, limits: WorkbookLimits) {
        self.book = book
        self.sheet = sheet
        self.tab = tab
        facts = sheet.facts
        builder = TabRowBuilder(limits: limits, is1904: book.is1904, linkedColumns: linkedColumns)
    }

    func next() throws -> TabRow? {
        while rows.isEmpty {
            guard place < sheet.cells.count else { return nil }
            do {
                for _ in 0..<Self.batch where place < sheet.cells.count { try readRow() }
            } catch {
                throw error.error(book.path, part: tab)
            }
            rows = builder.takeRows()
        }
        return rows.popLast()
    }

    private func noteLink(of cell: XLSSheet.Cell) throws(XLSDamage) {
        let column = Int(cell.column)
        guard builder.linkedColumns.contains(column) else { return }
        var address = sheet.links[column, Int(cell.row) + 1]
        if address == nil, cell.kind == .formula {
            address = try XLSHyperlink.address(ofFormulaAt: Int(cell.place), in: book.stream)
        }
        if let address { builder.link(address, column: column) }
    }

    private func readRow() throws(XLSDamage) {
        let row = sheet.cells[place].row
        builder.begin(row: Int(row) + 1)
        while place < sheet.cells.count, sheet.cells[place].row == row {
            try book.write(sheet.cells[place], of: sheet, to: &builder)
            try noteLink(of: sheet.cells[place])
            place += 1
        }
        if builder.end(), sheet.hiddenRows.contains(Int(row)) { facts.hiddenRows.append(Int(row) + 1) }
    }
}
