/// What the columns of a tab say of all their cells.
struct ODSColumns {
    private var formats: [ODSStyles.Format?] = []

    /// Takes a column, or as many as the file says; those beyond a spreadsheet's last one are none.
    ///
    /// - Returns: Which they are, 0-based; `nil` for none.
    mutating func add(_ attributes: XMLAttributes, _ known: [String: ODSStyles.Format]) -> ClosedRange<Int>? {
        let count = attributes[any: "number-columns-repeated"].map { Int($0) ?? .max } ?? 1
        let first = formats.count
        let format = attributes[any: "default-cell-style-name"].flatMap { known[$0] }
        let taken = min(max(count, 1), WorkbookLimits.columns - first)
        guard taken > 0 else { return nil }
        formats += [ODSStyles.Format?](repeating: format, count: taken)
        return first...(first + taken - 1)
    }

    func format(of column: Int) -> ODSStyles.Format? { column < formats.count ? formats[column] : nil }
}
