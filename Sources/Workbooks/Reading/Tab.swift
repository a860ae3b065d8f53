/// A sheet of a workbook, as its tab shows it.
package struct Tab: Sendable, Equatable {
    package enum Visibility: Sendable {
        case visible
        case hidden
        /// Hidden so that no menu of the spreadsheet shows it.
        case veryHidden
    }

    package enum Kind: Sendable {
        case cells
        case chart
        /// A dialogue or a sheet of macros of old versions.
        case other
    }

    package let name: String
    /// 1-based, in the order of the tabs, hidden ones counted.
    package let number: Int
    package let visibility: Visibility
    package let kind: Kind

    package init(name: String, number: Int, visibility: Visibility = .visible, kind: Kind = .cells) {
        self.name = name
        self.number = number
        self.visibility = visibility
        self.kind = kind
    }
}
