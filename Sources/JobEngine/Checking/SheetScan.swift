import ContactAPI
import JobModel
import RowValidation

/// The first pass over a sheet: every rule of one record, and what must be remembered for the rules across records.
struct SheetScan {
    let checker: SheetChecker
    var index: FileIndex
    var keys = SheetKeys()
    var rows = 0
    var leftOut = 0

    init(header: [String], job: JobDefinition, step: StepDefinition, directory: DirectoryView?) {
        checker = SheetChecker(header: header, job: job, step: step, directory: directory)
        index = FileIndex(subject: step.subject, match: step.match)
    }

    /// Reads the whole source once.
    mutating func run(over source: RecordSource, each: (CheckedRow) -> Void = { _ in }) throws {
        var records = try source.records()
        while let (read, _) = try records.next() {
            rows += 1
            let checked = checker.check(read)
            if checked.isLeftOut {
                leftOut += 1
            } else {
                index.note(checked)
                keys.note(checked, matching: checker)
            }
            each(checked)
        }
        index.close()
    }
}

/// The keys of a sheet that the directory must be asked about.
struct SheetKeys: Sendable {
    /// Everything that names a person: match keys, holders to look for, leaders, attribute values.
    var people: Set<PersonReference> = []
    var jobTitles: Set<String> = []
    var cities: Set<String> = []
    var departments: [DepartmentDraft] = []

    mutating func note(_ row: CheckedRow, matching checker: SheetChecker) {
        switch row.draft {
        case .person(let draft): note(draft, matching: checker)
        case .department(let draft):
            if let leader = draft.leader { people.insert(leader) }
            people.formUnion(draft.hrbps)
            if row.findings.isEmpty { departments.append(draft) }
        case nil: break
        }
    }

    private mutating func note(_ draft: PersonDraft, matching checker: SheetChecker) {
        if let match = checker.matchReference(draft) { people.insert(match) }
        people.formUnion(PeopleIndex.keys(of: draft.values))
        if let leader = draft.leader { people.insert(leader) }
        people.formUnion(draft.dottedLineLeaders)
        for attribute in draft.attributes {
            if case .user(let reference) = attribute.content { people.insert(reference) }
        }
    }
}
