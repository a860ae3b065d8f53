/// A cell's name, `B17`.
enum CellReference {
    /// What a spreadsheet calls a column, 0-based: `A`, `Z`, `AA`.
    static func letters(of column: Int) -> String {
        var (rest, letters) = (column, "")
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters
    }

    static func name(column: Int, row: Int) -> String { letters(of: column) + String(row) }

    /// Column, 0-based, and row of a name that ends with a zero byte.
    ///
    /// - Returns: Both; `nil` for what is no name, or lies outside a spreadsheet.
    static func read(_ name: UnsafePointer<UInt8>) -> (column: Int, row: Int)? {
        var place = 0
        var column = 0
        while place < 4 {
            let letter = name[place] & 0xDF
            guard letter >= 0x41, letter <= 0x5A, name[place] >= 0x41 else { break }
            column = column * 26 + Int(letter) - 0x40
            place += 1
        }
        guard let row = number(name + place), column >= 1, column <= WorkbookLimits.columns else { return nil }
        return (column - 1, row)
    }

    /// The cells of `B2` or `B2:C9`.
    ///
    /// - Returns: Columns, 0-based, and rows; `nil` for what is no such name.
    static func range(_ text: String) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
        let names = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let cells = names.compactMap { name in
            Array(name.utf8 + [0]).withUnsafeBufferPointer { $0.baseAddress.flatMap(read) }
        }
        guard let first = cells.first, let last = cells.last, cells.count == names.count, first.column <= last.column,
            first.row <= last.row
        else { return nil }
        return (first.column...last.column, first.row...last.row)
    }

    /// The number of a row that ends with a zero byte; `nil` where it is none of a spreadsheet.
    static func number(_ text: UnsafePointer<UInt8>) -> Int? {
        var place = 0
        var row = 0
        while place < 8, text[place] >= 0x30, text[place] <= 0x39 {
            row = row * 10 + Int(text[place]) - 0x30
            place += 1
        }
        guard text[place] == 0, row >= 1, row <= WorkbookLimits.rows else { return nil }
        return row
    }
}
