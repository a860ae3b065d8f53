package import JobEngine
package import JobModel

/// A difference of two exports as a program is given it, one JSON object a line.
package struct PrintedChange: Encodable, Sendable {
    private let subject: String
    private let kind: RowChange.Kind
    private let key: String
    private let name: String
    private let row: Int
    private let cells: [RowChange.Cell]?

    package init(_ change: RowChange, of subject: Subject) {
        self.subject = subject.rawValue
        (kind, key, name, row) = (change.kind, change.key, change.name, change.row)
        cells = change.cells.isEmpty ? nil : change.cells
    }
}

/// How many differences of a subject there are, as one JSON object.
package struct PrintedCounts: Encodable, Sendable {
    private let subject: String
    private let counts: [String: Int]
    private let notCompared: [String]
    /// The column by which rows were matched.
    private let match: String
    /// The column whose value is the `key` of each difference.
    private let key: String
    private let rows: String?

    enum CodingKeys: String, CodingKey {
        case subject
        case counts
        case notCompared = "not_compared"
        case match
        case key
        case rows
    }

    package init(_ sheet: Differences.Sheet) {
        subject = sheet.subject.rawValue
        counts = [
            "joined": sheet.counts.joined, "left": sheet.counts.left, "moved": sheet.counts.moved,
            "changed": sheet.counts.changed, "unchanged": sheet.counts.unchanged,
        ]
        notCompared = sheet.onlyOld + sheet.onlyNew
        (match, key) = (sheet.match, sheet.key)
        rows = sheet.rows
    }
}
