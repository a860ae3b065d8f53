import Wording

/// Reads the cells of a tab: rows become records as they end, and what is said of the tab is noted.
///
/// Only what stands where a cell's parts stand counts: `worksheet/sheetData/row/c/v`, `…/f` and `…/is`. Whatever
/// extensions hold is passed over, be its names the same.
final class SheetPart: XMLHandler {
    @exclusivity(unchecked) var builder: TabRowBuilder
    @exclusivity(unchecked) private(set) var facts = TabFacts()
    private let place: (path: String, part: String)
    private let shared: SharedDefinitions
    private let texts: SharedTexts
    private let limits: WorkbookLimits
    private let links: SheetLinks

    private enum Section { case cells, columns, merges, other }
    @exclusivity(unchecked) private var section = Section.other
    /// Whether a `row` of the cells is open.
    @exclusivity(unchecked) private var isInRow = false
    @exclusivity(unchecked) private var isRowHidden = false
    /// Whether a `c` of such a row is open.
    @exclusivity(unchecked) private var isInCell = false
    @exclusivity(unchecked) private var column = -1
    @exclusivity(unchecked) private var cell = SheetCell()
    @exclusivity(unchecked) private var alternatives = XMLAlternatives()

    init(
        path: String,
        part: String,
        shared: SharedDefinitions,
        is1904: Bool,
        links: SheetLinks,
        limits: WorkbookLimits
    ) {
        place = (path, part)
        self.shared = shared
        texts = SharedTexts(shared.strings)
        self.limits = limits
        self.links = links
        builder = TabRowBuilder(limits: limits, is1904: is1904, linkedColumns: links.columns)
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard alternatives.passes(start: name, depth: depth) else { return }
        let depth = alternatives.level(depth)
        switch depth {
        case 1: if !(name == "worksheet") { damaged(.notATab) }
        case 2: startSection(name, attributes)
        case 3: startEntry(name, attributes)
        case 4: if isInRow, name.letter == UInt8(ascii: "c") || name == "c" { startCell(attributes) }
        default: if isInCell { cell.start(name, attributes, level: depth - 4) }
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInCell, !alternatives.isPassedOver { cell.text(bytes, limit: limits.rowBytes) }
    }

    override func end() {
        guard alternatives.passes(endAt: depth) else { return }
        let depth = alternatives.level(depth)
        switch depth {
        case 1, 2: section = .other
        case 3: if isInRow { endRow() }
        case 4: if isInCell { endCell() }
        default: if isInCell { cell.end(level: depth - 4, limit: limits.rowBytes) }
        }
    }

    private func startSection(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "sheetData" {
            section = .cells
        } else if name == "cols" {
            section = .columns
        } else if name == "mergeCells" {
            section = .merges
        } else if name == "autoFilter" {
            facts.filter = attributes["ref"].map { String($0.prefix(40)) }
        }
    }

    private func startEntry(_ name: XMLName, _ attributes: XMLAttributes) {
        switch section {
        case .cells: if name == "row" { startRow(attributes) }
        case .columns:
            if name == "col", isHidden(attributes), facts.hiddenColumns.count < 100,
                let first = attributes.number("min"), let last = attributes.number("max"),
                1 <= first, first <= last, last <= WorkbookLimits.columns
            {
                facts.hiddenColumns.append((first - 1)...(last - 1))
            }
        case .merges:
            if name == "mergeCell", let range = attributes["ref"] { facts.mergedCells.append(String(range.prefix(40))) }
        case .other: break
        }
    }

    /// Whether a column is not shown, or has no width.
    private func isHidden(_ column: XMLAttributes) -> Bool {
        column.flag("hidden") == true || column["width"].flatMap(Double.init) == 0
    }

    private func startRow(_ attributes: XMLAttributes) {
        var number = facts.lastRow + 1
        isRowHidden = false
        for (name, value) in attributes {
            if name.letter == UInt8(ascii: "r") {
                guard let read = CellReference.number(value) else {
                    return damaged(.outside(String(cString: value)))
                }
                number = read
            } else if name == "hidden" {
                isRowHidden = isRowHidden || value[0] == UInt8(ascii: "1") || value[0] == UInt8(ascii: "t")
            } else if name == "ht", value[0] == UInt8(ascii: "0") {
                isRowHidden = isRowHidden || Double(String(cString: value)) == 0
            }
        }
        guard number > facts.lastRow, number <= WorkbookLimits.rows else { return damaged(.disorder("\(number)")) }
        facts.lastRow = number
        isInRow = true
        column = -1
        builder.begin(row: number)
    }

    private func endRow() {
        isInRow = false
        if builder.end(), isRowHidden { facts.hiddenRows.append(facts.lastRow) }
        wantsPause = builder.isFull
    }

    private func startCell(_ attributes: XMLAttributes) {
        var next = column + 1
        cell.begin()
        for (name, value) in attributes {
            switch name.letter {
            case UInt8(ascii: "r"):
                guard let read = CellReference.read(value) else { return damaged(.outside(String(cString: value))) }
                guard read.row == facts.lastRow else { return damaged(.disorder(String(cString: value))) }
                next = read.column
            case UInt8(ascii: "s"): cell.readStyle(value)
            case UInt8(ascii: "t"): cell.readType(value)
            default: break
            }
        }
        guard next > column, next < WorkbookLimits.columns else {
            return damaged(.disorder(CellReference.name(column: next, row: facts.lastRow)))
        }
        column = next
        isInCell = true
    }

    private func endCell() {
        isInCell = false
        guard !cell.isEmpty else { return }
        guard !cell.isRepeated else {
            return damaged(.disorder(CellReference.name(column: column, row: facts.lastRow)))
        }
        cell.write(to: &builder, column: column, shared, texts)
        if let failure = texts.failure { fail(.cannotKeep(path: place.path, failure)) }
        if links.columns.contains(column), let address = links[column, facts.lastRow] ?? cell.linkOfFormula {
            builder.link(address, column: column)
        }
    }

    private enum Damage {
        case notATab
        case outside(String)
        case disorder(String)
    }

    private func damaged(_ damage: Damage) {
        let reason: LocalizedText =
            switch damage {
            case .notATab: LocalizedText(en: "it is no sheet of cells", zh: "不是单元格工作表")
            case .outside(let name):
                LocalizedText(
                    en: "'\(name.prefix(40))' lies outside a spreadsheet of 1,048,576 rows and 16,384 columns",
                    zh: "“\(name.prefix(40))”超出 1,048,576 行、16,384 列的范围"
                )
            case .disorder(let name):
                LocalizedText(
                    en: "'\(name.prefix(40))' is there twice or not in order",
                    zh: "“\(name.prefix(40))”重复或顺序错误"
                )
            }
        fail(.damaged(path: place.path, part: place.part, reason: reason))
    }
}
