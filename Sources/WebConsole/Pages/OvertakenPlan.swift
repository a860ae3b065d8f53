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
    var again: String?
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
        sentence = Self.sentence(rows, later.count, frame)
        runs = later.map { Run($0, frame) }
        again = canPlan ? frame.action("/runs/\(run.id)/again") : nil
        againWords = frame.say("Plan again", "重新制定计划")
    }

    /// Of rows that are not compared no more is said than that a run was released.
    private static func sentence(_ rows: Int?, _ runs: Int, _ frame: PageFrame) -> String {
        guard let rows else {
            return frame.say(
                "\(runs, "later run") of this sheet \(runs == 1 ? "was" : "were") released since the plan was made. "
                    + "What is no longer as it was planned is not written. Plan again to see what is left to do. Released since:",
                "制定计划后，此表格又有 \(runs) 次运行已发布。与计划时不一致的内容不会写入；请重新制定计划以查看剩余的更改。此后发布的运行："
            )
        }
        return frame.say(
            "\(rows, "row") of this plan \(rows == 1 ? "was" : "were") written by a later run since the plan was made. "
                + "What is no longer as it was planned is not written. Plan again to see what is left to do. Written by:",
            "此计划中有 \(rows) 行在制定计划后已由后续运行写入。与计划时不一致的内容不会写入；请重新制定计划以查看剩余的更改。写入的运行："
        )
    }
}
