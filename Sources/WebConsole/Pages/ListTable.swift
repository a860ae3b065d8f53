/// A table of plain cells: one drawing for all lists that are looked at and not worked in.
struct ListTable: Sendable {
    let label: String
    let headings: [ColumnHead]
    let rows: [Row]

    struct Row: Sendable {
        let cells: [Cell]

        init(_ cells: [Cell]) { self.cells = cells }
    }

    /// A cell says its words, or a time; the words may lead to a page, or stand in a badge.
    struct Cell: Sendable {
        let words: String
        let style: String?
        /// What the row is about.
        let isHead: Bool
        let address: String?
        let badge: String?
        let time: PageTime?
        let small: String?
        /// Whether the words stand as they are.
        let isPlain: Bool

        private init(
            _ words: String = "",
            style: String? = nil,
            isHead: Bool = false,
            address: String? = nil,
            badge: String? = nil,
            time: PageTime? = nil,
            small: String? = nil
        ) {
            (self.words, self.style, self.isHead) = (words, style, isHead)
            (self.address, self.badge, self.time, self.small) = (address, badge, time, small)
            isPlain = address == nil && badge == nil && time == nil
        }

        static func text(_ words: String, small: String? = nil) -> Cell { Cell(words, small: small) }

        static func number(_ words: String, isBad: Bool = false) -> Cell {
            Cell(words, style: isBad ? "number bad" : "number")
        }

        static func head(_ words: String, to address: String? = nil, small: String? = nil) -> Cell {
            Cell(words, isHead: true, address: address, small: small)
        }

        static func badge(_ words: String, _ kind: String) -> Cell { Cell(words, badge: kind) }

        static func time(_ time: PageTime) -> Cell { Cell(time: time) }
    }
}
