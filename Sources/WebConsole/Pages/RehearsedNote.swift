import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// That a plan was rehearsed, when, and how it ended: what the page says that releases it.
struct RehearsedNote: Sendable {
    let sentence: String
    /// `nil` while the rehearsal is under way.
    let time: PageTime?
    /// Ends the sentence behind the time.
    let stop: String
    let link: PageFrame.Link

    /// - Parameters:
    ///   - run: Whose plan it is.
    ///   - standing: How its rehearsal stands; of none there is nothing to be said.
    ///   - ended: When it came to its end.
    ///   - frame: What is around the page.
    init?(of run: RunRecord, _ standing: RehearsalSupervisor.Standing?, ended: Date?, _ frame: PageFrame) {
        guard let standing else { return nil }
        sentence = Self.sentence(standing, frame)
        time = ended.map { PageTime($0.formatted(.iso8601), timezone: run.definition.timezone) }
        stop = frame.say(".", "。")
        let words = frame.say("The rehearsal", "查看演练")
        link = PageFrame.Link(address: "/runs/\(run.id)/rehearsal", words: words, isHere: false)
    }

    private static func sentence(_ standing: RehearsalSupervisor.Standing, _ frame: PageFrame) -> String {
        switch standing {
        case .underWay: frame.say("This plan is being rehearsed.", "该计划正在演练。")
        case .done(let rehearsal): done(RunSentences(rehearsal.status).success, frame)
        case .failed:
            frame.say(
                "A rehearsal of this plan was begun, and failed before its end. It ended",
                "该计划的演练未完成。演练结束于"
            )
        case .stopped:
            frame.say("A rehearsal of this plan was begun, and stopped. It ended", "该计划的演练已停止。演练结束于")
        }
    }

    private static func done(_ success: LocalizedText, _ frame: PageFrame) -> String {
        frame.say(
            "This plan was rehearsed: \(success.en) there. The rehearsal ended",
            "该计划已演练：\(success.zh)。演练结束于"
        )
    }
}
