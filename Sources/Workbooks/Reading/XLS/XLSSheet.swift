/// Where the cells of a sheet lie in the stream, and what is said of the sheet beside them.
///
/// Source: [MS-XLS] 2.1.7.20.5 (worksheets), 2.4.220 (Row), 2.4.53 (ColInfo), 2.4.168 (MergeCells).
struct XLSSheet {
    /// A cell that holds something.
    struct Cell {
        enum Kind: UInt8 { case number, shortNumber, sharedText, text, booleanOrError, formula }

        var row: UInt16
        var column: UInt16
        var kind: Kind
        /// Of the format that it names, behind which the value lies.
        var place: UInt32
        /// Of the record that has a formula's text; 0 where there is none.
        var textPlace: UInt32 = 0
    }

    private(set) var cells: [Cell] = []
    private(set) var facts = TabFacts()
    private(set) var hiddenRows: Set<Int> = []
    /// Where cells of the columns lead that were asked for.
    private(set) var links: SheetLinks
    /// Links over several rows are looked through for each cell.
    private(set) var hasTooManyLinks = false
    /// Whether a formula has another value than an empty text.
    private(set) var isComputed = false
    private var isSorted = true
    /// The formula whose text is yet to come.
    private var isTextExpected = false

    static let columns = 256

    init(_ stream: LittleEndianBytes, at place: Int, linkedColumns: Set<Int> = []) throws(XLSDamage) {
        links = SheetLinks(columns: linkedColumns)
        var records = XLSRecords(stream, at: place)
        guard place > 0, let first = try records.next(), first.kind == XLSRecord.Kind.beginning else {
            throw .missing("BOF")
        }
        // Charts within the sheet have a beginning and an end of their own.
        var depth = 1
        while depth > 0 {
            guard let record = try records.next() else { throw .cut(place: stream.count) }
            switch record.kind {
            case XLSRecord.Kind.beginning: depth += 1
            case XLSRecord.Kind.end: depth -= 1
            default: if depth == 1 { try read(record, stream) }
            }
        }
        if !isSorted { cells.sort { ($0.row, $0.column) < ($1.row, $1.column) } }
        try requireDistinct()
    }

    /// Of two cells in a place, programs show one or the other.
    private func requireDistinct() throws(XLSDamage) {
        for (cell, next) in zip(cells, cells.dropFirst()) where cell.row == next.row && cell.column == next.column {
            throw .repeated(CellReference.name(column: Int(cell.column), row: Int(cell.row) + 1))
        }
    }

    private mutating func read(_ record: XLSRecord, _ stream: LittleEndianBytes) throws(XLSDamage) {
        switch record.kind {
        case XLSRecord.Kind.number: try add(.number, record, stream, bytes: 14)
        case XLSRecord.Kind.shortNumber: try add(.shortNumber, record, stream, bytes: 10)
        case XLSRecord.Kind.sharedText: try add(.sharedText, record, stream, bytes: 10)
        case XLSRecord.Kind.text, XLSRecord.Kind.richText: try add(.text, record, stream, bytes: 9)
        case XLSRecord.Kind.booleanOrError: try add(.booleanOrError, record, stream, bytes: 8)
        case XLSRecord.Kind.formula:
            try add(.formula, record, stream, bytes: 20)
            if try !Self.isEmptyFormula(at: record.content.lowerBound + 4, stream) { isComputed = true }
            isTextExpected = true
        case XLSRecord.Kind.manyNumbers: try addMany(record, stream)
        case XLSRecord.Kind.formulaText:
            guard isTextExpected, !cells.isEmpty else { return }
            cells[cells.count - 1].textPlace = UInt32(record.content.lowerBound - 4)
            isTextExpected = false
        case XLSRecord.Kind.hyperlink where !links.columns.isEmpty:
            guard let link = try XLSHyperlink(record, stream) else { return }
            if !links.add(link.address, columns: link.columns, rows: link.rows) { hasTooManyLinks = true }
        case XLSRecord.Kind.row, XLSRecord.Kind.column, XLSRecord.Kind.merged, XLSRecord.Kind.filterMode:
            try readLayout(record, stream)
        default: break
        }
    }

