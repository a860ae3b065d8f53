import JobModel

/// Cells with departments, as they are compared: each department by what it is, not by what it is called.
final class DepartmentCells {
    private let names: [String: String]
    private let sign: Character?
    private let orderSign: Character?
    private var known: [[UInt8]: [UInt8]] = [:]

    /// - Parameters:
    ///   - names: What each name of a department is compared by.
    ///   - sign: What stands between departments, beside the semicolon.
    ///   - orderSign: What stands between places in departments, beside the semicolon.
    init(names: [String: String], sign: Character? = nil, orderSign: Character? = nil) {
        self.names = names
        self.sign = sign
        // This sign stands within a place as well.
        self.orderSign = orderSign == "|" ? nil : orderSign
    }

    /// What a cell is compared by: the primary department, which stands first, and the set of the others.
    func comparable(_ cell: [UInt8]) -> [UInt8] {
        if let made = known[cell] { return made }
        let made = Array(comparable(String(decoding: cell, as: UTF8.self)).utf8)
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[cell] = made
        return made
    }

    /// What a cell of places in departments is compared by: `工程部/后端|100|1|true` with the department as what it is.
    func comparable(orders cell: [UInt8]) -> [UInt8] {
        let text = String(decoding: cell, as: UTF8.self)
        let orders = Self.items(of: text, sign: orderSign, isKnown: isKnown(order:)).map { order in
            // Where `|` stands between places too, each fourth piece is a department.
            let pieces = WebPageCell.pieces(of: order).enumerated().map { index, piece in
                index.isMultiple(of: Self.piecesOfOrder) ? names[piece] ?? piece : piece
            }
            return WebPageCell.text(pieces)
        }
        return Array(orders.joined(separator: ";").utf8)
    }

    private func isKnown(order: String) -> Bool {
        let pieces = WebPageCell.pieces(of: order)
        guard pieces.count == Self.piecesOfOrder, names[pieces[0]] != nil else { return false }
        // Else the next place has begun.
        return !pieces.dropFirst().contains { piece in orderSign.map(piece.contains) ?? false }
    }

    private func comparable(_ cell: String) -> String {
        let meant = Self.items(of: cell, sign: sign) { names[$0] != nil }.map { names[$0] ?? $0 }
        return (meant.prefix(1) + meant.dropFirst().sorted()).joined(separator: ";")
    }

    /// The items of a list.
    ///
    /// No cell names a department by a path with a semicolon, but a path may hold the other sign. So a part is cut at that
    /// sign only if the part is no known item, and the longest run of neighbours that makes a known item is one item.
    private static func items(of cell: String, sign: Character?, isKnown: (String) -> Bool) -> [String] {
        cell.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "；" }.flatMap { part -> [String] in
            let whole = trimmed(part)
            guard let sign, part.contains(sign), !isKnown(whole) else { return [whole] }
            let pieces = part.split(separator: sign, omittingEmptySubsequences: false)
            var items: [String] = []
            var start = 0
            while start < pieces.count {
                func joined(to end: Int) -> String {
                    trimmed(part[pieces[start].startIndex..<pieces[end].endIndex])
                }
                let end = (start..<pieces.count).last { isKnown(joined(to: $0)) } ?? start
                items.append(joined(to: end))
                start = end + 1
            }
            return items
        }
    }

    private static func trimmed(_ part: Substring) -> String {
        String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Department, user_order, department_order and is_primary_dept.
    private static let piecesOfOrder = 4

    /// More than there are combinations of departments in most companies; a bound all the same.
    private static let most = 65_536
}
