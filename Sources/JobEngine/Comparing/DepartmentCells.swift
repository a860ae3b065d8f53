import JobModel

/// Cells with departments, as they are compared: each department by what it is, not by what it is called.
final class DepartmentCells {
    private let names: [String: String]
    private let separators: Set<Character>
    private var known: [[UInt8]: [UInt8]] = [:]

    /// - Parameters:
    ///   - names: What each name of a department is compared by.
    ///   - separator: What stands between departments, beside the semicolon.
    init(names: [String: String], separator: Character? = nil) {
        self.names = names
        separators = Set([";", "；", separator].compactMap(\.self))
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
        let orders = items(of: String(decoding: cell, as: UTF8.self)).map { order in
            let pieces = WebPageCell.pieces(of: order)
            return WebPageCell.text([names[pieces[0]] ?? pieces[0]] + pieces.dropFirst())
        }
        return Array(orders.joined(separator: ";").utf8)
    }

    private func comparable(_ cell: String) -> String {
        let meant = items(of: cell).map { names[$0] ?? $0 }
        return (meant.prefix(1) + meant.dropFirst().sorted()).joined(separator: ";")
    }

    private func items(of cell: String) -> [String] {
        cell.split(omittingEmptySubsequences: false) { separators.contains($0) }.map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }

    /// More than there are combinations of departments in most companies; a bound all the same.
    private static let most = 65_536
}
