import LocalFiles

/// In which order rows are given; rows that are equal in it follow one another as in their sheets.
package enum RowOrder: String, Sendable, Codable, CaseIterable {
    /// As the sheets have them, step by step.
    case sheet
    /// By `RowStanding.rank`.
    case outcome
    /// By when the row's request last left, the latest first; rows that were never sent are last.
    case sent
}

/// A place in an order of rows, which stays right while rows change: what a page ends with, and the next one begins after.
///
/// A row that keeps its place is on exactly one page, whatever becomes of others. One that is moved may be on two pages, as
/// it was and as it is; in the order of the sheets none is moved, in that of outcomes only towards the end, so that none is
/// left out.
package struct RowPosition: Sendable, Hashable {
    package let order: RowOrder
    /// What the order compares; rows with smaller keys come first.
    package let key: Double
    package let step: Int
    package let line: Int

    private init(_ order: RowOrder, key: Double, step: Int, line: Int) {
        self.order = order
        self.key = key
        self.step = step
        self.line = line
    }

    /// Before the first row.
    package static func beginning(of order: RowOrder) -> RowPosition {
        RowPosition(order, key: -.infinity, step: 0, line: 0)
    }

    /// The place of a row of a step.
    package init(of row: LedgerRow, step: Int, in order: RowOrder) {
        let key: Double =
            switch order {
            case .sheet: 0
            case .outcome: Double(RowStanding(row.state, row.outcome).rank)
            case .sent: 0 - (row.sent?.unixSeconds ?? 0)
            }
        self.init(order, key: key, step: step, line: row.planned.line)
    }
}

/// As people and programs hand it back: `sheet:0.0:1:57`.
extension RowPosition: LosslessStringConvertible {
    package var description: String { "\(order.rawValue):\(key):\(step):\(line)" }

    /// - Parameter description: A position as it describes itself.
    package init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, let order = RowOrder(rawValue: String(parts[0])), let key = Double(parts[1]),
            !key.isNaN,
            let step = Int(parts[2]), let line = Int(parts[3]), step >= 0, line >= 0
        else { return nil }
        self.init(order, key: key, step: step, line: line)
    }
}
