/// Where cells of some columns lead, for formats that say so apart from the cells.
struct SheetLinks: Sendable {
    /// 0-based.
    let columns: Set<Int>
    /// By row, column by column.
    private var cells: [Int: [Int: String]] = [:]
    /// Those that cover several rows.
    private var ranges: [(columns: ClosedRange<Int>, rows: ClosedRange<Int>, address: String)] = []
    private(set) var count = 0

    /// Ranges are looked through for each cell.
    static let rangeLimit = 1000

    init(columns: Set<Int> = []) { self.columns = columns }

    /// Takes a link of one cell or of several; the first one of a cell counts.
    ///
    /// - Parameters:
    ///   - address: Where it leads.
    ///   - covered: Its columns, 0-based.
    ///   - rows: 1-based.
    /// - Returns: `false` where it is one range too many, and not taken.
    mutating func add(_ address: String, columns covered: ClosedRange<Int>, rows: ClosedRange<Int>) -> Bool {
        let wanted = columns.filter(covered.contains)
        guard !wanted.isEmpty else { return true }
        count += 1
        guard rows.count == 1 else {
            guard ranges.count < Self.rangeLimit else { return false }
            ranges.append((covered, rows, address))
            return true
        }
        for column in wanted where cells[column]?[rows.lowerBound] == nil {
            cells[column, default: [:]][rows.lowerBound] = address
        }
        return true
    }

    subscript(column: Int, row: Int) -> String? {
        if let address = cells[column]?[row] { return address }
        return ranges.first { $0.columns.contains(column) && $0.rows.contains(row) }?.address
    }
}
