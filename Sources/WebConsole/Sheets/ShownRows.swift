import JobEngine
import JobModel

/// Tells what a page has shown of many rows from what they are later: a form for all of them carries it.
///
/// Source: FNV-1a of 64 bits (Fowler, Noll and Vo); it tells accidents apart, and is no defence.
struct ShownRows: Sendable {
    private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The rows' numbers, and each row's cell of one column, or all of its cells.
    ///
    /// - Parameters:
    ///   - rows: Their numbers.
    ///   - place: The column's; `nil` for all columns.
    ///   - review: The sheet.
    /// - Returns: The mark of what was shown.
    static func mark(of rows: [Int], place: Int?, in review: SheetReview) -> String {
        var shown = ShownRows()
        for number in rows {
            shown.add(number: UInt64(number))
            guard let cells = review.rows[number]?.cells else { continue }
            if let place {
                if place < cells.count { shown.add(cells[place]) }
            } else {
                for cell in cells { shown.add(cell) }
            }
        }
        return String(shown.sum, radix: 16)
    }

    /// Corrections of a sheet.
    static func mark(of corrections: [SheetCorrection]) -> String {
        var shown = ShownRows()
        for correction in corrections {
            shown.add(number: UInt64(correction.row))
            guard case .cell(let column, let old, let new) = correction.change else { continue }
            for text in [column.text, old, new] { shown.add(text) }
        }
        return String(shown.sum, radix: 16)
    }

    private mutating func add(number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// A byte that no text has stands behind each cell.
    private mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte: byte) }
        add(byte: 0xFF)
    }

    private mutating func add(byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
