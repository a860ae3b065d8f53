package import JobModel

/// A cell that a returned file has otherwise than its sheet.
package struct ReturnedChange: Sendable, Hashable {
    /// The number of the sheet's row.
    package var row: Int
    /// The number that the row has in the file.
    package var fileRow: Int
    package var column: SheetColumnName
    /// Where the column stands in the sheet's header.
    package var place: Int
    /// What the sheet has now, with its corrections.
    package var old: String
    /// What the file has, as the sheet would hold it.
    package var new: String
    package var kind: Kind
    /// Whether the cell has corrections that do not apply, because the sheet has another value than they were made of.
    ///
    /// This change takes their place.
    package var replaces: Bool

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Somebody has typed it.
        case edited
        /// It looks as if a spreadsheet program has rewritten the cell by itself: 007 became 7.
        case rewritten
        /// The file has a value that the cell had before it was corrected beside the sheet.
        case overtaken
        /// The cell was corrected beside the sheet, and the file has a value that it has never had there.
        ///
        /// Nothing says which of them is newer.
        case correctedSince
        /// The file has `1.38E+10` or the like, and it is another number than the sheet's: it is never taken.
        case lostDigits
        /// The file has `#REF!` or the like in place of a value: it is never taken.
        case formulaError

        /// Whether the file has a value that may be taken.
        package var isValue: Bool {
            switch self {
            case .edited, .rewritten, .overtaken, .correctedSince: true
            case .lostDigits, .formulaError: false
            }
        }
    }
}
