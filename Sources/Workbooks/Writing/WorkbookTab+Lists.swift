import CXLSXWriter
import Wording

extension WorkbookTab {
    /// A drop-down of values for the cells of a column, from a row to the end of the tab.
    ///
    /// - Parameters:
    ///   - column: Counted from 0.
    ///   - firstRow: Counted from 0.
    ///   - values: Where the values stand: rows of one column of a tab.
    ///   - strictness: What happens to another value.
    /// - Throws: `WorkbookWriteError.writeFailed`.
    package func addList(
        toColumn column: Int,
        fromRow firstRow: Int,
        values: ListValues,
        strictness: Strictness
    ) throws(WorkbookWriteError) {
        var validation = lxw_data_validation()
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        switch strictness {
        case .any: validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
        case .asks: validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
        }
        let written = values.formula.withMutableCopy { formula in
            validation.value_formula = formula
            return worksheet_data_validation_range(
                sheet,
                lxw_row_t(firstRow),
                lxw_col_t(column),
                lxw_row_t(Self.rowLimit - 1),
                lxw_col_t(column),
                &validation
            )
        }
        try require(written)
    }

    /// What a spreadsheet does where somebody writes a value that is not in the list.
    package enum Strictness: Sendable {
        /// Takes it: a cell may hold several of the values.
        case any
        /// Asks whether it is meant.
        case asks
    }

    /// The rows of a column that hold the values of a list.
    package struct ListValues: Sendable, Equatable {
        private let first: WorkbookPlace
        private let count: Int

        package init(first: WorkbookPlace, count: Int) {
            self.first = first
            self.count = count
        }

        var formula: String {
            let column = WorkbookPlace.letters(of: first.column)
            return "=\(first.quotedTab)!$\(column)$\(first.row + 1):$\(column)$\(first.row + count)"
        }
    }
}
