/// How a tab is to be read; what is `nil` is recognised by looking.
package struct WorkbookReadOptions: Sendable {
    /// The header's row, as the spreadsheet numbers it; looked for where nobody has named it.
    package var headerRow: Int?
    /// Whether a text is the name of a column; among the first rows the one with most of them is the header.
    package var isColumnName: (@Sendable (String) -> Bool)?

    package init(headerRow: Int? = nil, isColumnName: (@Sendable (String) -> Bool)? = nil) {
        self.headerRow = headerRow
        self.isColumnName = isColumnName
    }
}
