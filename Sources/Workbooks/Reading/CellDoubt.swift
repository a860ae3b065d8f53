/// Why a cell's text may not be what the sheet's owner means.
struct CellDoubt: Sendable, Equatable {
    enum Reason: Sendable, Equatable {
        /// An error such as `#N/A`.
        case error
        /// A formula whose value is not in the file.
        case formulaWithoutValue
        /// A whole number of more digits than a spreadsheet keeps.
        case digits
        /// A date before the first or after the last one that a spreadsheet knows.
        case noDate
        /// 29 February 1900, which has never been.
        case leapDay1900
        /// A number whose format shows nothing.
        case notShown
        /// A number that is shown with zeros, in a way that is not read.
        case shownOtherwise
        /// The cells of the row are longer than is read.
        case tooLong
        /// What the cell refers to is not there, or is no value of its type.
        case unreadable
    }

    /// 0-based.
    var column: Int
    var reason: Reason
    /// As a person finds the cell by it.
    var value: String
}
