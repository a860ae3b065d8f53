import ContactAPI
import Foundation
import JobModel
import RowValidation

/// The second pass over a sheet: turns every record into a row of the plan, and counts.
struct RowPlanner {
    let job: JobDefinition
    let reading: JobPlanner.Reading
    private(set) var view: DirectoryView
    private(set) var summary: PlanSummary.Step
    /// Paths of departments that people's rows need and nobody has made, outermost first.
    private(set) var newDepartments: [[String]] = []
    /// The lines of the departments that have findings.
    private(set) var refused: Set<Int> = []
    private let checkers: Checkers
    private let encoder = JSONEncoder()
    private var newTitles: Set<String> = []
    private var newCities: Set<String> = []

    init(job: JobDefinition, reading: JobPlanner.Reading, view: DirectoryView) {
        self.job = job
        self.reading = reading
        self.view = view
        let checker = reading.checker(of: job, directory: view)
        let mode = reading.step.mode == .create ? .upsert : reading.step.mode
        checkers = Checkers(new: checker, written: reading.checker(of: job, mode: mode, directory: view))
        summary = PlanSummary.Step(number: reading.number, name: reading.name, source: reading.file)
        summary.warnings = checker.columns.warnings + reading.notes
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]  // The token is made of these bytes.
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
        summary.rows += 1
        let checker = checkers.checker(for: record.origin)
        guard !record.row.isLeftOut else {
            summary.leftOut += 1
            summary.warnings += record.row.warnings
            return nil
        }
        let (checked, existing) = checker.judge(record.read, record.row, index: reading.index, view: view)
        note(checked)
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
        count(row)
        return row
    }

    /// Rows of a corrected file that are not tried again: counted, and said.
    mutating func leaveOut(_ rows: [Int]) {
        summary.rows += rows.count
        summary.leftOut += rows.count
        summary.warnings += rows.map { .notOpen(row: $0) }
    }

    private mutating func note(_ checked: CheckedRow) {
        summary.repairs += checked.repairs
        summary.warnings += checked.warnings
        if checked.warnings.contains(where: { $0.code == "leaver.returns" }) { summary.returning += 1 }
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
        let planning = PersonPlanning(job: job, step: reading.step, view: view, index: reading.index)
        let decision = planning.decide(draft, line: row.line, existing: existing)
        let checker = checkers.new
        row.findings = decision.findings.map { checker.placed($0, line: row.line, row: row.row) }
        guard row.findings.isEmpty else { return }
        row.action = decision.action
        row.way = decision.way
        row.wave = decision.wave
        row.dependsOn = decision.dependsOn
        row.changes = decision.changes
        row.userID = existing?.userID
        row.openID = existing?.openID
        if decision.action != .none {
            row.payload = try text(decision.payload)
            row.followUp = try decision.followUp.map(text)
            countWords(decision)
        }
    }

    private mutating func decide(
        _ draft: DepartmentDraft,
        existing: DepartmentTree.Node?,
        row: inout PlannedRow
    ) throws {
        let planning = DepartmentPlanning(step: reading.step, view: view, index: reading.index)
        let decision = planning.decide(draft, line: row.line, existing: existing)
        row.action = decision.action
        row.wave = decision.wave
        row.dependsOn = decision.dependsOn
        row.changes = decision.changes
        row.departmentID = existing?.key
        if decision.action != .none { row.payload = try text(decision.payload) }
    }

    /// A department that nobody has made and the job allows becomes part of the tree, once.
    private mutating func planDepartment(_ cell: String) {
        guard reading.step.allowNew.contains("department"), case .missing = view.departments.resolve(cell) else {
            return
        }
        let new = view.departments.planMissing(path: DepartmentTree.levels(of: cell))
        newDepartments += new
        summary.newDepartments += new.map { $0.joined(separator: "/") }
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private mutating func countWords(_ decision: PersonPlanning.Decision) {
        let person = decision.payload
        let title = person.jobTitle ?? decision.followUp?.jobTitle
        if let title, title != " ", let known = view.jobTitles, !known.contains(title) { newTitles.insert(title) }
        if let city = person.city, let known = view.cities, !known.contains(city) { newCities.insert(city) }
        summary.newJobTitles = newTitles.sorted()
        summary.newCities = newCities.sorted()
        guard decision.action == .create else { return }
        let reason = "\(decision.way.rawValue): \(decision.wayReason.en)"
        summary.wayReasons[reason, default: 0] += 1
        summary.wayWords[reason] = Words(en: reason, zh: "\(decision.way.rawValue)：\(decision.wayReason.zh)")
    }

    private mutating func count(_ row: PlannedRow) {
        if !row.findings.isEmpty {
            summary.invalid += 1
            summary.findings += row.findings
            if reading.step.subject == .departments { refused.insert(row.line) }
            return
        }
        if row.wave < PersonPlanning.afterEverybody { summary.waves = max(summary.waves, row.wave + 1) }
        switch row.action {
        case .create: countCreate(row)
        case .update: countUpdate(row)
        case .none: summary.unchanged += 1
        case .undecided: summary.invalid += 1
        }
    }

    private mutating func countCreate(_ row: PlannedRow) {
        summary.create += 1
        summary.ways[row.way.rawValue, default: 0] += 1
        if invites(row) { summary.invitations += 1 }
    }

    /// Takes a row out of the counts again that hangs on an invalid one.
    mutating func holdBack(_ row: PlannedRow) {
        summary.heldBack += 1
        if row.action == .create {
            summary.create -= 1
            summary.ways[row.way.rawValue, default: 0] -= 1
            if invites(row) { summary.invitations -= 1 }
        } else {
            summary.update -= 1
        }
    }

    /// A single create always invites, a batch where the job says so.
    private func invites(_ row: PlannedRow) -> Bool {
        reading.step.subject == .people && (row.way == .single || job.notify == true)
    }

    private mutating func countUpdate(_ row: PlannedRow) {
        summary.update += 1
        if row.changes.contains(where: { $0.field == "mobile" || $0.field == "email" }) { summary.identityChanges += 1 }
        guard summary.changes.count < Self.changesShown else { return }
        summary.changes.append(.init(row: row.row, matchKey: row.matchKey, fields: row.changes))
    }

    private static let changesShown = 20
}

extension Finding {
    fileprivate static func notOpen(row: Int) -> Finding {
        Finding(
            code: "retry.notOpen",
            row: row,
            problem: Words(
                en:
                    "the row ended well in an earlier run, never was in it, or stands twice in the file; it is left out",
                zh: "该行在先前的运行中已成功，不属于该运行，或在文件中重复，已跳过"
            ),
            remedy: Words(
                en: "To add a person, import a sheet of their own.",
                zh: "如需新增人员，请另行导入。"
            )
        )
    }
}
