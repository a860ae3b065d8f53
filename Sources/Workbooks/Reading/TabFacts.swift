/// What a tab says of itself beside its cells.
struct TabFacts: Sendable, Equatable {
    /// A few of many, as sentences name them.
    struct Listing<Element: Sendable & Equatable>: Sendable, Equatable {
        private(set) var shown: [Element] = []
        private(set) var count = 0

        mutating func append(_ element: Element) {
            count += 1
            if shown.count < 10 { shown.append(element) }
        }
    }

    /// The last row that stands in the file, with or without anything in its cells.
    var lastRow = 0
    /// Rows that hold something and are not shown, by a filter or by hand.
    var hiddenRows = Listing<Int>()
    /// First and last of columns that are not shown, 0-based; those without anything among them.
    var hiddenColumns: [ClosedRange<Int>] = []
    /// `A2:A6`.
    var mergedCells = Listing<String>()
    /// The range of the filter.
    var filter: String?
}
