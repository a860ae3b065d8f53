import JobEngine
import JobModel
import JobSession
import Wording

/// Rows that only the last plan of a sheet refuses, because it has compared them with the directory.
struct PlanRefusals: Sendable {
    let sentence: String
    let link: PageFrame.Link

    /// Which of a plan's rows these are.
    static let filter = ResultsFilter(FormQuery("outcome=invalid"))

    init(_ count: Int, of run: RunRecord, _ sheet: String, _ frame: PageFrame) {
        sentence = frame.say(
            "The last plan refuses \(count, "row") in which nothing wrong is found here: it has compared "
                + "\(count == 1 ? "it" : "them") with the directory.",
            "最近一次计划与目录比较后，另有 \(count) 行未通过；本页的检查没有发现这些问题。"
        )
        link = PageFrame.Link(
            address: GroupAddress(run: run.id, Self.filter).path(of: sheet),
            words: frame.say("The rows that the plan refuses", "计划未通过的行"),
            isHere: false
        )
    }
}
