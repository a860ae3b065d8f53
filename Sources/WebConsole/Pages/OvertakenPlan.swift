import JobEngine
import JobModel
import JobSession
import Wording

/// What the page of a release says of a plan whose rows a later run of the same sheet has written.
struct OvertakenPlan: Sendable {
    let sentence: String
    /// Those runs, the newest first.
    let runs: [Run]
    /// Where the form is sent to that makes another plan; `nil` where that is not done on these pages.
    let again: String?
    let againWords: String

    struct Run: Sendable {
        let address: String
        let words: String
        let time: PageTime

        /// As the pages name runs.
        init(_ run: RunRecord, _ frame: PageFrame) {
            address = "/runs/\(run.id)"
            let job = frame.job(run.job)
            words = frame.say("\(job), run \(run.id)", "\(job)，运行 \(run.id)")
            time = PageTime(unixSeconds: run.confirmed ?? run.started, timezone: run.definition.timezone)
        }
    }

    /// Nothing is to be said where no run has written rows of the plan.
    ///
    /// - Parameters:
    ///   - rows: How many rows of the plan were written since; `nil` of a large plan, whose rows are not compared.
    ///   - later: By which runs.
    ///   - run: The run whose plan it is.
    ///   - canPlan: Whether these pages can make another plan.
    ///   - frame: What every page has.
    init?(_ rows: Int?, by later: [RunRecord], of run: RunRecord, canPlan: Bool, _ frame: PageFrame) {
        guard !later.isEmpty, rows != 0 else { return nil }
        let what = rows.map { LocalizedText(en: "\($0, "row") of this plan", zh: "此计划中有 \($0) 行") }
        let en = what?.en ?? "Rows of this sheet"
        sentence = frame.say(
            "\(en) \(rows == 1 ? "was" : "were") written by a later run since the plan was made. "
                + "What is no longer as it was planned is not written. Plan again to see what is left to do. Written by:",
            "\(what?.zh ?? "此表格的行")在制定计划后已由后续运行写入。与计划时不一致的内容不会写入；请重新制定计划以查看剩余的更改。写入的运行："
        )
        runs = later.map { Run($0, frame) }
        again = canPlan ? frame.action("/runs/\(run.id)/again") : nil
        againWords = frame.say("Plan again", "重新制定计划")
    }
}
