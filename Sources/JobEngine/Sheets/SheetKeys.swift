import JobModel
import RowValidation

/// The keys of a sheet that the directory must be asked about.
struct SheetKeys: Sendable {
    /// Everything that names a person, each once: match keys, holders to look for, leaders, attribute values.
    ///
    /// Empty until `close`.
    private(set) var people = PersonKeyList()
    /// The same until then.
    private var collected = PersonKeySet()
    /// Those of them that name another person than the row's own person.
    private(set) var references = PersonKeySet()
    private(set) var departments: [DepartmentRow] = []
    /// The leaders that rows give.
    private(set) var leaders = LeaderChains()

    /// A row of a departments sheet, refused or not.
    struct DepartmentRow: Sendable {
        var draft: DepartmentDraft
        var line: Int
        var row: Int
    }

    /// Takes no more rows: from here on the index of the sheet tells which people it names, and the table of these keys need not be
    /// in memory beside it.
    mutating func close() {
        people = collected.keys
        collected = PersonKeySet()
    }

    /// Whether the sheet speaks of a key: one of its rows, of which this is the index, has it, or names another person by it.
    func isNamed(_ key: PersonReference, index: FileIndex) -> Bool {
        index.line(of: key) != nil || references.contains(key)
    }

    mutating func note(_ row: CheckedRow, matching checker: SheetChecker) {
        switch row.draft {
        case .person(let draft):
            note(draft, matching: checker)
            if let leader = draft.leader { leaders.note(leader, line: row.line) }
        case .department(let draft):
            if let leader = draft.leader { refer(to: [leader]) }
            refer(to: draft.hrbps)
            departments.append(DepartmentRow(draft: draft, line: row.line, row: row.row))
        case nil: break
        }
    }

    private mutating func note(_ draft: PersonDraft, matching checker: SheetChecker) {
        if let match = checker.matchReference(draft) { collected.insert(match) }
        collected.formUnion(PeopleIndex.keys(of: draft.values))
        if let leader = draft.leader { refer(to: [leader]) }
        refer(to: draft.dottedLineLeaders)
        for attribute in draft.attributes {
            if case .user(let reference) = attribute.content { refer(to: [reference]) }
        }
    }

    private mutating func refer(to others: [PersonReference]) {
        collected.formUnion(others)
        references.formUnion(others)
    }
}
