import ContactAPI
import JobModel
import Wording

/// Reads a record into a person's draft, cell by cell.
struct PersonRowReader: Sendable {
    let columns: [SheetColumns.Column]
    /// The columns of which a value is taken without a look, by their places among `columns`.
    let takenIfCertain: [TakenColumn]
    let defaults: [(field: PersonField, value: String)]
    private let clear: String?
    let mobile: MobileRule
    private let dates: DateRule
    /// Of the job's own dates: what the sheet's tell of their order is nothing to those.
    private let defaultDates: DateRule
    let employeeTypes: EmployeeTypeRule
    let people: PersonReferenceRule
    private let departments: DepartmentRule
    private let attributes: AttributeRule

    init(
        columns: [SheetColumns.Column],
        job: JobDefinition,
        step: StepDefinition,
        dates: DateColumn,
        view: DirectoryView?,
        names: DepartmentNames?
    ) {
        self.columns = columns
        takenIfCertain = columns.indices.compactMap { TakenColumn(columns[$0], place: $0) }
        clear = step.clear
        defaults = step.defaults.sorted { $0.key < $1.key }.compactMap { name, value in
            PersonField(rawValue: name).map { ($0, value) }
        }
        mobile = MobileRule(region: job.region, edition: job.edition)
        self.dates = DateRule(timezone: job.timezone, column: dates)
        defaultDates = DateRule(timezone: job.timezone, column: step.dates.map(DateColumn.order) ?? .untold)
        employeeTypes = EmployeeTypeRule(types: view?.employeeTypes)
        people = PersonReferenceRule(mobile: mobile)
        departments = DepartmentRule(names: names, allowsNew: step.allowNew.contains("department"))
        attributes = AttributeRule(definitions: view?.attributes, people: people)
    }

    /// - Parameters:
    ///   - record: The record.
    ///   - standing: Places of cells that are neither judged nor written.
    ///   - fine: Cells that are not judged, and of which the draft has only what `take(certain:)` takes.
    ///   - row: Takes the draft, and what is said of the cells.
    func read(_ record: InputRecord, standing: Set<Int>, fine: FineCells? = nil, into row: inout CheckedRow) {
        var draft = PersonDraft()
        var given: [PersonField] = []  // A dozen at most, and asked for only where there are defaults.
        var webPages: [String: [SheetColumns.AttributePart: String]] = [:]
        if let fine { take(certain: fine, in: record, into: &draft, &given) }
        for place in columns.indices where fine?.contains(columns[place].place) != true {
            let column = columns[place]
            if column.source == .whole, standing.contains(column.place) {
                if case .person(let field) = column.meaning { given.append(field) }
                continue
            }
            guard column.meaning.fieldName != nil, let cell = text(of: column, in: record, into: &row) else { continue }
            switch column.meaning {
            case .person(let field) where !field.isReadOnly:
                if !defaults.isEmpty { given.append(field) }
                set(field, to: cell, in: &draft, row: &row, column, header: column.header, dates: dates)
            case .attribute(let name, nil): add(cell, to: name, [:], &draft, &row, column, header: column.header)
            case .attribute(let name, let part?): webPages[name, default: [:]][part] = cell
            case .person, .department, .condition, .part, .ignored, .own, .unknown: break
            }
        }
        for (name, parts) in webPages.sorted(by: { $0.key < $1.key }) {
            add(parts[.url] ?? "", to: name, parts, &draft, &row, nil, header: "custom_attrs.\(name).url")
        }
        for (field, value) in defaults where !given.contains(field) {
            let told = row.dateOrder
            set(field, to: value, in: &draft, row: &row, nil, header: field.rawValue, dates: defaultDates)
            row.dateOrder = told
        }
        row.draft = .person(draft)
    }

    /// A column's text; where its cells say that a value is to be cleared, that word alone, whatever they make up.
    private func text(of column: SheetColumns.Column, in record: InputRecord, into row: inout CheckedRow) -> String? {
        if let clear, case .joined = column.source, column.says(clear, in: record) { return clear }
        return column.text(in: record, into: &row)
    }

