import ContactAPI
import JobModel
import RowValidation

/// What can be said without a directory of the way in which rows will be written.
///
/// Only of creates: whether a row of an upsert is one, and so goes by a batch at all, only the directory knows.
struct OfflineWay: Sendable {
    private let job: JobDefinition
    private let step: StepDefinition
    private let checker: SheetChecker

    init(job: JobDefinition, step: StepDefinition, checker: SheetChecker) {
        self.job = job
        self.step = step
        self.checker = checker
    }

    /// What says of a row what a batch cannot hold of it; `nil` where more than a batch may be used.
    var judge: (@Sendable (CheckedRow) -> CheckedRow)? {
        guard step.mode == .create, !step.allowDefective, PersonPlanner.writesByBatchOnly(job) else { return nil }
        return { judged($0) }
    }

    private func judged(_ row: CheckedRow) -> CheckedRow {
        guard row.findings.isEmpty, !row.isLeftOut, case .person(let draft) = row.draft else { return row }
        var person = draft.values
        person.departmentIDs = draft.departments
        if !draft.dottedLineLeaders.isEmpty { person.dottedLineLeaderUserIDs = [] }
        let reasons = BatchFit(person).reasons
        guard !reasons.isEmpty else { return row }
        var judged = row
        judged.findings = [checker.placed(.batchCannotHold(reasons), line: row.line, row: row.row)]
        return judged
    }
}
