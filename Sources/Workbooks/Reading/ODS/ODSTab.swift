import Wording

/// Reads the cells of one tab.
///
/// Only what stands where a cell's parts stand counts: rows of a table that is the document's own, be they in groups;
/// their cells; the cells' paragraphs. Comments, drawings, forms, and what is remembered of changes are passed over.
/// Source: OpenDocument 1.3 part 3, 9.1 (tables) and 6.1 (text).
final class ODSTab: XMLTabPart {
    private let place: (path: String, part: String)
    private let number: Int
    private let formats: [String: ODSStyles.Format]
    private let is1904: Bool
    private let limits: WorkbookLimits

    @exclusivity(unchecked) private var tables = 0
    private enum Level { case table, row, cell, paragraph }
    /// The innermost of the elements that count; `nil` outside the tab.
    @exclusivity(unchecked) private var level: Level?
    /// Where the element of the level stands.
    @exclusivity(unchecked) private var rowDepth = 0
    /// Where the element stands that is passed over with all within it.
    @exclusivity(unchecked) private var passed: Int?
    @exclusivity(unchecked) private var nextRow = 1
    @exclusivity(unchecked) private var row = (number: 0, count: 1, isHidden: false, bytes: 0)
    @exclusivity(unchecked) private var rowFormat: ODSStyles.Format?
    @exclusivity(unchecked) private var column = 0
    @exclusivity(unchecked) private var columns = ODSColumns()
    @exclusivity(unchecked) private var cell = ODSCell()
    /// Bytes of the rows that stand several times, each time counted.
    @exclusivity(unchecked) private var repeatedBytes = 0

