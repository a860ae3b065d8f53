/// Rows of cells in columns, each as wide as its widest cell.
struct Table {
    let rows: [[String]]

    func lines() -> [String] {
        let widths = rows.reduce(into: [Int]()) { widths, row in
            for (place, cell) in row.enumerated() {
                if place == widths.count { widths.append(0) }
                widths[place] = max(widths[place], Self.width(of: cell))
            }
        }
        return rows.map { row in
            let cells = row.enumerated().map { place, cell in
                place == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[place] - Self.width(of: cell))
            }
            return cells.joined(separator: "  ")
        }
    }

    /// Columns of a terminal: CJK characters take two.
    private static func width(of cell: String) -> Int {
        cell.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60: true
        default: false
        }
    }
}
