/// Reads the cells of one tab.
///
/// Only what stands where a cell's parts stand counts: `Workbook/Worksheet/Table/Row/Cell/Data`, whatever marks of fonts
/// stand within the data. A cell's comment has data as well, one level further down.
/// Source: Microsoft, "XML Spreadsheet Reference", 2001 (Table, Column, Row, Cell, Data).
final class XMLSpreadsheetTab: XMLTabPart {
    private let path: String
    private let number: Int
    private let formats: [String: NumberFormat]
    private let is1904: Bool
    private let limits: WorkbookLimits

    @exclusivity(unchecked) private var sheets = 0
    @exclusivity(unchecked) private var hasTable = false
    private enum Level { case sheet, table, row, cell, data }
    /// The innermost of the elements that count; `nil` outside the tab.
    @exclusivity(unchecked) private var level: Level?
    @exclusivity(unchecked) private var isRowHidden = false
    /// Rows behind the one in hand that have its format and nothing else.
    @exclusivity(unchecked) private var span = 0
    @exclusivity(unchecked) private var nextColumn = 0
    @exclusivity(unchecked) private var column = 0
    @exclusivity(unchecked) private var cell = XMLSpreadsheetCell()
    @exclusivity(unchecked) private var tableFormat: NumberFormat?
    @exclusivity(unchecked) private var rowFormat: NumberFormat?
    @exclusivity(unchecked) private var columns = XMLSpreadsheetColumns()
    /// The last row of the merged cells that reach into a column.
    @exclusivity(unchecked) private var mergedTo: [Int] = []

    init(
        path: String,
        number: Int,
        formats: [String: NumberFormat],
        is1904: Bool,
        linkedColumns: Set<Int>,
        limits: WorkbookLimits
    ) {
        self.path = path
        self.number = number
        self.formats = formats
        self.is1904 = is1904
        self.limits = limits
        super.init(limits: limits, is1904: is1904, linkedColumns: linkedColumns)
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch (depth, level) {
        case (2, nil) where name == "Worksheet":
            sheets += 1
            if sheets == number { level = .sheet }
        case (3, .sheet): startPart(name, attributes)
        case (4, .table):
            if name == "Row" { startRow(attributes) } else if name == "Column" { startColumn(attributes) }
        case (5, .row) where name == "Cell": startCell(attributes)
        case (6, .cell) where name == "Data":
            level = .data
            cell.startData(attributes)
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if level == .data { cell.text(bytes, limit: limits.rowBytes) }
    }

    override func end() {
        switch (depth, level) {
        case (2, .sheet):
            level = nil
            isComplete = true
        case (3, .table): level = .sheet
        case (4, .row): endRow()
        case (5, .cell): endCell()
        case (6, .data): level = .cell
        default: break
        }
    }

    private func startPart(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "Table" {
            guard !hasTable else { return fail(.disorder("Table", path: path, part: "")) }
            hasTable = true
            level = .table
            tableFormat = attributes[any: "StyleID"].map { formats[$0] ?? .plain }
        } else if name == "AutoFilter" {
            facts.filter = attributes[any: "Range"].map { String($0.prefix(40)) }
        }
    }

    private func startColumn(_ attributes: XMLAttributes) {
        guard let range = columns.add(attributes, formats) else {
            return fail(.outside("Column", path: path, part: ""))
        }
        if attributes[any: "Hidden"] == "1", facts.hiddenColumns.count < 100 { facts.hiddenColumns.append(range) }
    }

    private func startRow(_ attributes: XMLAttributes) {
        var row = facts.lastRow + 1
        span = 0
        isRowHidden = false
        rowFormat = nil
        for (name, value) in attributes {
            if name == "Index" {
                guard let read = CellReference.number(value) else {
                    return fail(.outside(String(cString: value), path: path, part: ""))
                }
                row = read
            } else if name == "Hidden" {
                isRowHidden = value[0] == UInt8(ascii: "1")
            } else if name == "Span" {
                span = max(Int(String(cString: value)) ?? 0, 0)
            } else if name == "StyleID" {
                rowFormat = formats[String(cString: value)] ?? .plain
            }
        }
        guard row > facts.lastRow else { return fail(.disorder("\(row)", path: path, part: "")) }
        guard row <= WorkbookLimits.rows, span <= WorkbookLimits.rows - row else {
            return fail(.outside("\(row)", path: path, part: ""))
        }
        facts.lastRow = row
        nextColumn = 0
        level = .row
        builder.begin(row: row)
    }

    private func endRow() {
        level = .table
        if builder.end(), isRowHidden { facts.hiddenRows.append(facts.lastRow) }
        facts.lastRow += span
        wantsPause = builder.isFull
    }

    private func startCell(_ attributes: XMLAttributes) {
        column = nextColumn
        var (across, down) = (0, 0)
        var style: NumberFormat?
        cell.begin()
        for (name, value) in attributes {
            if name == "Index" {
                guard let read = Int(String(cString: value)), read > nextColumn else {
                    return fail(.disorder(String(cString: value), path: path, part: ""))
                }
                column = read - 1
            } else if name == "StyleID" {
                style = formats[String(cString: value)] ?? .plain
            } else if name == "MergeAcross" {
                across = Int(String(cString: value)) ?? -1
            } else if name == "MergeDown" {
                down = Int(String(cString: value)) ?? -1
            } else if name == "Formula" {
                cell.formula = String(cString: value)
            } else if name == "HRef" {
                cell.link = String(cString: value)
            }
        }
        let (columns, rows) = (WorkbookLimits.columns, WorkbookLimits.rows)
        guard column < columns, (0..<(columns - column)).contains(across),
            (0...(rows - facts.lastRow)).contains(down)
        else { return fail(.outside(CellReference.name(column: column, row: facts.lastRow), path: path, part: "")) }
        nextColumn = column + across + 1
        cell.format =
            style ?? rowFormat ?? self.columns.format(of: column) ?? tableFormat ?? formats["Default"] ?? .plain
        level = .cell
        isCovered = mergedTo.count > column && mergedTo[column] >= facts.lastRow
        if across > 0 || down > 0 { merge(across: across, down: down) }
    }

    /// Whether the cell stands below one that is merged with it, where there is no cell.
    @exclusivity(unchecked) private var isCovered = false

    private func merge(across: Int, down: Int) {
        let (first, last) = (column, column + across)
        facts.mergedCells.append(
            CellReference.name(column: first, row: facts.lastRow) + ":"
                + CellReference.name(column: last, row: facts.lastRow + down)
        )
        guard down > 0 else { return }
        if mergedTo.count <= last { mergedTo += [Int](repeating: 0, count: last + 1 - mergedTo.count) }
        for covered in first...last { mergedTo[covered] = facts.lastRow + down }
    }

    private func endCell() {
        level = .row
        guard cell.values <= 1 else {
            return fail(.disorder(CellReference.name(column: column, row: facts.lastRow), path: path, part: ""))
        }
        guard !cell.isEmpty else { return }
        // Which column is meant, programs decide in different ways.
        if isCovered { return cell.writeUnreadable(to: &builder, column: column) }
        cell.write(to: &builder, column: column, is1904: is1904)
        if let link = cell.link ?? HyperlinkFormula.address(cell.formula) { builder.link(link, column: column) }
    }
}
