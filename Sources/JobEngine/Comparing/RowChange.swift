/// What became of a row between an older and a newer sheet.
package struct RowChange: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// In the newer sheet alone.
        case joined
        /// In the older sheet alone.
        case left
        /// In both, with other departments, or another parent; other cells may differ as well.
        case moved
        /// In both, with other cells.
        case changed
    }

    package struct Cell: Sendable, Equatable, Codable {
        /// The field's name, or the heading where it names none.
        package let field: String
        package let old: String
        package let new: String
    }

    package let kind: Kind
    /// The value that names the row in both sheets.
    package let key: String
    /// The name that stands in it; empty where the sheet has none.
    package let name: String
    /// Its row in the newer sheet, as the spreadsheet numbers it; of one that has left in the older.
    package let row: Int
    /// Which cells differ, in the newer sheet's order; none of a row that has joined or left.
    package let cells: [Cell]
    /// Its cells in the newer sheet as they lie there; of one that has left, in the older.
    package let record: [String]
}

/// How many rows of each kind there are.
package struct ChangeCounts: Sendable, Equatable {
    package var joined = 0
    package var left = 0
    package var moved = 0
    package var changed = 0
    package var unchanged = 0

    package init() {}

    /// Rows that are not the same in both sheets.
    package var different: Int { joined + left + moved + changed }

    mutating func note(_ kind: RowChange.Kind) {
        switch kind {
        case .joined: joined += 1
        case .left: left += 1
        case .moved: moved += 1
        case .changed: changed += 1
        }
    }
}
