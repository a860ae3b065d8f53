/// A cell that is to be written: what it holds, how it looks, and what is said of it.
package struct WorkbookCell: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        /// Stays what it is: no spreadsheet reads it as a number, a date or a formula.
        case text(String)
        case number(Double)
        /// A text that leads to a cell of the same workbook.
        case link(String, to: WorkbookPlace)
    }

    package var content: Content
    package var style: CellStyle
    /// What shows when the pointer rests on the cell.
    package var comment: String?

    package init(_ content: Content, style: CellStyle = .text, comment: String? = nil) {
        self.content = content
        self.style = style
        self.comment = comment
    }

    package init(_ text: String, style: CellStyle = .text, comment: String? = nil) {
        self.init(.text(text), style: style, comment: comment)
    }

    package init(_ number: Int, style: CellStyle = .number) { self.init(.number(Double(number)), style: style) }

    /// A link to another cell, with that cell's name as its text.
    package init(to place: WorkbookPlace) { self.init(.link(place.cell, to: place), style: .link) }
}

/// How a cell looks.
package enum CellStyle: Sendable, CaseIterable {
    /// The format `@`.
    case text
    case number
    /// Long sentences, on several lines.
    case wrapped
    case title
    case header
    case requiredHeader
    /// The header of a column that Roster adds.
    case addedHeader
    case example
    case problem
    case repaired
    case warning
    /// Of a row that is left out.
    case leftOut
    case link
}

/// A cell of a workbook by its tab, row and column, the last two counted from 0.
package struct WorkbookPlace: Sendable, Equatable {
    package var tab: String
    package var row: Int
    package var column: Int

    package init(tab: String, row: Int, column: Int) {
        self.tab = tab
        self.row = row
        self.column = column
    }

    /// As spreadsheets name it: `AB12`.
    package var cell: String { Self.letters(of: column) + String(row + 1) }

    /// The tab's name in formulas: always quoted, an apostrophe in it doubled.
    package var quotedTab: String { "'" + tab.replacing("'", with: "''") + "'" }

    /// The letters of a column: A, then Z, then AA and so on.
    package static func letters(of column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
