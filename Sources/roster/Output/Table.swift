import JobModel
import Wording

/// Rows of cells in columns, each as wide as its widest cell.
struct Table {
    let rows: [[String]]

    func lines() -> [String] {
        let widths = rows.reduce(into: [Int]()) { widths, row in
            for (place, cell) in row.enumerated() {
                if place == widths.count { widths.append(0) }
                widths[place] = max(widths[place], DisplayWidth.of(cell))
            }
        }
        return rows.map { row in
            let cells = row.enumerated().map { place, cell in
                place == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[place] - DisplayWidth.of(cell))
            }
            return cells.joined(separator: "  ")
        }
    }
}
