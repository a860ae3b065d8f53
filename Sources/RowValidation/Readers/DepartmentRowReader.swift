import ContactAPI
import JobModel
import Wording

/// Reads a record into a department's draft, cell by cell.
struct DepartmentRowReader: Sendable {
    private let columns: [SheetColumns.Column]
    private let defaults: [(field: DepartmentField, value: String)]
    private let people: PersonReferenceRule
    private let clear: String?
    /// `nil` while the directory is not asked.
    private let names: DepartmentNames?
    private let hierarchy: DepartmentHierarchy?

    init(
        columns: [SheetColumns.Column],
        job: JobDefinition,
        step: StepDefinition,
        names: DepartmentNames?,
        hierarchy: DepartmentHierarchy?
    ) {
        self.columns = columns
        self.names = names
        self.hierarchy = hierarchy
        clear = step.clear
        people = PersonReferenceRule(mobile: MobileRule(region: job.region, edition: job.edition))
        defaults = step.defaults.sorted { $0.key < $1.key }.compactMap { name, value in
            DepartmentField(rawValue: name).map { ($0, value) }
        }
    }

    func read(_ record: InputRecord, standing: Set<Int>, into row: inout CheckedRow) {
        var draft = DepartmentDraft()
        var given: Set<DepartmentField> = []
        for column in columns {
            if column.source == .whole, standing.contains(column.place) {
                if case .department(let field) = column.meaning { given.insert(field) }
                continue
            }
            guard case .department(let field) = column.meaning, !field.isReadOnly else { continue }
            let problems = row.findings.count
            guard let text = column.text(in: record, into: &row) else {
                // A cell beyond reading is not an empty one.
                if row.findings.count > problems { given.insert(field) }
                continue
            }
            given.insert(field)
            if let clear, text == clear || column.says(clear, in: record) {
                row.findings.append(.cannotClear(field.rawValue, column.header, of: .departments))
                continue
            }
            if !column.accepts(text), let nothing = field.nothing(in: text) {
                row.findings.append(nothing.at(line: nil, row: nil, column: column.header))
                continue
            }
            set(field, to: text, in: &draft, row: &row, header: column.header)
        }
        for (field, value) in defaults where !given.contains(field) {
            set(field, to: value, in: &draft, row: &row, header: field.rawValue)
        }
        if let hierarchy { place(&draft, by: hierarchy, row: &row) }
        row.draft = .department(draft)
    }

    /// Puts the department where the sheet as a whole says that it stands.
    private func place(_ draft: inout DepartmentDraft, by hierarchy: DepartmentHierarchy, row: inout CheckedRow) {
        let place = hierarchy.place(ofLine: row.line)
        if hierarchy.isByPath {
            draft.path = place.path
            draft.parent = nil
        } else {
            draft.parent = place.parent ?? draft.parent
            draft.parentName = place.parentName
        }
        row.findings += place.findings
        row.repairs += place.repairs
    }

    private func set(
        _ field: DepartmentField,
        to text: String,
        in draft: inout DepartmentDraft,
        row: inout CheckedRow,
        header: String
    ) {
        func take<Value>(_ reading: CellReading<Value>) -> Value? { row.take(reading, column: header) }
        if !isKnown(text, field), QuoteMarkRule.refuses(text, field.quoteMarks, in: &row, header: header) { return }
        func localize(_ change: (inout Department.I18nName) -> Void) {
            var names = draft.values.i18nName ?? Department.I18nName()
            change(&names)
            draft.values.i18nName = names
        }
        switch field {
        case .departmentID: draft.values.departmentID = take(IDRule.department(text))
        case .path:
            let path = DepartmentTree.levels(of: text)
            // By names alone, so that one department has one path, whatever its first level is called by.
            draft.path = names?.tree.fromRoot(path) ?? path
            if path.isEmpty || path.contains("") { row.findings.append(.emptyLevel(text, header)) }
            for level in path where !level.isEmpty { _ = take(DepartmentNameRule.read(level)) }
        case .name: draft.values.name = take(DepartmentNameRule.read(text))
        case .nameZhCN: localize { $0.zhCN = take(DepartmentNameRule.read(text)) }
        case .nameEnUS: localize { $0.enUS = take(DepartmentNameRule.read(text)) }
        case .nameJaJP: localize { $0.jaJP = take(DepartmentNameRule.read(text)) }
        case .parentDepartmentID, .parentName: draft.parent = text
        case .leaderUserID: draft.leader = take(people.read(text))
        case .departmentHRBPs:
            draft.hrbps = take(people.readList(text)) ?? []
            if draft.hrbps.count > Self.mostHRBPs { row.findings.append(.tooManyHRBPs(draft.hrbps.count, header)) }
        case .order: draft.values.order = take(OrderRule.read(text))
        case .createGroupChat: draft.values.createGroupChat = take(BooleanRule.read(text))
        case .openDepartmentID, .memberCount, .chatID: break
        }
    }
}

