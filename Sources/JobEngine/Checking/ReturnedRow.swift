package import JobModel

/// A row of a returned file of which nothing is taken.
package struct ReturnedRow: Sendable, Hashable {
    /// The number that the row has in the file.
    package var fileRow: Int
    package var reason: Reason
    /// Its first cells that are not empty, of the first such rows alone.
    package var cells: [String] = []
    /// What is damaged of it, in which columns; of the first such rows alone.
    package var damage: [Finding] = []

    package enum Reason: Sendable, Hashable {
        /// It is no row of the sheet.
        case unknown
        /// Its number is that of a row of the sheet, which stands elsewhere in the file.
        case copied(Int)
        /// It has the match key of a row of the sheet, which stands elsewhere in the file.
        case keyed(Int)
        /// It may be this row of the sheet, or one of these, and that is not certain.
        case doubtful([Int])
        /// The file is damaged there; the row of the sheet that it is, where that is certain.
        case damaged(Int?)
    }
}
