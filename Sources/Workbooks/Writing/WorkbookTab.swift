import CXLSXWriter
import Wording

/// A tab of a workbook while it is written, row after row; all that a row holds is given at once.
package final class WorkbookTab {
    package let name: String
    /// Rows written so far.
    package private(set) var rows = 0
    /// Cells written so far, empty ones with a style included.
    private(set) var cells = 0
    /// Rows with a cell; the file has no others.
    private(set) var filledRows = 0
    private(set) var columns = 0

    let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let path: String
    private let formats: CellFormats
    /// Columns of a terminal that the widest text takes.
    private var widths: [Int] = []
    private var setWidths: [Int: Double] = [:]
    private var isFiltered = false
    private var frozenRows = 0
    private var comments = 0

    init(_ name: String, _ sheet: UnsafeMutablePointer<lxw_worksheet>, path: String, formats: CellFormats) {
        self.name = name
        self.sheet = sheet
        self.path = path
        self.formats = formats
    }

    package static let rowLimit = 1_048_576
    package static let columnLimit = 16_384
    /// A spreadsheet with more comments in a tab takes long to open.
    package static let commentLimit = 10_000

    /// Comments beyond the limit, which are not in the file.
    package private(set) var commentsLeftOut = 0

    /// Adds a row of text cells.
    ///
    /// - Throws: `WorkbookWriteError.tooManyRows`, `.tooManyColumns`, `.textTooLong` or `.writeFailed`.
    package func write(_ texts: [String], style: CellStyle = .text) throws(WorkbookWriteError) {
        let before = cells
        try begin(texts.count)
        for (column, text) in texts.enumerated() { try put(text, style, column) }
        end(before)
    }

    /// Adds a row, as high as so many lines; `nil` leaves a cell out.
    package func write(_ row: [WorkbookCell?], lines: Int = 1) throws(WorkbookWriteError) {
        let before = cells
        try begin(row.count)
        if lines > 1 {
            let height = Double(min(lines, Self.linesShown)) * Self.pointsOfLine
            try require(worksheet_set_row(sheet, lxw_row_t(rows), height, nil))
        }
        for (column, cell) in row.enumerated() {
            guard let cell else { continue }
            switch cell.content {
            case .text(let text): try put(text, cell.style, column)
            case .number(let number): try put(number, cell.style, column)
            case .link(let text, let place): try put(text, place, cell.style, column)
            }
            if let comment = cell.comment { try put(comment: comment, column) }
        }
        end(before)
    }

    /// Leaves rows empty up to one counted from 0; rows that are written already stay.
    ///
    /// - Throws: `WorkbookWriteError.tooManyRows`.
    package func skip(toRow row: Int) throws(WorkbookWriteError) {
        guard row < Self.rowLimit else { throw .tooManyRows(path: path, tab: name) }
        rows = max(rows, row)
    }

    /// Keeps the first rows in sight, and puts the filter's buttons on the last of them.
    package func freeze(rows: Int, filter: Bool) {
        frozenRows = rows
        isFiltered = filter
    }

    /// Gives a column a width in characters, instead of one that fits; cells that are still empty get the format of text.
    package func setWidth(_ width: Double, ofColumn column: Int) { setWidths[column] = width }

    private func begin(_ count: Int) throws(WorkbookWriteError) {
        guard rows < Self.rowLimit else { throw .tooManyRows(path: path, tab: name) }
        guard count <= Self.columnLimit else { throw .tooManyColumns(path: path, tab: name) }
        columns = max(columns, count)
        while widths.count < count { widths.append(0) }
    }

    private func end(_ cellsBefore: Int) {
        rows += 1
        if cells > cellsBefore { filledRows += 1 }
    }

    private func put(_ text: String, _ style: CellStyle, _ column: Int) throws(WorkbookWriteError) {
        measure(text, column)
        let escaped = try escaped(text, column)
        let written = worksheet_write_string(sheet, lxw_row_t(rows), lxw_col_t(column), escaped, formats[style])
        try require(written)
        cells += 1
    }

    private func put(_ number: Double, _ style: CellStyle, _ column: Int) throws(WorkbookWriteError) {
        try require(worksheet_write_number(sheet, lxw_row_t(rows), lxw_col_t(column), number, formats[style]))
        cells += 1
    }

    private func put(
        _ text: String,
        _ place: WorkbookPlace,
        _ style: CellStyle,
        _ column: Int
    ) throws(WorkbookWriteError) {
        measure(text, column)
        let escaped = try escaped(text, column)
        let address = "internal:\(place.quotedTab)!\(place.cell)"
        let written = worksheet_write_url_opt(
            sheet,
            lxw_row_t(rows),
            lxw_col_t(column),
            address,
            formats[style],
            escaped,
            nil
        )
        try require(written)
        cells += 1
    }

    /// A comment beyond the limit is left out, and counted.
    private func put(comment: String, _ column: Int) throws(WorkbookWriteError) {
        guard comments < Self.commentLimit else {
            commentsLeftOut += 1
            return
        }
        let escaped = try escaped(comment, column)
        var options = lxw_comment_options()
        options.width = 280
        let lines = comment.split(separator: "\n").reduce(0) { $0 + DisplayWidth.of(String($1)) / 36 + 1 }
        options.height = UInt16(min(max(74, 18 * (lines + 1)), 600))
        let written = "Roster".withMutableCopy { author in
            options.author = author
            return worksheet_write_comment_opt(sheet, lxw_row_t(rows), lxw_col_t(column), escaped, &options)
        }
        try require(written)
        comments += 1
    }

    /// The text as the file holds it.
    private func escaped(_ text: String, _ column: Int) throws(WorkbookWriteError) -> String {
        let escaped = WorkbookText.escaped(text)
        // No text has more UTF-16 units than bytes.
        guard escaped.utf8.count > WorkbookText.limit else { return escaped }
        let length = escaped.utf16.count
        guard length > WorkbookText.limit else { return escaped }
        let place = WorkbookPlace(tab: name, row: rows, column: column)
        throw .textTooLong(path: path, tab: name, cell: place.cell, length: length)
    }

    func require(_ error: lxw_error) throws(WorkbookWriteError) {
        guard error != LXW_NO_ERROR else { return }
        throw .writeFailed(path: path, reason: LocalizedText(said: String(cString: lxw_strerror(error))))
    }

    private func measure(_ text: String, _ column: Int) {
        guard rows < Self.rowsMeasured else { return }
        let width = DisplayWidth.of(String(text.prefix { $0 != "\n" }.prefix(Self.widest)))
        if width > widths[column] { widths[column] = width }
    }

    /// Sets what is known once all rows are there.
    func finish() throws(WorkbookWriteError) {
        for column in 0..<columns {
            let fitting = Double(min(max(widths[column] + 2, Self.narrowest), Self.widest))
            let width = setWidths[column] ?? fitting
            try require(
                worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, formats[.text])
            )
        }
        if frozenRows > 0 { worksheet_freeze_panes(sheet, lxw_row_t(frozenRows), 0) }
        if isFiltered, columns > 0, rows >= frozenRows, frozenRows > 0 {
            try require(
                worksheet_autofilter(
                    sheet,
                    lxw_row_t(frozenRows - 1),
                    0,
                    lxw_row_t(rows - 1),
                    lxw_col_t(columns - 1)
                )
            )
        }
    }

    private static let pointsOfLine = 15.0
    /// A spreadsheet shows rows of up to 409 points.
    private static let linesShown = 27
    private static let rowsMeasured = 1000
    private static let narrowest = 8
    private static let widest = 60
}

extension String {
    /// The library's options take pointers that it does not write to.
    func withMutableCopy<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
        var bytes = utf8CString
        return bytes.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}
