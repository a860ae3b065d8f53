import ContactAPI
import Foundation
import JobModel
import RowValidation
import Wording

/// The second pass over a sheet: turns every record into a row of the plan, and counts.
struct RowPlanner {
    let job: JobDefinition
    let reading: SheetPreparation.Reading
    private(set) var view: DirectoryView
    private var counted: PlanSummary.Step
    /// Paths of departments that people's rows need and nobody has made, outermost first.
    private(set) var newDepartments: [[String]] = []
    /// The lines of the departments that have findings.
    private(set) var refused: Set<Int> = []
    private let checkers: Checkers
    /// For each of the checkers, until another department is planned.
    private var unchanged: [Bool: UnchangedCells] = [:]
    /// Why the new rows that may be held back are written as they are, by their lines.
    private var wayReasons: [Int: String] = [:]
    private let encoder = JSONEncoder()
    private let dates: DateCell
    private var newTitles: Set<String> = []
    private var newCities: Set<String> = []

    init(job: JobDefinition, reading: SheetPreparation.Reading, view: DirectoryView) {
        self.job = job
        self.reading = reading
        self.view = view
        dates = DateCell(timezone: job.timezone)
        let checker = reading.checker(of: job, directory: view)
        let mode = reading.step.mode == .create ? .upsert : reading.step.mode
        checkers = Checkers(new: checker, written: reading.checker(of: job, mode: mode, directory: view))
        counted = PlanSummary.Step(number: reading.number, name: reading.name, source: reading.file)
        counted.subject = reading.step.subject
        counted.sheet = reading.source.tab
        counted.headings = Self.headings(of: checker.columns, view)
        counted.warnings = reading.source.named(checker.columns.warnings + reading.notes)
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]  // The token is made of these bytes.
    }

    /// What the sheet calls its fields; an attribute that the sheet names is known by its id in the plan.
    private static func headings(of columns: SheetColumns, _ view: DirectoryView) -> [String: String] {
        var headings: [String: String] = [:]
        for column in columns.columns {
            guard var field = column.meaning.fieldName else { continue }
            if case .attribute(let name, _) = column.meaning,
                let definition = view.attributes.first(where: { $0.isNamed(name) })
            {
                field = "custom_attrs.\(definition.id)"
            }
            headings[field] = headings[field] ?? column.header
        }
        return headings
    }

    /// What has been counted.
    var summary: PlanSummary.Step {
        var summary = counted
        summary.newJobTitles = newTitles.sorted()
        summary.newCities = newCities.sorted()
        return summary
    }

    /// A record with what the rules of one record say of it.
    struct Checked: Sendable {
        var read: ReadRecord
        var origin: RowOrigin
        var row: CheckedRow
    }

    /// The records of the sheet, checked, block by block.
    func records() throws -> RecordBlocks<Checked> {
        let checkers = checkers
        return RecordBlocks(try reading.source.records()) { read, origin in
            Checked(read: read, origin: origin, row: checkers.checker(for: origin).check(read))
        }
    }

    private struct Checkers: Sendable {
        let new: SheetChecker
        /// For rows that an earlier run has written: what it made is no reason to refuse them now.
        let written: SheetChecker

        func checker(for origin: RowOrigin) -> SheetChecker { origin.wasWritten ? written : new }
    }

    /// Plans one record; `nil` for a row that is left out.
    mutating func plan(_ record: Checked) throws -> PlannedRow? {
        counted.rows += 1
        let checker = checkers.checker(for: record.origin)
        guard !record.row.isLeftOut else {
            counted.leftOut += 1
            counted.warnings += reading.source.named(record.row.warnings)
            return nil
        }
        let (titles, cities) = (newTitles, newCities)
        var row = try decided(record, by: checker, comparesCells: false)
        if row.row.action == .update {
            // A change may be none: some values can be written in several ways, and the export's is the directory's own.
            (newTitles, newCities) = (titles, cities)
            row = try decided(record, by: checker, comparesCells: true)
        }
        note(row.checked)
        count(row.row)
        return row.row
    }

    private mutating func decided(
        _ record: Checked,
        by checker: SheetChecker,
        comparesCells: Bool
    ) throws -> (row: PlannedRow, checked: CheckedRow) {
        let (checked, existing) = checker.judge(
            record.read,
            record.row,
            index: reading.index,
            view: view,
            comparesCells: comparesCells,
            unchanged: unchangedCells(record.origin)
        )
        var row = PlannedRow(
            line: checked.line,
            row: checked.row,
            originRow: record.origin.row,
            matchKey: checked.draft.flatMap(checker.matchKey) ?? "",
            action: .undecided,
            record: record.read.record.strings
        )
        row.findings = checked.findings
        if row.findings.isEmpty { try decide(checked, existing: existing, row: &row) }
        row.findings = reading.source.named(row.findings)
        return (row, checked)
    }

    private mutating func unchangedCells(_ origin: RowOrigin) -> UnchangedCells {
        if let made = unchanged[origin.wasWritten] { return made }
        let cells = UnchangedCells(checker: checkers.checker(for: origin), timezone: job.timezone, view: view)
        unchanged[origin.wasWritten] = cells
        return cells
    }

    /// Rows of a corrected file that are not tried again: counted, and said.
    mutating func leaveOut(_ rows: [Int]) {
        counted.rows += rows.count
        counted.leftOut += rows.count
        counted.warnings += rows.map { .notOpen(row: $0) }
    }

    private mutating func note(_ checked: CheckedRow) {
        counted.repairs += reading.source.named(checked.repairs)
        counted.warnings += reading.source.named(checked.warnings)
        if checked.warnings.contains(where: { $0.code == Finding.Code.leaverReturns }) { counted.returning += 1 }
    }

    private mutating func decide(_ checked: CheckedRow, existing: ExistingRecord, row: inout PlannedRow) throws {
        switch checked.draft {
        case .person(let draft): try decide(draft, existing: existing.person, row: &row)
        case .department(let draft): try decide(draft, existing: existing.department, row: &row)
        case nil: break
        }
    }

    private mutating func decide(_ draft: PersonDraft, existing: User?, row: inout PlannedRow) throws {
        for cell in draft.departments { planDepartment(cell) }
        let planning = PersonPlanner(job: job, step: reading.step, view: view, index: reading.index, dates: dates)
        let decision = planning.decide(draft, line: row.line, existing: existing)
        let checker = checkers.new
        row.findings = decision.findings.map { checker.placed($0, line: row.line, row: row.row) }
        guard row.findings.isEmpty else { return }
        row.action = decision.action
        row.way = decision.way
        row.dependencyLevel = decision.dependencyLevel
        row.dependsOn = decision.dependsOn
        row.changes = decision.changes
        row.userID = existing?.userID
        row.openID = existing?.openID
        if decision.action != .none {
            row.payload = try text(decision.payload)
            row.followUp = try decision.followUp.map { try text($0) }
            if decision.action == .update, let existing {
                row.before = try text(PatchComparison.before(existing, patched: decision.payload))
            }
            note(decision.payload.namedPeople + (decision.followUp?.namedPeople ?? []), in: &row)
            countWords(decision, line: row.line)
        }
    }

    private mutating func decide(
        _ draft: DepartmentDraft,
        existing: DepartmentTree.Node?,
        row: inout PlannedRow
    ) throws {
        let planning = DepartmentPlanner(
            step: reading.step,
            view: view,
            index: reading.index,
            dates: dates,
            linked: reading.dependencies.linked
        )
        let decision = planning.decide(draft, line: row.line, existing: existing)
        row.action = decision.action
        row.dependencyLevel = decision.dependencyLevel
        row.dependsOn = decision.dependsOn
        row.changes = decision.changes
        row.departmentID = existing?.key
        guard decision.action != .none else { return }
        row.payload = try text(decision.payload)
        if let existing, decision.action == .update {
            row.before = try text(PatchComparison.before(existing.department, patched: decision.payload))
        }
        note(decision.payload.namedPeople, in: &row)
    }

    /// Keeps by which id each of the people is known whom nobody else ever gets (S33).
    private func note(_ people: [String], in row: inout PlannedRow) {
        let ids = people.compactMap { id in view.people.person(.userID(id))?.openID.map { (id, $0) } }
        if !ids.isEmpty { row.openIDs = Dictionary(ids) { first, _ in first } }
    }

    /// A department that nobody has made and the job allows becomes part of the tree, once.
    private mutating func planDepartment(_ cell: String) {
        guard reading.step.allowNew.contains("department"), case .missing = view.departments.resolve(cell) else {
            return
        }
        // Before the tree changes: while these share it, the change would copy every department.
        unchanged = [:]
        let new = view.departments.planMissing(path: DepartmentTree.levels(of: cell))
        for path in new {
            counted.nearDepartments[path.joined(separator: "/")] = checkers.new.names?.near(
                to: path,
                new: newDepartments
            )
        }
        newDepartments += new
        counted.newDepartments += new.map { $0.joined(separator: "/") }
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private mutating func countWords(_ decision: PersonPlanner.Decision, line: Int) {
        let person = decision.payload
        let title = person.jobTitle ?? decision.followUp?.jobTitle
        if let title, title != " ", let known = view.jobTitles, !known.contains(title) { newTitles.insert(title) }
        if let city = person.city, let known = view.cities, !known.contains(city) { newCities.insert(city) }
        guard decision.action == .create else { return }
        let reason = "\(decision.way.rawValue): \(decision.wayReason.en)"
        counted.wayReasons[reason, default: 0] += 1
        if decision.dependsOn != nil { wayReasons[line] = reason }
        if counted.wayWords[reason] == nil {
            counted.wayWords[reason] = LocalizedText(en: reason, zh: decision.wayReason.zh)
        }
    }

    private mutating func count(_ row: PlannedRow) {
        if !row.findings.isEmpty {
            counted.invalid += 1
            counted.findings += row.findings
            if reading.step.subject == .departments { refused.insert(row.line) }
            return
        }
        if row.dependencyLevel < PersonPlanner.afterEverybody {
            counted.waves = max(counted.waves, row.dependencyLevel + 1)
        }
        switch row.action {
        case .create: countCreate(row)
        case .update: countUpdate(row)
        case .none: counted.unchanged += 1
        case .undecided: counted.invalid += 1
        }
    }

    private mutating func countCreate(_ row: PlannedRow) {
        counted.create += 1
        counted.ways[row.way.rawValue, default: 0] += 1
        count(row, by: 1)
    }

    /// Takes a row out of the counts again that depends on an invalid one.
    mutating func holdBack(_ row: PlannedRow) {
        counted.heldBack += 1
        if row.action == .create {
            counted.create -= 1
            counted.ways[row.way.rawValue, default: 0] -= 1
            if let reason = wayReasons[row.line] { counted.wayReasons[reason, default: 0] -= 1 }
            count(row, by: -1)
        } else {
            counted.update -= 1
        }
    }

    /// A single create always invites, a batch where the job says so.
    private mutating func count(_ row: PlannedRow, by difference: Int) {
        guard reading.step.subject == .people else { return }
        if row.way == .single || job.notify == true {
            counted.invitations += difference
        } else {
            counted.uninvited = (counted.uninvited ?? 0) + difference
        }
    }

    private mutating func countUpdate(_ row: PlannedRow) {
        counted.update += 1
        if row.changes.contains(where: { $0.field == "mobile" || $0.field == "email" }) { counted.identityChanges += 1 }
        guard counted.changes.count < Self.changesShown else { return }
        counted.changes.append(.init(row: row.row, matchKey: row.matchKey, fields: row.changes))
    }

    private static let changesShown = 20
}

extension Finding {
    fileprivate static func notOpen(row: Int) -> Finding {
        Finding(
            code: "retry.notOpen",
            row: row,
            problem: LocalizedText(
                en:
                    "the row succeeded in an earlier run, was never in it, or stands twice in the file; it is left out",
                zh: "该行在先前的运行中已成功，不属于该运行，或在文件中重复，已跳过"
            ),
            remedy: LocalizedText(
                en: "To add a person, import a sheet of their own.",
                zh: "如需新增人员，请另行导入。"
            )
        )
    }
}