    private func set(
        _ field: PersonField,
        to text: String,
        in draft: inout PersonDraft,
        row: inout CheckedRow,
        _ column: SheetColumns.Column?,
        header: String,
        dates: DateRule
    ) {
        if let clear, text == clear {
            if field == .joinTime || field == .jobTitle {
                draft.clears.insert(field)
            } else {
                row.findings.append(.cannotClear(field.rawValue, header))
            }
            return
        }
        if meansNothing(text, field, column, header, &row) { return }
        let isQuoted = QuoteMarkRule.refuses(text, field.quoteMarks, in: &row, header: header) { bare in
            field != .email && field != .enterpriseEmail || EmailAddressRule.read(bare).value != nil
        }
        guard !isQuoted else { return }
        func take<Value>(_ reading: CellReading<Value>) -> Value? {
            if !reading.findings.isEmpty {
                row.findings += reading.findings.map { $0.at(line: nil, row: nil, column: header) }
            }
            if !reading.repairs.isEmpty {
                row.repairs += reading.repairs.map { $0.at(line: nil, row: nil, column: header) }
            }
            if !reading.warnings.isEmpty {
                row.warnings += reading.warnings.map { $0.at(line: nil, row: nil, column: header) }
            }
            return reading.value
        }
        switch field {
        case .userID: draft.values.userID = take(IDRule.person(text))
        case .name:
            draft.values.name = take(name(text, isAccepted: column?.accepts(text) == true))
        case .enName: draft.values.enName = take(LengthRule.read(text, limit: 255, field: "en_name"))
        case .nickname: draft.values.nickname = take(LengthRule.read(text, limit: 255, field: "nickname"))
        case .email: draft.values.email = take(EmailAddressRule.read(text))
        case .enterpriseEmail: draft.values.enterpriseEmail = take(EmailAddressRule.read(text))
        case .mobile: draft.values.mobile = take(mobile.read(text))
        case .mobileVisible: draft.values.mobileVisible = take(BooleanRule.read(text))
        case .isFrozen: draft.values.isFrozen = take(BooleanRule.read(text))
        case .gender: draft.values.gender = take(GenderRule.read(text))
        case .departmentIDs: setDepartments(text, in: &draft, row: &row, column, header: header)
        case .leaderUserID: draft.leader = take(people.read(text))
        case .dottedLineLeaderUserIDs: draft.dottedLineLeaders = take(people.readList(text)) ?? []
        case .jobTitle:
            draft.values.jobTitle = take(LengthRule.read(text, limit: 255, field: "job_title", lineBreaks: .doubted))
        case .city: draft.values.city = take(LengthRule.read(text, limit: 100, field: "city"))
        case .country: draft.values.country = take(CountryRule.read(text))
        case .workStation:
            draft.values.workStation = take(
                LengthRule.read(text, limit: 255, field: "work_station", lineBreaks: .doubted)
            )
        case .joinTime:
            let date = dates.read(text)
            draft.values.joinTime = take(date.reading)
            row.dateOrder = date.sign
        case .employeeNo: draft.values.employeeNo = take(employeeNo(text))
        case .employeeType: draft.values.employeeType = take(employeeTypes.read(text))
        case .jobLevelID: draft.values.jobLevelID = take(plainID(text))
        case .jobFamilyID: draft.values.jobFamilyID = take(plainID(text))
        case .subscriptionIDs: draft.values.subscriptionIDs = take(plainID(text))?.listItems
        case .openID, .unionID, .status: break
        }
    }

    private func name(_ text: String, isAccepted: Bool) -> CellReading<String> {
        let reading = LengthRule.read(text, limit: 255, field: "name")
        guard !isAccepted, reading.findings.isEmpty else { return reading }
        if let finding = NameLookRule.finding(text) { return .finding(finding) }
        return NameLookRule.warning(text).map(reading.warning) ?? reading
    }

