package import ContactAPI
package import JobModel

/// How each column of a sheet is understood; resolved once for the file.
package struct SheetColumns: Sendable {
    package struct Column: Sendable, Equatable {
        package var place: Int
        package var header: String
        package var meaning: Meaning
        /// The job's translation of cells.
        package var values: [String: String] = [:]
        package var source: ColumnSource = .whole
        /// The values that the job says are right, whatever they look like.
        package var accepted: Set<String> = []
    }

    package enum Meaning: Sendable, Equatable {
        case person(PersonField)
        case department(DepartmentField)
        case attribute(idOrName: String, part: AttributePart?)
        /// Looked at by `where:` and not written.
        case condition
        /// Put together with others by the job, and nothing by itself.
        case part
        case ignored
        /// One of `roster_row` and its kin, or a column of an export that no import reads: Roster wrote it itself.
        case own
        case unknown(suggestion: String?)
    }

    /// A web page may come in three columns.
    package enum AttributePart: String, Sendable, CaseIterable {
        case text
        case url
        case pcURL = "pc_url"
    }

    package private(set) var columns: [Column] = []
    package private(set) var findings: [Finding] = []
    package private(set) var warnings: [Finding] = []
    private(set) var isMatchedByPath = false
    /// The places of columns that are a field which another column is as well.
    package private(set) var contested: Set<Int> = []

    package init(header: [String], step: StepDefinition, attributes: [CustomAttributeDefinition]) {
        let names = HeaderNames(subject: step.subject, step: step, attributes: attributes)
        for (place, header) in header.enumerated() {
            for (meaning, values, source) in names.meanings(of: header) {
                let column = Column(place: place, header: header, meaning: meaning, values: values, source: source)
                columns.append(column)
                note(meaning, header: header)
            }
        }
        join(names, header: header)
        proposeJoin()
        accept(step)
        findRepeated()
        findMissing(step)
        findUnused(step)
    }

    /// Tells whether a text names a column of a step's sheet, as far as is known without a directory.
    package static func columnNames(of step: StepDefinition) -> @Sendable (String) -> Bool {
        let names = HeaderNames(subject: step.subject, step: step, attributes: [])
        return { text in !text.isEmpty && text.utf8.count <= 200 && names.isKnown(text) }
    }

    /// Whether an entry of `ignore:` names a column of a header.
    package static func ignores(_ entry: String, _ header: [String]) -> Bool {
        let pattern = ColumnPattern(entry)
        return pattern.isRest || header.contains { pattern.names(HeaderNames.fold($0)) }
    }

    /// Whether an entry of `ignore:` names a column itself; what is said of all the rest names none.
    package static func ignores(_ header: String, byName entries: [String]) -> Bool {
        entries.lazy.map { ColumnPattern($0) }.contains { !$0.isRest && $0.names(HeaderNames.fold(header)) }
    }

    /// The header under which a field stands, for findings.
    package func header(of meaning: Meaning) -> String? { columns.first { $0.meaning == meaning }?.header }

    /// Adds the columns that the job puts together of several.
    private mutating func join(_ names: HeaderNames, header: [String]) {
        for join in names.joins where !header.contains(join.key) {
            let places = join.template.names.map { HeaderNames.place(of: $0, in: header) }
            let missing = zip(join.template.names, places).filter { $1 == nil }.map(\.0)
            guard missing.count < places.count else {
                warnings.append(.columnNotInFile(join.key))
                continue
            }
            // Part of a value would be written as if it were the whole.
            findings += missing.map { .partNotInFile($0, of: join.template) }
            guard missing.isEmpty else { continue }
            let present = places.compactMap { $0 }
            for meaning in join.meanings {
                columns.append(
                    Column(
                        place: present[0],
                        header: join.template.names.joined(separator: " + "),
                        meaning: meaning,
                        values: join.values,
                        source: .joined(join.template, present)
                    )
                )
                note(meaning, header: join.key)
            }
        }
    }

    /// Where first and last name stand in columns of their own, says how to put them together in place of two findings.
    private mutating func proposeJoin() {
        // 名字 beside 姓 is the first name alone.
        let parts = columns.filter { column in
            if case .unknown = column.meaning { true } else { HeaderNames.fold(column.header) == "名字" }
        }
        guard let names = NameColumns(parts.map(\.header)) else { return }
        let others = columns.filter { $0.header != names.first && $0.header != names.last }
        let fields = Set(others.compactMap(\.meaning.fieldName))
        let free = [PersonField.name, .enName].map(\.rawValue).first { !fields.contains($0) }
        guard let field = names.isChinese && fields.contains("name") ? nil : free else { return }
        findings.removeAll { $0.column == names.first || $0.column == names.last }
        findings.append(.nameInTwoColumns(names, field: field))
    }

    /// Hands each column the values of `accept:`, which names it by its header or its field.
    private mutating func accept(_ step: StepDefinition) {
        for (name, values) in (step.accept ?? [:]).sorted(by: { $0.key < $1.key }) {
            let folded = HeaderNames.fold(name)
            let places = columns.indices.filter { place in
                columns[place].meaning.fieldName == name || HeaderNames.fold(columns[place].header) == folded
            }
            if places.isEmpty { findings.append(.acceptNotInFile(name)) }
            for place in places { columns[place].accepted.formUnion(values) }
        }
    }

    private mutating func note(_ meaning: Meaning, header: String) {
        switch meaning {
        case .unknown(let suggestion): findings.append(.unknownColumn(header, suggestion: suggestion))
        case .person(let field) where field.isReadOnly: warnings.append(.readOnlyColumn(header))
        case .person(let field) where field.isForNewPeople: warnings.append(.newPeopleColumn(header))
        case .department(let field) where field.isReadOnly: warnings.append(.readOnlyColumn(header))
        case .own where !HeaderNames.own.contains(HeaderNames.fold(header)): warnings.append(.readOnlyColumn(header))
        case .person, .department, .attribute, .condition, .part, .ignored, .own: break
        }
    }

    private mutating func findRepeated() {
        var seen: [String: Column] = [:]
        for column in columns {
            let key: String
            switch column.meaning {
            case .person(let field): key = field.rawValue
            case .department(let field): key = field.rawValue
            case .attribute(let name, let part): key = "custom_attrs.\(name).\(part?.rawValue ?? "")"
            case .condition, .part, .ignored, .own, .unknown: continue
            }
            if let first = seen[key] {
                contested.formUnion([first.place, column.place])
                // Two columns of one heading are said to be so by the sheet, which tells them apart by their letters.
                if first.header != column.header || first.place == column.place {
                    findings.append(.fieldTwice(key, first, column))
                }
            }
            seen[key] = column
        }
    }

    /// The findings on fields that two columns hold.
    package var repeated: [Finding] { findings.filter { $0.code == Finding.fieldTwiceCode } }

    private mutating func findMissing(_ step: StepDefinition) {
        let fields = Set(columns.compactMap { $0.meaning.fieldName })
        isMatchedByPath = step.subject == .departments && step.match == DepartmentField.path.rawValue
        guard !fields.contains(step.match), !findsPaths else { return }
        let isOfNames = fields.contains(DepartmentField.name.rawValue) && parent != nil
        findings.append(.noMatchColumn(step.match, isOfNames: step.subject == .departments && isOfNames))
    }

    /// Adds what the job makes of columns that are not there.
    mutating func note(missing: [Finding]) { findings += missing }

    /// What the job names and the sheet does not have: a misspelt header must not pass in silence.
    private mutating func findUnused(_ step: StepDefinition) {
        let headers = Set(columns.map { HeaderNames.fold($0.header) })
        for name in step.columns.keys.sorted() where ColumnTemplate(name) == nil {
            if !headers.contains(HeaderNames.fold(name)) { warnings.append(.columnNotInFile(name)) }
        }
        for name in step.conditions.keys.sorted() where !headers.contains(HeaderNames.fold(name)) {
            findings.append(.conditionNotInFile(name))
        }
        for pattern in step.ignore.map(ColumnPattern.init) where !pattern.isRest && !pattern.names(oneOf: headers) {
            warnings.append(.nothingToIgnore(pattern.text))
        }
    }
}

extension SheetColumns.Meaning {
    /// The field's name as a job writes it.
    package var fieldName: String? {
        switch self {
        case .person(let field): field.rawValue
        case .department(let field): field.rawValue
        case .attribute(let name, _): "custom_attrs.\(name)"
        case .condition, .part, .ignored, .own, .unknown: nil
        }
    }
}
