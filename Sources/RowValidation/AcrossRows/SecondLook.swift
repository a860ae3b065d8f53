import ContactAPI
package import JobModel

/// Reads the rows again that seem to share a value with another: what they have, and in what they differ.
package struct SecondLook: Sendable {
    private let lines: LineSet
    private let compared: LineSet
    private let checker: SheetChecker
    private let acceptor: RowAcceptor?
    /// Reads the columns alone that hold a value to be had.
    private let people: PersonRowReader

    /// - Parameters:
    ///   - lines: Of the rows to be read again.
    ///   - compared: Of those whose cells are to be compared.
    ///   - checker: As it was in the first pass.
    ///   - acceptor: The checker's, or `nil` where every cell is left to the rules.
    init(at lines: LineSet, comparing compared: LineSet, with checker: SheetChecker, _ acceptor: RowAcceptor?) {
        self.lines = lines
        self.compared = compared
        self.checker = checker
        self.acceptor = acceptor
        people = PersonRowReader(
            columns: checker.columns.columns.filter(\.holdsSharedValue),
            job: checker.job,
            step: checker.step,
            dates: .untold,
            view: checker.view,
            names: checker.names
        )
    }

    /// What a second look shows of a row.
    package struct Row: Sendable {
        package let line: Int
        /// The number that the spreadsheet shows.
        let row: Int
        /// Hashes of its cells, as of `SheetChecker.comparedColumns`.
        var cells: [UInt64]
        /// Its unique values, as they are compared.
        var values: [(field: UniqueField, value: String)]
        /// The cell of its primary department.
        var department: String?
        /// The person that it names as its leader.
        var leader: PersonReference?

        /// A row of which only the cells are known.
        package init(line: Int, cells: [UInt64]) { self.init(line: line, cells: cells, values: []) }

        init(line: Int, row: Int = 0, cells: [UInt64], values: [(field: UniqueField, value: String)]) {
            self.line = line
            self.row = row
            self.cells = cells
            self.values = values
        }

        /// The row of a person, with what the rules across rows look at.
        package var person: CheckedRow {
            var draft = PersonDraft()
            for (field, value) in values {
                switch field {
                case .userID: draft.values.userID = value
                case .employeeNo: draft.values.employeeNo = value
                case .mobile: draft.values.mobile = value
                case .email: draft.values.email = value
                case .departmentID, .path, .name, .order: break
                }
            }
            draft.leader = leader
            return CheckedRow(line: line, row: row, draft: .person(draft))
        }
    }

    /// Whether a row is to be read again.
    package func concerns(line: Int) -> Bool { lines.contains(line) }

    /// What there is to know of a row; `nil` for one that need not be read again.
    package func row(_ read: ReadRecord) -> Row? {
        let line = read.record.line
        guard lines.contains(line) else { return nil }
        let cells = compared.contains(line) ? checker.comparedCells(of: read.record) : []
        var row = Row(line: line, row: read.record.row, cells: cells, values: [])
        guard let draft = draft(read) else { return row }
        row.values = UniqueKeys.of(draft).map { ($0.field, $0.value) }
        if case .person(let person) = draft {
            row.department = person.departments.first
            row.leader = person.leader
        }
        return row
    }

    /// As the first pass has read it, without what is not asked for.
    private func draft(_ read: ReadRecord) -> Draft? {
        guard checker.step.subject == .people else { return checker.check(read).draft }
        var row = CheckedRow(line: read.record.line, row: read.record.row)
        let (doubtful, fine) = (DoubtfulCells(read, checker.columns), acceptor?.fineCells(of: read))
        people.read(read.record, standing: doubtful.places, fine: fine, into: &row)
        return row.draft
    }
}

extension SheetColumns.Column {
    /// Whether it is of a unique field, of the departments or of the leader.
    fileprivate var holdsSharedValue: Bool {
        guard case .person(let field) = meaning else { return false }
        return field == .departmentIDs || field == .leaderUserID || UniqueField(fieldName: field.rawValue) != nil
    }
}