    /// An id, or several, of which only the directory knows the shape.
    private func plainID(_ text: String) -> CellReading<String> {
        ControlCharacterRule.finding(text).map(CellReading.finding) ?? .value(text)
    }

    private func employeeNo(_ text: String) -> CellReading<String> {
        if let control = ControlCharacterRule.finding(text) { return .finding(control) }
        if let damage = DamageRule.scientific(text) ?? WidthRule.finding(text) { return .finding(damage) }
        return LengthRule.read(text, limit: 255, field: "employee_no")
    }

    private func setDepartments(
        _ text: String,
        in draft: inout PersonDraft,
        row: inout CheckedRow,
        _ column: SheetColumns.Column?,
        header: String
    ) {
        draft.departments = text.listItems.map { cell in
            let reading = departments.read(cell, isAccepted: column?.accepts(cell) == true)
            row.take(reading, column: header)
            return reading.value ?? cell
        }
        if draft.departments.count > 50 { row.findings.append(.tooManyDepartments(draft.departments.count, header)) }
        guard draft.departments.count > 1 else { return }
        let byKey = Dictionary(grouping: draft.departments, by: departments.key)
        for (_, cells) in byKey where cells.count > 1 { row.findings.append(.repeatedDepartment(cells, header)) }
    }

    private func add(
        _ cell: String,
        to name: String,
        _ parts: [SheetColumns.AttributePart: String],
        _ draft: inout PersonDraft,
        _ row: inout CheckedRow,
        _ column: SheetColumns.Column?,
        header: String
    ) {
        if let clear, cell == clear {
            row.findings.append(.cannotClear("custom_attrs.\(name)", header))
            return
        }
        let isAccepted = column?.accepts(cell) == true
        let reading = attributes.read(cell, idOrName: name, parts: parts, isAccepted: isAccepted)
        row.findings += reading.findings.map { $0.at(line: nil, row: nil, column: header) }
        row.repairs += reading.repairs.map { $0.at(line: nil, row: nil, column: header) }
        row.warnings += reading.warnings.map { $0.at(line: nil, row: nil, column: header) }
        if let attribute = reading.value { draft.attributes.append(attribute) }
    }
}

extension Finding {
    static func repaired(_ original: String, _ text: String, column: String) -> Finding {
        Finding(
            code: "repair.invisible",
            column: column,
            value: original,
            problem: LocalizedText(
                en: "spaces or invisible characters were taken off: '\(text)'",
                zh: "已去除空格或不可见字符：“\(text)”"
            ),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }

    static func cannotClear(_ field: String, _ column: String, of subject: Subject = .people) -> Finding {
        Finding(
            code: "clear.unsupported",
            column: column,
            value: field,
            problem: LocalizedText(
                en: "\(field) cannot be cleared: the API documents no way",
                zh: "\(FieldTitle.chinese(field, of: subject))不支持清空"
            ),
            remedy: LocalizedText(
                en: "Leave the cell empty; only the join_time and job_title of people can be cleared.",
                zh: "请留空；仅人员的入职日期和职务可清空。"
            )
        )
    }

    fileprivate static func repeatedDepartment(_ cells: [String], _ column: String) -> Finding {
        let list = cells.joined(separator: ";")
        return Finding(
            code: "department.repeated",
            column: column,
            value: list,
            problem: LocalizedText(en: "'\(list)' names one department several times", zh: "“\(list)”重复填写了同一部门"),
            remedy: LocalizedText(en: "Name it once; the first one is the primary department.", zh: "请只填写一次；第一个为主部门。")
        )
    }

    fileprivate static func tooManyDepartments(_ count: Int, _ column: String) -> Finding {
        Finding(
            code: "department.tooMany",
            column: column,
            value: String(count),
            problem: LocalizedText(en: "\(count, "department"); the limit is 50", zh: "共 \(count) 个部门，上限 50"),
            remedy: LocalizedText(en: "Keep 50 or fewer.", zh: "请保留不超过 50 个。")
        )
    }
}
