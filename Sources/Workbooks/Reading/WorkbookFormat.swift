/// What reads one format of workbook: its tabs, and the rows of each.
protocol WorkbookFormat: Sendable {
    var tabs: [Tab] { get }

    /// The rows of a tab from its first on; may be called again.
    ///
    /// - Parameters:
    ///   - tab: Which tab.
    ///   - linkedColumns: The columns, 0-based, of which it is to be known where their cells lead.
    /// - Returns: One reading.
    /// - Throws: `WorkbookError`.
    func rows(of tab: Tab, linkedColumns: Set<Int>) throws -> any TabRows
}

/// One reading of a tab's rows, those without anything in their cells left out.
protocol TabRows: AnyObject {
    /// The next row that holds something; `nil` at the end.
    func next() throws -> TabRow?

    /// Whether all rows, empty ones too, are read in no time that anyone would notice.
    var isShort: Bool { get }

    /// What the tab says of itself beside its cells; whole once `next()` has returned `nil`.
    var facts: TabFacts { get }
}
