/// One thing that somebody has put right beside a sheet; the sheet's file stays as it is.
package struct SheetCorrection: Sendable, Hashable {
    /// ISO 8601, UTC, with milliseconds; corrections that were made in one go have the same.
    package var time: String
    /// The number the spreadsheet shows.
    package var row: Int
    package var change: Change

    package enum Change: Sendable, Hashable {
        /// A cell: by its column, what it was before, and what it is now.
        case cell(column: SheetColumnName, old: String, new: String)
        /// The row is counted, and nothing else becomes of it.
        case leaveOut
    }

    package init(time: String, row: Int, change: Change) {
        self.time = time
        self.row = row
        self.change = change
    }
}

/// How a column of a sheet is named so that no other is meant: by its header, or `#3` where several have that header, or none.
package struct SheetColumnName: Sendable, Hashable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(place: Int, in header: [String]) {
        let name = header[place]
        let isOwn = !name.isEmpty && header.count { $0 == name } == 1 && !name.hasPrefix("#")
        text = isOwn ? name : "#\(place + 1)"
    }

    /// Where the column stands; `nil` where no column, or more than one, is called so.
    package func place(in header: [String]) -> Int? {
        if text.hasPrefix("#"), let number = Int(text.dropFirst()), header.indices.contains(number - 1) {
            return number - 1
        }
        let places = header.indices.filter { header[$0] == text }
        return places.count == 1 ? places[0] : nil
    }
}
