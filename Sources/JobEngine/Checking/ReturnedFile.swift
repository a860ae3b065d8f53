package import JobModel

/// What a file that was corrected in a spreadsheet has otherwise than the sheet that went there.
package struct ReturnedFile: Sendable {
    /// Columns that the job reads and the file does not have. Where there are any, nothing else is known.
    package private(set) var missing: [String] = []
    /// Columns of the file that the sheet does not have.
    package private(set) var added: [String] = []
    /// How many rows the file has, without blank ones.
    package private(set) var rows = 0
    /// By the sheet's rows, then by the columns' places.
    package private(set) var changes: [ReturnedChange] = []
    /// Whether more cells are different than are held against each other; `changes` is empty then.
    package private(set) var isTooMuch = false
    /// Rows of the file of which nothing is taken, in its order.
    package private(set) var new: [ReturnedRow] = []
    /// Rows of the sheet that are not in the file and not left out; none that a row of the file may be.
    package private(set) var gone: [Int] = []

    /// Of how many cells changes are kept.
    package static let limit = 100_000

    /// Compares both row by row.
    ///
    /// - Parameters:
    ///   - path: The file; a workbook's tab, the header's row, encoding and delimiter are found out.
    ///   - step: The step of the sheet, with its corrections.
    ///   - folder: What its paths are relative to.
    ///   - limit: Of how many cells changes are kept.
    /// - Throws: What keeps one of them from being read.
    package init(_ path: String, of step: StepDefinition, in folder: String, limit: Int = Self.limit) throws {
        _ = try StepSource.open(step, folder: folder)
    }

    /// How many rows of the file are rows of the sheet.
    package var recognised: Int { rows - new.count }

    /// Whether it is that sheet: all columns are there, and at least half of its rows are rows of the sheet.
    package var isOfSheet: Bool { missing.isEmpty && rows > 0 && recognised * 2 >= rows }

    /// Tells what is said here from anything else; the same in every process.
    package var mark: String { "" }

    /// Adds corrections to a sheet's list.
    ///
    /// - Parameters:
    ///   - kinds: Which changes are taken.
    ///   - isLeavingOut: Whether rows that are gone are left out.
    ///   - time: Of all of them.
    ///   - list: The corrections from which this was made.
    /// - Returns: How many cells are corrected, and how many rows are left out.
    package func add(
        _ kinds: Set<ReturnedChange.Kind>,
        leavingOutGone isLeavingOut: Bool,
        at time: String,
        to list: inout [SheetCorrection]
    ) -> (cells: Int, rows: Int) {
        (0, 0)
    }
}