    /// Whether a formula's value is an empty text.
    ///
    /// - Parameters:
    ///   - place: Of the format that the cell names.
    ///   - stream: The workbook's.
    /// - Returns: `true` also where no program has computed it.
    /// - Throws: `XLSDamage` where the stream ends before.
    static func isEmptyFormula(at place: Int, _ stream: LittleEndianBytes) throws(XLSDamage) -> Bool {
        let (mark, kind) = (try stream.short(place + 8), try stream.byte(place + 2))
        return mark == 0xFFFF && kind == 3
    }

    private mutating func readLayout(_ record: XLSRecord, _ stream: LittleEndianBytes) throws(XLSDamage) {
        let start = record.content.lowerBound
        switch record.kind {
        case XLSRecord.Kind.row:
            guard record.content.count >= 14 else { throw .short(record: record.kind) }
            let row = try stream.short(start)
            facts.lastRow = max(facts.lastRow, row + 1)
            if try stream.short(start + 12) & 0x20 != 0 { hiddenRows.insert(row) }
        case XLSRecord.Kind.column:
            guard record.content.count >= 10 else { throw .short(record: record.kind) }
            let (first, last) = (try stream.short(start), min(try stream.short(start + 2), Self.columns - 1))
            if try stream.short(start + 8) & 1 != 0, first <= last, facts.hiddenColumns.count < 100 {
                facts.hiddenColumns.append(first...last)
            }
        case XLSRecord.Kind.filterMode: facts.filter = "filter"
        default: try readMerged(record, stream)
        }
    }

    private mutating func readMerged(_ record: XLSRecord, _ stream: LittleEndianBytes) throws(XLSDamage) {
        let start = record.content.lowerBound
        guard record.content.count >= 2, try stream.short(start) * 8 + 2 <= record.content.count else {
            throw .short(record: record.kind)
        }
        for range in 0..<(try stream.short(start)) {
            let place = start + 2 + range * 8
            let first = CellReference.name(column: try stream.short(place + 4), row: try stream.short(place) + 1)
            let last = CellReference.name(column: try stream.short(place + 6), row: try stream.short(place + 2) + 1)
            facts.mergedCells.append("\(first):\(last)")
        }
    }

    private mutating func add(
        _ kind: Cell.Kind,
        _ record: XLSRecord,
        _ stream: LittleEndianBytes,
        bytes: Int
    ) throws(XLSDamage) {
        guard record.content.count >= bytes else { throw .short(record: record.kind) }
        let start = record.content.lowerBound
        try add(kind, row: try stream.short(start), column: try stream.short(start + 2), place: start + 4)
    }

    private mutating func addMany(_ record: XLSRecord, _ stream: LittleEndianBytes) throws(XLSDamage) {
        guard record.content.count >= 12 else { throw .short(record: record.kind) }
        let start = record.content.lowerBound
        let (row, first) = (try stream.short(start), try stream.short(start + 2))
        for number in 0..<((record.content.count - 6) / 6) {
            try add(.shortNumber, row: row, column: first + number, place: start + 4 + number * 6)
        }
    }

    private mutating func add(_ kind: Cell.Kind, row: Int, column: Int, place: Int) throws(XLSDamage) {
        guard column < Self.columns else { throw .outside(CellReference.name(column: column, row: row + 1)) }
        // More cells than there are places.
        guard cells.count < 65536 * Self.columns else {
            throw .repeated(CellReference.name(column: column, row: row + 1))
        }
        isTextExpected = false
        if let last = cells.last, (Int(last.row), Int(last.column)) > (row, column) { isSorted = false }
        facts.lastRow = max(facts.lastRow, row + 1)
        cells.append(Cell(row: UInt16(row), column: UInt16(column), kind: kind, place: UInt32(place)))
    }
}
