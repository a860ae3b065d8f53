package import JobModel

/// Reads the rows again that seem to share a value with another: what they have, and in what they differ.
package struct SecondLook: Sendable {
    private let lines: Set<Int>
    private let checker: SheetChecker

    init(at lines: Set<Int>, with checker: SheetChecker) {
        self.lines = lines
        self.checker = checker
    }

    /// What a second look shows of a row.
    package struct Row: Sendable {
        var line: Int
        /// Hashes of its cells, as of `SheetChecker.comparedColumns`.
        var cells: [UInt64]
        /// Its unique values, as they are compared.
        var values: [(field: UniqueField, value: String)] = []
        /// The cell of its primary department.
        var department: String?

        /// A row of which only the cells are known.
        package init(line: Int, cells: [UInt64]) {
            self.line = line
            self.cells = cells
        }
    }

    /// Whether a row is to be read again.
    package func concerns(line: Int) -> Bool { lines.contains(line) }

    /// What there is to know of a row; `nil` for one that need not be read again.
    package func row(_ read: ReadRecord) -> Row? {
        let line = read.record.line
        guard lines.contains(line) else { return nil }
        var row = Row(line: line, cells: checker.comparedCells(of: read.record))
        guard let draft = checker.check(read).draft else { return row }
        row.values = UniqueKeys.of(draft).map { ($0.field, $0.value) }
        if case .person(let person) = draft { row.department = person.departments.first }
        return row
    }
}
