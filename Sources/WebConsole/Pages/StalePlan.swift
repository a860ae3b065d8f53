import JobModel
import Wording

/// What a page says of a plan that is older than what was done to its sheet.
struct StalePlan: Sendable {
    /// When the plan was made.
    let time: PageTime
    let before: String
    let sentences: [String]
    let after: String
    /// Where the form is sent to that makes another plan; `nil` where that is not done on these pages.
    let again: String?
    let againWords: String
    /// What the form of a release carries when it goes on all the same.
    let mark: String
    let tick: String

    /// Nothing is to be said where nothing was done since.
    ///
    /// - Parameters:
    ///   - changes: What was done since.
    ///   - run: The run whose plan it is.
    ///   - canPlan: Whether these pages can make another plan.
    ///   - frame: What every page has.
    init?(_ changes: PlanChanges, of run: RunRecord, canPlan: Bool, _ frame: PageFrame) {
        guard !changes.isEmpty else { return nil }
        time = PageTime(unixSeconds: run.planned ?? run.started, timezone: run.definition.timezone)
        before = frame.say("This plan is older than what was done since. It was made at", "此计划早于之后所作的更改。制定时间：")
        sentences = changes.sentences(frame)
        after = frame.say("None of this is in the plan.", "这些更改不在计划中。")
        again = canPlan ? FormAddress.of("/runs/\(run.id)/again", [("form", frame.formToken)]) : nil
        againWords = frame.say("Plan again", "重新制定计划")
        mark = changes.mark
        tick = frame.say("Release it as it was planned, without these changes", "按原计划发布，不含这些更改")
    }
}
