import Foundation
import JobEngine
import JobModel
import Wording

/// What the page of a plan says of rows that are wrong: on which page what is chosen, and how they are planned again.
struct PlanAdvice: Sendable {
    let words: String
    /// Each cause with the pages on which it is settled; none for rows of files that no page corrects.
    let ways: [Way]
    let hasWays: Bool
    /// Where the plan is made again once they are settled.
    let then: PageFrame.Link?

    struct Way: Sendable {
        let sentence: String
        let links: [PageFrame.Link]
    }

    init(_ source: PlanPage.Source, _ frame: PageFrame) {
        let invalid = source.plan.invalid
        let count = frame.say(
            "\(invalid, "row is", "rows are") invalid and will not be sent.",
            "有 \(invalid) 行有误，不会发送。"
        )
        guard source.run.parent == nil, let sheet = source.sheet else {
            (words, ways, hasWays, then) = (count + frame.say(" ", "") + Self.way(source, frame), [], false, nil)
            return
        }
        words = count
        ways = PlanWays(sheet, source.run, frame).all(source.reasons)
        hasWays = !ways.isEmpty
        then = PageFrame.Link(
            address: "/sheets/\(sheet)/plan",
            words: frame.say("Then make the plan again.", "然后重新制定计划。"),
            isHere: false
        )
    }

    /// What the link is called that leads to where an opened job is planned again.
    static func again(_ frame: PageFrame) -> String { frame.say("Plan the job again", "重新为任务制定计划") }

    private static func way(_ source: PlanPage.Source, _ frame: PageFrame) -> String {
        guard let parent = source.run.parent else { return ofFiles(source, frame) }
        if let elsewhere = source.correcting.advice(for: parent, input: source.run.input, frame) { return elsewhere }
        let (correct, retry) = (ResultsWords.correct(frame), ResultsWords.retryThese(frame))
        return frame.say(
            "On the results of \(parent), follow “\(correct)”, then press “\(retry)”.",
            "请在运行 \(parent) 的结果页面打开“\(correct)”，更正后点击“\(retry)”。"
        )
    }

    /// Of a job: its own files are corrected, or what it says of them.
    private static func ofFiles(_ source: PlanPage.Source, _ frame: PageFrame) -> String {
        if source.isSheetDeleted {
            return source.run.confirmation != nil
                ? frame.say(
                    "Their sheet was deleted: write the results again on the page of the run, correct failed.csv, and drop it as a sheet.",
                    "表格已删除：请在运行页面重新写出结果，更正 failed.csv 后作为表格上传。"
                ) : frame.say("Their sheet was deleted: they cannot be corrected any more.", "表格已删除，这些行无法再更正。")
        }
        let steps = Set(source.plan.steps.filter { $0.invalid > 0 }.map(\.number))
        let files = source.records.filter { steps.contains($0.number) }.map {
            URL(fileURLWithPath: $0.source).lastPathComponent
        }
        let correct = frame.say(
            "Correct them in \(files.joined(separator: ", ")), or the job: below each row stands what to do. ",
            "请在 \(files.joined(separator: "、")) 或任务中更正：每行下方写明做法。"
        )
        guard source.planAgain != nil, source.run.confirmation == nil else {
            return correct + frame.say("Then plan the job again.", "然后重新为任务制定计划。")
        }
        let link = again(frame)
        return correct + frame.say("Then follow “\(link)”.", "然后打开“\(link)”。")
    }
}