    init(
        path: String,
        part: String,
        number: Int,
        formats: [String: ODSStyles.Format],
        is1904: Bool,
        linkedColumns: Set<Int>,
        limits: WorkbookLimits
    ) {
        place = (path, part)
        self.number = number
        self.formats = formats
        self.is1904 = is1904
        self.limits = limits
        super.init(limits: limits, is1904: is1904, linkedColumns: linkedColumns)
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard passed == nil else { return }
        switch level {
        case nil: if depth == 4, name == "table" { startTable() }
        case .table: startEntry(name, attributes)
        case .row: startCell(name, attributes)
        case .cell:
            guard name == "p" || name == "h" else {
                passed = depth
                return
            }
            level = .paragraph
            cell.startParagraph()
        case .paragraph: startPiece(name, attributes)
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if level == .paragraph, passed == nil { cell.append(bytes, limit: limits.rowBytes) }
    }

    override func end() {
        if let passed {
            if depth == passed { self.passed = nil }
            return
        }
        switch level {
        case .table where depth == 4:
            level = nil
            isComplete = true
        case .row where depth == rowDepth: endRow()
        case .cell where depth == rowDepth + 1: endCell()
        case .paragraph where depth == rowDepth + 2: level = .cell
        default: break
        }
    }

    private func startTable() {
        tables += 1
        if tables == number { level = .table }
    }

    private func startEntry(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "table-row" {
            startRow(attributes)
        } else if name == "table-column" {
            guard let range = columns.add(attributes, formats) else { return }
            let visibility = attributes[any: "visibility"] ?? "visible"
            if visibility != "visible", facts.hiddenColumns.count < 100 { facts.hiddenColumns.append(range) }
        } else if !(name == "table-row-group" || name == "table-rows" || name == "table-header-rows"
            || name == "table-column-group" || name == "table-columns" || name == "table-header-columns")
        {
            passed = depth
        }
    }

    private func startRow(_ attributes: XMLAttributes) {
        let count = attributes[any: "number-rows-repeated"].map { max(Int($0) ?? .max, 1) } ?? 1
        let visibility = attributes[any: "visibility"] ?? "visible"
        row = (nextRow, count, visibility != "visible", 0)
        if visibility == "filter" { facts.filter = visibility }
        rowFormat = attributes[any: "default-cell-style-name"].flatMap { formats[$0] }
        rowDepth = depth
        level = .row
        column = 0
        builder.begin(row: row.number)
    }

    private func endRow() {
        level = .table
        let last = row.number - 1 + min(row.count, WorkbookLimits.rows + 1)
        nextRow = min(last, WorkbookLimits.rows) + 1
        guard builder.end() else { return }
        guard last <= WorkbookLimits.rows else {
            return fail(.outside("\(row.number)", path: place.path, part: place.part))
        }
        facts.lastRow = last
        wantsPause = builder.isFull
        if row.isHidden { for number in row.number...last { facts.hiddenRows.append(number) } }
        guard row.count > 1 else { return }
        repeats[row.number] = row.count
        repeatedBytes += row.count * (row.bytes + 1)
        if repeatedBytes > limits.unpackedBytes {
            fail(.tooLarge(path: place.path, part: place.part, .unpackedBytes(limits.unpackedBytes)))
        }
    }

    private func startCell(_ name: XMLName, _ attributes: XMLAttributes) {
        // Cells under merged ones may hold values that are not shown.
        guard name == "covered-table-cell" || name == "table-cell" else {
            passed = depth
            return
        }
        cell.begin()
        for (name, value) in attributes { cell.read(name, value) }
        level = .cell
    }

    /// Goes on behind cells; those beyond a spreadsheet's last column are none.
    private func pass(_ count: Int) { column += min(count, WorkbookLimits.columns - column) }

    private func endCell() {
        level = .row
        if cell.span.columns > 1 || cell.span.rows > 1 { noteMerged() }
        guard !cell.isEmpty else { return pass(cell.count) }
        guard column < WorkbookLimits.columns, cell.count <= WorkbookLimits.columns - column else {
            return fail(
                .outside(CellReference.name(column: column, row: row.number), path: place.path, part: place.part)
            )
        }
        guard cell.count <= Self.repeats else { return fail(tooOften) }
        let known = cell.style.map { formats[$0] ?? .number(.plain) } ?? rowFormat
        for _ in 0..<cell.count {
            let format = known ?? columns.format(of: column) ?? .number(.plain)
            cell.write(to: &builder, column: column, format: format, is1904: is1904)
            if let link = cell.link { builder.link(link, column: column) }
            column += 1
        }
        row.bytes += cell.count * (cell.bytes + 1)
    }

    /// How often a cell with a value may stand beside itself.
    ///
    /// Figures fill a whole year at most; a few bytes that make all columns of all rows are meant to do harm.
    private static let repeats = 1024

    private var tooOften: WorkbookError {
        .damaged(
            path: place.path,
            part: place.part,
            reason: LocalizedText(
                en: "row \(row.number) repeats a value in more than \(Self.repeats) columns",
                zh: "第 \(row.number) 行在超过 \(Self.repeats) 列中重复同一个值"
            )
        )
    }

    private func noteMerged() {
        let right = min(cell.span.columns, WorkbookLimits.columns - column)
        let down = min(cell.span.rows, WorkbookLimits.rows - row.number + 1)
        facts.mergedCells.append(
            CellReference.name(column: column, row: row.number) + ":"
                + CellReference.name(column: column + max(right, 1) - 1, row: row.number + max(down, 1) - 1)
        )
    }

    /// Takes what stands within a paragraph.
    private func startPiece(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "s" {
            let count = attributes[any: "c"].map { Int($0) ?? 1 } ?? 1
            cell.append(UInt8(ascii: " "), count: max(count, 1), limit: limits.rowBytes)
        } else if name == "tab" {
            cell.append(UInt8(ascii: "\t"), count: 1, limit: limits.rowBytes)
        } else if name == "line-break" {
            cell.append(UInt8(ascii: "\n"), count: 1, limit: limits.rowBytes)
        } else if name == "a" {
            if let address = attributes[prefixed: "href"] { cell.note(link: address) }
        } else if name == "annotation" || name == "ruby-text" || name == "note" || name == "frame" || name == "g"
            || name == "custom-shape"
        {
            passed = depth
        }
    }
}
