/// Chooses, among the first records of a sheet, the one that names its columns, whatever the sheet's format.
package struct HeaderChoice {
    package let isColumnName: ((String) -> Bool)?

    /// - Parameter isColumnName: Whether a text is the name of a column, where somebody knows.
    package init(isColumnName: ((String) -> Bool)?) { self.isColumnName = isColumnName }

    /// The header with the records above it that hold something.
    package struct Header {
        package var found: HeaderCandidate
        package var above: [PreambleRow]
    }

    /// Of the first records the one with the most names of columns, two at least; looked for further down where the first
    /// few have none.
    ///
    /// Where no record has as many: the first one, unless it and those after it have one cell filled and a wider one
    /// follows, a preamble.
    ///
    /// - Parameters:
    ///   - row: The header's row where somebody has named it; it is the header whatever it holds.
    ///   - next: The next record from the first one on, blank ones included; `nil` at the end.
    /// - Returns: The header; `nil` where there is no record, or nothing in the named row.
    package func header(atRow row: Int?, among next: () throws -> HeaderCandidate?) rethrows -> Header? {
        if let row { return try header(row: row, among: next) }
        var first: [HeaderCandidate] = []
        while first.count < Self.preamble || lacksNames(first) && first.count < Self.deepPreamble {
            guard let found = try next() else { break }
            if found.filled > 0 { first.append(found) }
        }
        let most = first.map(\.names).max() ?? 0
        let place =
            most >= 2
            ? first.firstIndex { $0.names == most }
            : first.prefix(Self.preamble).firstIndex { $0.filled > 1 } ?? first.indices.first
        return place.map { Header(found: first[$0], above: first[..<$0].map(PreambleRow.init)) }
    }

    private func header(row: Int, among next: () throws -> HeaderCandidate?) rethrows -> Header? {
        var above: [PreambleRow] = []
        while let found = try next() {
            if found.row == row, found.filled > 0 { return Header(found: found, above: above) }
            if found.row >= row { break }
            if found.filled > 0 { above.append(PreambleRow(found)) }
        }
        return nil
    }

    /// How many of the cells are known names of columns.
    package func names(among fields: [String]) -> Int {
        isColumnName.map { fields.prefix(Self.fieldsLookedAt).count(where: $0) } ?? 0
    }

    private func lacksNames(_ first: [HeaderCandidate]) -> Bool {
        isColumnName != nil && !first.contains { $0.names >= 2 }
    }

    /// A record of a hundred thousand fields is no header, but must not take a minute to be known as none.
    package static let fieldsLookedAt = 200
    /// Records above the header that may be a preamble.
    private static let preamble = 10
    /// The same where none of those first ones names columns.
    private static let deepPreamble = 100
}

extension PreambleRow {
    fileprivate init(_ found: HeaderCandidate) { self.init(row: found.row, fields: found.fields) }
}
