package import ContactAPI
package import JobModel

/// Checks the rows of one sheet: reads each record into a draft, or says everything that is wrong with it.
///
/// One validator serves `check`, `plan` and `import`.
package struct SheetChecker: Sendable {
    package let columns: SheetColumns
    package let job: JobDefinition
    package let step: StepDefinition
    let view: DirectoryView?
    /// The names of the directory's departments; `nil` while it is not asked.
    package let names: DepartmentNames?
    /// Of a sheet that names parents by name: where its departments stand.
    let hierarchy: DepartmentHierarchy?
    /// The columns by which two rows about the same person or department are compared, and their headers.
    let comparedColumns: [SheetColumns.Column]
    let comparedHeaders: [String]
    package let header: [String]
    private let ownPlaces: Set<Int>
    private let leftOutPlace: Int?
    private let secondHeader: SecondHeaderRule
    private let acceptingColumns: [SheetColumns.Column]
    private let conditions: [(place: Int, allowed: Set<String>)]
    /// Places of columns without a name that the job does not ignore; `nil` behind the last one where it ignores them.
    private let unnamedPlaces: [Int]
    private let ignoresUnnamed: Bool
    /// Fields that a create needs and no column gives, which is said of the sheet and not of its rows.
    private let missingFields: Set<String>
    /// The same where it is said of rows: the directory knows which of them are creates.
    private let missingInCreates: Set<String>
    private let personReader: PersonRowReader
    private let departmentReader: DepartmentRowReader
    /// Tells by their bytes which rows are certainly fine; `nil` where the sheet or the job has what only the rules can judge.
    package let acceptor: RowAcceptor?

    /// What is known of the directory decides the rules; without `directory` the check is offline.
    ///
    /// `dates` is what a first reading of the sheet has shown of the order of its dates; the job's word goes before it.
    /// `hierarchy` is what a first reading has shown of a sheet of departments that names parents by name. `attributes` are
    /// the directory's where nothing else of it is known.
    package init(
        header: [String],
        job: JobDefinition,
        step: StepDefinition,
        directory: DirectoryView? = nil,
        dates: DateColumn = .untold,
        hierarchy: DepartmentHierarchy? = nil,
        attributes: [CustomAttributeDefinition] = []
    ) {
        self.header = header
        self.hierarchy = hierarchy
        let attributes = directory?.attributes ?? attributes
        var columns = SheetColumns(header: header, step: step, attributes: attributes)
        if step.mode == .create { columns.note(missing: columns.missingColumns(step, edition: job.edition)) }
        self.columns = columns
        comparedColumns = Self.compared(columns)
        comparedHeaders = comparedColumns.map(\.header)
        ownPlaces = Set(columns.columns.filter { $0.meaning == .own }.map(\.place))
        leftOutPlace = LeftOutBeforeRule.place(in: header)
        acceptingColumns = columns.columns.filter { !$0.accepted.isEmpty }
        secondHeader = SecondHeaderRule(
            columns: columns.columns,
            header: header,
            names: HeaderNames(subject: step.subject, step: step, attributes: attributes)
        )
        self.job = job
        self.step = step
        view = directory
        names = directory.map { DepartmentNames($0.departments) }
        var conditions: [(place: Int, allowed: Set<String>)] = []
        for column in columns.columns {
            let allowed =
                step.conditions[column.header]
                ?? step.conditions.first { HeaderNames.fold($0.key) == HeaderNames.fold(column.header) }?.value
            if let allowed { conditions.append((column.place, Set(allowed))) }
        }
        ignoresUnnamed = step.ignore.contains(where: HeaderNames.isEmpty)
        unnamedPlaces = ignoresUnnamed ? [] : header.indices.filter { HeaderNames.isEmpty(header[$0]) }
        // Of an upsert only the directory knows which rows are creates.
        let isSaidOfSheet = step.mode == .create || step.mode == .upsert && directory == nil
        let missing = Set(columns.missingFields(step, edition: job.edition))
        missingFields = isSaidOfSheet ? missing : []
        missingInCreates = isSaidOfSheet ? [] : missing
        self.conditions = conditions
        personReader = PersonRowReader(
            columns: columns.columns,
            job: job,
            step: step,
            dates: step.dates.map(DateColumn.order) ?? dates,
            view: directory,
            names: names
        )
        departmentReader = DepartmentRowReader(
            columns: columns.columns,
            job: job,
            step: step,
            names: names,
            hierarchy: hierarchy
        )
        acceptor =
            directory == nil
            ? RowAcceptor(
                RowAcceptor.Sheet(
                    columns: columns,
                    header: header,
                    job: job,
                    step: step,
                    secondHeader: secondHeader,
                    conditions: conditions,
                    unnamed: unnamedPlaces,
                    missing: missingFields
                )
            ) : nil
    }

    /// Applies every rule that needs the record alone, and the directory's definitions.
    ///
    /// `standing` names the places of cells that say what the directory holds: they are neither judged nor written.
    package func check(_ read: ReadRecord, standing: Set<Int> = []) -> CheckedRow {
        if let leftOut = read.findings.first(where: { $0.code == Finding.Code.leftOutByCorrection }) {
            var row = CheckedRow(line: read.record.line, row: read.record.row, isLeftOut: true)
            row.warnings = [leftOut]
            return row
        }
        // What is said of one cell leaves the others to be judged.
        let damage = read.findings.filter { $0.column == nil }
        var row = CheckedRow(line: read.record.line, row: read.record.row, findings: damage)
        row.repairs = read.repairs
        var said =
            LeftOutBeforeRule.finding(on: read.record, at: leftOutPlace)
            ?? SheetNoteRule.finding(on: read, header: header, own: ownPlaces)
        // A record of too many fields may be a header of more columns.
        if said == nil, read.findings.allSatisfy({ $0.code == Finding.Code.longRow }) {
            let reading = secondHeader.reading(of: read)
            if case .another(let refusal) = reading {
                row.isLeftOut = true
                row.findings = []
                row.refusal = refusal.at(line: row.line, row: row.row)
                return row
            }
            if case .leftOut(let finding) = reading { said = finding }
        }
        if let said {
            row.isLeftOut = true
            row.findings = []
            row.warnings = [said.at(line: row.line, row: row.row)]
            return row
        }
        // A damaged record has no fields to judge by.
        guard damage.isEmpty else { return row }
        if let finding = OtherSeparatorRule.finding(in: read.record, columns: header.count) {
            row.findings = [finding.at(line: row.line, row: row.row)]
            return row
        }
        let doubtful = DoubtfulCells(read, columns)
        // Whether the row is meant, such a cell does not tell.
        row.findings = doubtful.findings(at: conditions.map(\.place))
        guard row.findings.isEmpty else { return row }
        for (place, allowed) in conditions where !allowed.contains(read.record.cellText(at: place).text) {
            row.isLeftOut = true
            return row
        }
        row.unnamed = unnamed(read.record)
        for column in acceptingColumns { row.accepted += column.acceptedValues(in: read.record) }
        row.findings = doubtful.findings(without: standing)
        let passed = standing.union(doubtful.places)
        switch step.subject {
        case .people: personReader.read(read.record, standing: passed, into: &row)
        case .departments: departmentReader.read(read.record, standing: passed, into: &row)
        }
        // A value that is not certain is not missing.
        if view == nil, doubtful.isEmpty { row.findings += requiredFindings(row, isNew: step.mode != .update) }
        place(&row)
        return row
    }

    /// Applies the rules to the cells of a record that are not certainly fine.
    ///
    /// What is said is what `check` says. The draft has of the other cells only what is remembered of rows, compared across
    /// them, or must not be missing.
    package func check(_ read: ReadRecord, but fine: FineCells) -> CheckedRow {
        let record = read.record
        var row = CheckedRow(line: record.line, row: record.row)
        for column in acceptingColumns { row.accepted += column.acceptedValues(in: record) }
        personReader.read(record, standing: [], fine: fine, into: &row)
        if view == nil { row.findings += requiredFindings(row, isNew: step.mode != .update) }
        place(&row)
        return row
    }

    /// What is wrong with a row for the sheet it stands in, whatever its cells say.
    package func misplacement(of read: ReadRecord) -> Finding? {
        let place = (read.record.line, read.record.row)
        if case .another(let refusal) = secondHeader.reading(of: read) {
            return refusal.at(line: place.0, row: place.1)
        }
        return OtherSeparatorRule.finding(in: read.record, columns: header.count)?.at(line: place.0, row: place.1)
    }

    /// The cells with values in columns that have no name.
    private func unnamed(_ record: InputRecord) -> [UnnamedCell] {
        guard !ignoresUnnamed, !unnamedPlaces.isEmpty || record.count > header.count else { return [] }
        return record.cells(at: unnamedPlaces, andBehind: header.count)
    }

    /// Adds line and row, and the header the sheet uses instead of the field's name.
    private func place(_ row: inout CheckedRow) {
        let (line, number) = (row.line, row.row)
        if !row.findings.isEmpty { row.findings = row.findings.map { placed($0, line: line, row: number) } }
        if !row.repairs.isEmpty { row.repairs = row.repairs.map { placed($0, line: line, row: number) } }
        if !row.warnings.isEmpty { row.warnings = row.warnings.map { placed($0, line: line, row: number) } }
    }

    /// A finding with its place, and the header the sheet uses instead of the field's name.
    package func placed(_ finding: Finding, line: Int, row: Int) -> Finding {
        var finding = finding.at(line: line, row: row)
        if let field = finding.column,
            let column = columns.columns.first(where: { $0.meaning.fieldName == field })
        {
            finding.column = column.header
        }
        return finding
    }

    func requiredFindings(_ row: CheckedRow, isNew: Bool) -> [Finding] {
        var findings: [Finding] = []
        switch row.draft {
        case .person(let person):
            if matchReference(person) == nil { findings.append(.keyIsEmpty(step.match, of: step.subject)) }
            if isNew { findings += RequiredRule.findings(person, edition: job.edition) }
        case .department(let department):
            // A path that name and parent make is no cell that could be empty.
            let key = columns.findsPaths ? DepartmentField.name.rawValue : step.match
            if matchKey(.department(department)) == nil, !columns.findsPaths || department.values.name == nil {
                findings.append(.keyIsEmpty(key, of: step.subject))
            }
            if isNew { findings += RequiredRule.findings(department) }
        case nil: break
        }
        guard !findings.isEmpty else { return [] }
        // A column that is not there is said once, for all rows.
        let lacksMatch = columns.findings.contains { $0.code == Finding.Code.noMatchColumn }
        findings.removeAll { finding in
            finding.column.map { missingFields.contains($0) || lacksMatch && $0 == step.match } ?? false
        }
        // A cell that could not be read is reported as that, not as empty too, and the match key once.
        let said = row.findings + row.warnings
        var reported = Set(said.compactMap(\.column).flatMap(fields))
        return findings.compactMap { finding in
            guard let field = finding.column else { return finding }
            guard reported.insert(field).inserted else { return nil }
            return missingInCreates.contains(field) && field != step.match
                ? .missingInCreate(field, of: step.subject) : finding
        }
    }

    /// The fields that a header fills.
    func fields(of header: String) -> [String] {
        let fields = columns.columns.filter { $0.header == header }.compactMap(\.meaning.fieldName)
        return fields.isEmpty ? [header] : fields
    }

    /// The row's key as reports show it; `nil` where the cell is empty.
    package func matchKey(_ draft: Draft) -> String? {
        switch draft {
        case .person(let person): matchReference(person)?.value
        case .department(let department):
            step.match == DepartmentField.path.rawValue
                ? department.path?.joined(separator: "/") : department.values.departmentID
        }
    }

    package func matchReference(_ draft: PersonDraft) -> PersonReference? {
        switch PersonField(rawValue: step.match) {
        case .userID: draft.values.userID.map(PersonReference.userID)
        case .employeeNo: draft.values.employeeNo.map(PersonReference.employeeNo)
        case .mobile: draft.values.mobile.map(PersonReference.mobile)
        case .email: draft.values.email.map { .email($0.lowercased()) }
        default: nil
        }
    }
}
