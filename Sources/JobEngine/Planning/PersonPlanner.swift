import ContactAPI
import Foundation
import JobModel
import RowValidation
import Wording

/// Decides what a checked row of people would do, and makes the request for it.
struct PersonPlanner {
    let job: JobDefinition
    let step: StepDefinition
    let view: DirectoryView
    let index: FileIndex
    private let dates: DateCell

    /// `dates` for many rows is made once: it looks up the zone, and remembers days.
    init(job: JobDefinition, step: StepDefinition, view: DirectoryView, index: FileIndex, dates: DateCell? = nil) {
        self.job = job
        self.step = step
        self.view = view
        self.index = index
        self.dates = dates ?? DateCell(timezone: job.timezone)
    }

    /// What one row comes to.
    struct Decision {
        var action: Action
        var way: WriteMethod = .single
        var wayReason = LocalizedText(en: "", zh: "")
        var dependencyLevel = 0
        var dependsOn: Int?
        var payload = User()
        var followUp: User?
        var changes: [FieldChange] = []
        var findings: [Finding] = []
    }

    func decide(_ draft: PersonDraft, line: Int, existing: User?) -> Decision {
        var wish = DesiredPerson(draft: draft, line: line, view: view, index: index)
        wish.resolve()
        guard let existing else { return create(wish, line: line) }
        var decision = Decision(action: .none)
        let difference = PersonDifference(
            from: existing,
            to: wish,
            view: view,
            dates: dates
        )
        guard !difference.changes.isEmpty else { return decision }
        decision.action = .update
        decision.payload = difference.patch
        decision.changes = difference.changes
        decision.wayReason = LocalizedText(en: "updates go by patch", zh: "更新逐个写入")
        depend(&decision, on: wish, line: line)
        // It names somebody whom this sheet makes: after everybody is there.
        if wish.later != nil { decision.dependencyLevel = Self.afterEverybody }
        return decision
    }

    /// Higher than any tree of leaders.
    static let afterEverybody = 999_999

    private func create(_ wish: DesiredPerson, line: Int) -> Decision {
        var decision = Decision(action: .create)
        decision.payload = wish.person
        depend(&decision, on: wish, line: line)
        choose(for: &decision)
        follow(&decision)
        if let later = wish.later { decision.followUp = (decision.followUp ?? User()).adding(later) }
        return decision
    }

    /// Takes out what a create does not take, for the patch after it.
    private func follow(_ decision: inout Decision) {
        for line in PersonField.table {
            guard case .patches(let isDefault) = line.writing, line.value.isSet(decision.payload) else { continue }
            if !isDefault(decision.payload) {
                var rest = decision.followUp ?? User()
                line.value.copy(decision.payload, &rest)
                decision.followUp = rest
            }
            line.value.remove(&decision.payload)
        }
    }

    private func depend(_ decision: inout Decision, on wish: DesiredPerson, line: Int) {
        guard let dependsOn = wish.dependsOn else { return }
        decision.dependsOn = dependsOn
        decision.dependencyLevel = index.dependencyLevel(of: line)
    }

    /// Whether a job's creates may go by batches alone: where it says so, or where nobody is to be invited.
    static func writesByBatchOnly(_ job: JobDefinition) -> Bool {
        job.submit == .batch || job.submit == .auto && job.notify == false
    }

    /// The way that holds the row.
    ///
    /// Source: Decisions, "Two ways of writing".
    private func choose(for decision: inout Decision) {
        if job.submit == .single {
            decision.wayReason = LocalizedText(en: "the job says single", zh: "任务要求逐个写入（single）")
            return
        }
        let fit = BatchFit(decision.payload)
        let onlyBatch = Self.writesByBatchOnly(job)
        let fields = fit.reasons.joined(separator: ", ")
        if fit.reasons.isEmpty {
            decision.way = .batch
            // Without what a batch says by leaving it out.
            decision.payload = fit.batchable
            decision.wayReason = LocalizedText(en: "fits into a batch", zh: "可用批量接口")
        } else if !onlyBatch {
            decision.wayReason = LocalizedText(
                en: WayReasonStart.notHeld + fields,
                zh: "批量接口不支持\(FieldTitle.chinese(fit.reasons))"
            )
        } else if step.allowDefective {
            decision.way = .batchThenPatch
            decision.wayReason = LocalizedText(
                en: WayReasonStart.patched + fields,
                zh: "批量创建后补写\(FieldTitle.chinese(fit.reasons))"
            )
            decision.payload = fit.batchable
            decision.followUp = fit.rest
        } else {
            decision.findings.append(.batchCannotHold(fit.reasons))
        }
    }
}

extension Finding {
    static func batchCannotHold(_ reasons: [String]) -> Finding {
        let list = reasons.joined(separator: ", ")
        return Finding(
            code: "batch.cannotHold",
            column: reasons.first,
            value: list,
            problem: LocalizedText(en: "a batch cannot hold \(list)", zh: "批量接口不支持：\(FieldTitle.chinese(reasons))"),
            remedy: LocalizedText(
                en: "Allow `allow_defective` (batch first, patch after), or `submit: auto` with invitations.",
                zh: "请设置 allow_defective（先批量创建再补写），或改用 submit: auto 并允许发送邀请。"
            ),
            pageRemedy: LocalizedText(
                en: "Empty these cells, and fill the fields by an update when the people are there.",
                zh: "请清空这些单元格，待人员创建后再通过更新补写。"
            )
        )
    }
}

extension User {
    /// The same person with the other's custom attributes added, and the other's dotted-line leaders where it has any.
    func adding(_ other: User) -> User {
        var person = self
        person.dottedLineLeaderUserIDs = other.dottedLineLeaderUserIDs ?? dottedLineLeaderUserIDs
        guard let new = other.customAttributes else { return person }
        let kept = (customAttributes ?? []).filter { here in !new.contains { $0.id == here.id } }
        person.customAttributes = kept + new
        return person
    }
}
