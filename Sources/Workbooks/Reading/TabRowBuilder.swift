/// Gathers the cells of rows as records: texts one after the other in one block, for as many rows as are parsed at once.
struct TabRowBuilder {
    private let limits: WorkbookLimits
    private let dates: SerialDate
    private var block: [UInt8] = []
    private var rows: [(number: Int, start: Int, end: Int, doubts: [CellDoubt], links: [Int: String])] = []
    /// Ends of the cells of all rows, each row's first one being its start.
    private var ends: [Int32] = []
    private var doubts: [CellDoubt] = []
    private var links: [Int: String] = [:]
    /// The columns of which it is to be known where their cells lead.
    let linkedColumns: Set<Int>
    private var rowStart = 0
    private var firstEnd = 0
    private var isInRow = false
    private(set) var number = 0

    /// Whether days count from 1904.
    var is1904: Bool { dates.is1904 }

    init(limits: WorkbookLimits, is1904: Bool, linkedColumns: Set<Int> = []) {
        self.limits = limits
        self.linkedColumns = linkedColumns
        dates = SerialDate(is1904: is1904)
    }

    /// Begins a row behind the last one.
    mutating func begin(row: Int) {
        number = row
        isInRow = true
        rowStart = block.count
        firstEnd = ends.count
        ends.append(Int32(rowStart))
    }

    /// Ends the row; one without anything in it is left out.
    ///
    /// - Returns: Whether it holds something.
    mutating func end() -> Bool {
        isInRow = false
        guard block.count > rowStart || !doubts.isEmpty else {
            ends.removeSubrange(firstEnd...)
            if !links.isEmpty { links.removeAll() }
            return false
        }
        rows.append((number, firstEnd, ends.count, doubts, links))
        doubts.removeAll(keepingCapacity: true)
        if !links.isEmpty { links.removeAll() }
        return true
    }

    /// Appends a text; those of the columns must come in their order.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, column: Int) {
        guard !text.isEmpty, begin(column, bytes: text.count) else { return }
        block.append(contentsOf: text)
        ends.append(Int32(block.count))
    }

    mutating func append(escaped text: UnsafeBufferPointer<UInt8>, column: Int) {
        guard !text.isEmpty, begin(column, bytes: text.count) else { return }
        EscapedText.append(text, to: &block)
        ends.append(Int32(block.count))
    }

    mutating func append(_ text: String, column: Int) {
        var text = text
        text.withUTF8 { append($0, column: column) }
    }

    /// Appends a number as its format says.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - format: What it stands for.
    ///   - column: 0-based.
    mutating func append(_ value: Double, _ format: NumberFormat, column: Int) {
        switch format {
        case .plain: appendPlain(value, column: column)
        case .sections(let sections):
            switch sections.shown(value) {
            case .number: appendPlain(value, column: column)
            case .text(let text): append(text, column: column)
            case .nothing: append(value, doubt: .notShown, column: column)
            case .unread: append(value, doubt: .shownOtherwise, column: column)
            }
        case .date(let date):
            guard begin(column, bytes: 32) else { return }
            if let reason = dates.append(value, date, to: &block) {
                let text = SpreadsheetNumber.text(value)
                if reason == .noDate { block.append(contentsOf: text.utf8) }
                doubts.append(CellDoubt(column: column, reason: reason, value: text))
            }
            ends.append(Int32(block.count))
        }
    }

    /// Appends a number that is shown as nothing, or in a way that is not read.
    mutating func append(_ value: Double, doubt reason: CellDoubt.Reason, column: Int) {
        let text = SpreadsheetNumber.text(value)
        doubt(reason, text, column: column)
        append(text, column: column)
    }

    private mutating func appendPlain(_ value: Double, column: Int) {
        let text = SpreadsheetNumber.text(value)
        if SpreadsheetNumber.hasUncertainDigits(value) { doubt(.digits, text, column: column) }
        append(text, column: column)
    }

    /// Says that the cell's text is not certain.
    mutating func doubt(_ reason: CellDoubt.Reason, _ value: String, column: Int) {
        doubts.append(CellDoubt(column: column, reason: reason, value: String(value.prefix(200))))
    }

    /// Notes where a cell leads; of other columns than those asked for nothing is kept.
    mutating func link(_ address: String, column: Int) {
        guard linkedColumns.contains(column), !address.isEmpty else { return }
        links[column] = address
    }

    /// Gives the columns before a cell their ends; `false` where the row is full.
    private mutating func begin(_ column: Int, bytes: Int) -> Bool {
        guard block.count - rowStart + bytes <= limits.rowBytes else {
            if doubts.last?.reason != .tooLong { doubt(.tooLong, "", column: column) }
            return false
        }
        let missing = column - (ends.count - firstEnd - 1)
        if missing > 0 { ends.append(contentsOf: repeatElement(Int32(block.count), count: missing)) }
        return true
    }

    /// Whether the rows are to be taken before more of them are read.
    ///
    /// A few bytes of a file may stand for a long text that cells share, or for thousands of empty cells before one.
    var isFull: Bool { block.count > 4 << 20 || ends.count > 1 << 18 }

    /// Hands over the rows that are complete, in the order reversed, and keeps the one in hand.
    mutating func takeRows() -> [TabRow] {
        guard !rows.isEmpty else { return [] }
        let whole = block
        let taken = rows.reversed().map {
            TabRow(
                number: $0.number,
                block: whole,
                ends: Array(ends[$0.start..<$0.end]),
                doubts: $0.doubts,
                links: $0.links
            )
        }
        rows.removeAll(keepingCapacity: true)
        let rest = isInRow ? ends[firstEnd...].map { $0 - Int32(rowStart) } : []
        block = isInRow ? Array(whole[rowStart...]) : []
        block.reserveCapacity(whole.count)
        ends.removeAll(keepingCapacity: true)
        ends.append(contentsOf: rest)
        rowStart = 0
        firstEnd = 0
        return taken
    }
}