extension DepartmentRowReader {
    /// Whether the cell is, as it is written, a department that is there: then its quote marks belong to the name.
    private func isKnown(_ text: String, _ field: DepartmentField) -> Bool {
        guard field.quoteMarks == .findingInNames, case .exact(.found) = names?.match(text) else { return false }
        return true
    }

    /// Source: contact API, 4.1 and 4.2.
    private static let mostHRBPs = 500
}

extension DepartmentField {
    /// A word for an empty cell where a name or an id should stand; a department of such a name would stay.
    fileprivate func nothing(in text: String) -> Finding? {
        switch self {
        case .departmentID, .name, .nameZhCN, .nameEnUS, .nameJaJP, .parentDepartmentID, .parentName, .leaderUserID:
            NothingRule.finding(text)
        case .path: DepartmentTree.levels(of: text).lazy.compactMap(NothingRule.finding).first
        case .departmentHRBPs: text.listItems.lazy.compactMap(NothingRule.finding).first
        case .order, .createGroupChat, .openDepartmentID, .memberCount, .chatID: nil
        }
    }
}

/// Requires a department's name to have no `/` (43029), which separates the levels of a path.
enum DepartmentNameRule {
    static func read(_ text: String) -> CellReading<String> {
        if let finding = OneLineRule.finding(text) { return .finding(finding) }
        guard text.contains("/") else { return .value(text) }
        return .finding(
            Finding(
                code: "name.separator",
                value: text,
                problem: LocalizedText(en: "a department's name may not contain '/'", zh: "部门名称不能包含“/”"),
                remedy: LocalizedText(en: "Use another character.", zh: "请换用其他字符。")
            )
        )
    }
}

/// Requires a department's order to be a whole number from 0 on; the wire writes it as a string.
enum OrderRule {
    static func read(_ text: String) -> CellReading<String> {
        if let order = Int(text), order >= 0 { return .value(String(order)) }
        return .finding(
            Finding(
                code: "order.malformed",
                value: text,
                problem: LocalizedText(en: "'\(text)' is not a whole number from 0 on", zh: "“\(text)”不是非负整数"),
                remedy: LocalizedText(en: "Write a number such as 10; smaller stands earlier.", zh: "请填写数字，越小越靠前。")
            )
        )
    }
}

extension Finding {
    fileprivate static func tooManyHRBPs(_ count: Int, _ column: String) -> Finding {
        Finding(
            code: "hrbps.tooMany",
            column: column,
            value: String(count),
            problem: LocalizedText(en: "\(count) HRBPs; the limit is 500", zh: "共 \(count) 个 HRBP，上限 500"),
            remedy: LocalizedText(en: "Keep 500 or fewer.", zh: "请保留不超过 500 个。")
        )
    }

    fileprivate static func emptyLevel(_ text: String, _ column: String) -> Finding {
        Finding(
            code: "department.emptyName",
            column: column,
            value: text,
            problem: LocalizedText(en: "'\(text)' has a level without a name", zh: "“\(text)”中有空的层级"),
            remedy: LocalizedText(en: "Write the path as 工程部/后端.", zh: "请写成“工程部/后端”。")
        )
    }
}
