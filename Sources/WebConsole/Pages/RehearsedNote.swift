import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// That a plan was rehearsed, when, and how it ended: what the page says that releases it.
struct RehearsedNote: Sendable {
    let sentence: String
    /// `nil` while the rehearsal is under way, and where nothing is known of it.
    let time: PageTime?
    /// Ends the sentence behind the time.
    let stop: String
    let link: PageFrame.Link

    /// - Parameters:
    ///   - run: Whose plan it is.
    ///   - standing: How its rehearsal stands; of none, and of one of an earlier plan, there is nothing to be said.
    ///   - plan: What the run has planned.
    ///   - frame: What is around the page.
    /// - Throws: What keeps the plan from being told from others.
    init?(
        of run: RunRecord,
        _ standing: RehearsalSupervisor.Standing?,
        _ plan: PlanSummary,
        _ frame: PageFrame
    ) throws {
        guard let standing else { return nil }
        switch standing {
        case .underWay:
            (sentence, time) = (frame.say("This plan is being rehearsed.", "该计划正在演练。"), nil)
        case .lost:
            (sentence, time) = (Self.lost(frame), nil)
        case .ended(let rehearsal):
            guard try rehearsal.plan == KeptRehearsal.mark(of: run, plan) else { return nil }
            sentence = Self.sentence(rehearsal, frame)
            time = PageTime(rehearsal.ended.formatted(.iso8601), timezone: run.definition.timezone)
        }
        stop = frame.say(".", "。")
        let words = frame.say("The rehearsal", "查看演练")
        link = PageFrame.Link(address: "/runs/\(run.id)/rehearsal", words: words, isHere: false)
    }

    /// What is said where the record of a rehearsal is damaged.
    static func lost(_ frame: PageFrame) -> String {
        frame.say(
            "What was kept of an earlier rehearsal cannot be read: rehearse it again.",
            "之前演练的记录无法读取，请重新演练。"
        )
    }

    private static func sentence(_ rehearsal: KeptRehearsal, _ frame: PageFrame) -> String {
        switch rehearsal.end {
        case .done(let done):
            let success = RunSentences(done.status).success
            return rehearsal.hasChanges
                ? frame.say(
                    "A rehearsal took what was changed since this plan was made as well: \(success.en) there. The rehearsal ended",
                    "演练包含了制定计划之后的更改：\(success.zh)。演练结束于"
                )
                : frame.say(
                    "This plan was rehearsed: \(success.en) there. The rehearsal ended",
                    "该计划已演练：\(success.zh)。演练结束于"
                )
        case .failed:
            return frame.say(
                "A rehearsal of this plan was begun, and failed before its end. It ended",
                "该计划的演练未完成。演练结束于"
            )
        case .stopped:
            return frame.say("A rehearsal of this plan was begun, and stopped. It ended", "该计划的演练已停止。演练结束于")
        }
    }
}
