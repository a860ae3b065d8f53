/// What the columns of a tab say of all their cells.
struct XMLSpreadsheetColumns {
    private var next = 0
    private var formats: [NumberFormat?] = []

    /// Takes a column, or several of a kind beside each other.
    ///
    /// - Returns: Which they are, 0-based; `nil` where they are none of a spreadsheet, or not in order.
    mutating func add(_ attributes: XMLAttributes, _ known: [String: NumberFormat]) -> ClosedRange<Int>? {
        let number = attributes[any: "Index"].map { Int($0) ?? 0 } ?? next + 1
        let span = attributes[any: "Span"].map { Int($0) } ?? 0
        guard let span, number > next, span >= 0, number <= WorkbookLimits.columns,
            span <= WorkbookLimits.columns - number
        else { return nil }
        let first = number - 1
        next = first + span + 1
        if let style = attributes[any: "StyleID"] {
            formats += [NumberFormat?](repeating: nil, count: first - formats.count)
            formats += [NumberFormat?](repeating: known[style] ?? .plain, count: span + 1)
        }
        return first...(first + span)
    }

    func format(of column: Int) -> NumberFormat? { column < formats.count ? formats[column] : nil }
}
