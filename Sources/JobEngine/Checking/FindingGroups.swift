import JobModel
import Workbooks

/// Findings of one kind, code and column of a tab together, with their first cells.
struct FindingGroups {
    struct Group {
        var kind: SheetAnnotations.Kind
        var tab: String
        var code: String
        /// As people know it.
        var column: String?
        /// Of the first finding.
        var first: Finding
        var count = 0
        /// The first of the cells.
        var cells: [WorkbookPlace] = []
    }

    private struct Key: Hashable {
        var kind: SheetAnnotations.Kind
        var tab: String
        var code: String
        var column: String?
    }

    private var groups: [Group] = []
    private var places: [Key: Int] = [:]

    static let cellsNamed = 10

    mutating func note(
        _ report: CheckReport,
        of tab: String,
        _ annotations: SheetAnnotations,
        _ rows: RowPlaces,
        firstColumn: Int
    ) {
        for (kind, findings) in SheetAnnotations.kinds(of: report) {
            for finding in findings {
                let key = Key(kind: kind, tab: tab, code: finding.code, column: finding.column)
                let place = places[key] ?? groups.count
                if place == groups.count {
                    places[key] = place
                    groups.append(
                        Group(
                            kind: kind,
                            tab: tab,
                            code: finding.code,
                            column: finding.column.map(annotations.name),
                            first: finding
                        )
                    )
                }
                groups[place].count += 1
                guard groups[place].cells.count < Self.cellsNamed else { continue }
                let row = rows.row(ofLine: finding.line)
                let column = annotations.column(of: finding, line: row == rows.header ? nil : finding.line)
                let cell = WorkbookPlace(tab: tab, row: row, column: column ?? firstColumn)
                if groups[place].cells.last != cell { groups[place].cells.append(cell) }
            }
        }
    }

    /// Problems before warnings before repairs; of each kind the most frequent first.
    var all: [Group] {
        groups.enumerated().sorted { one, other in
            if one.element.kind != other.element.kind { return one.element.kind < other.element.kind }
            if one.element.count != other.element.count { return one.element.count > other.element.count }
            return one.offset < other.offset
        }.map(\.element)
    }
}
