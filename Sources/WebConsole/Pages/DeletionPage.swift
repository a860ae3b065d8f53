import JobModel
import JobSession
import Wording

/// Asks whether a sheet is to be deleted, with what goes with it.
struct DeletionPage: ConsolePage {
    static let template = "deletion"

    let frame: PageFrame
    let title: String
    let id: String
    let facts: [String]
    let sure: String
    let button: String
    let back: String

    /// The field of the form that has been answered.
    static let sure = "sure"

    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - corrections: How many were made.
    ///   - runs: Of the sheet.
    ///   - frame: Around the page.
    init(of sheet: StoredSheet, corrections: Int, runs: [RunRecord], _ frame: PageFrame) {
        self.frame = frame
        id = sheet.id
        title = frame.say("Delete \(sheet.name)?", "删除 \(sheet.name)？")
        let size = ByteSize(bytes: sheet.bytes).words
        let goes = frame.say(
            "The copy on this machine goes (\(size.en)), with \(corrections, "correction") and the files of its results. "
                + "This cannot be undone. Your own file stays as it is.",
            "将删除本机上的副本（\(size.zh)）、\(corrections) 处更正和结果文件，无法撤销。您自己的文件不受影响。"
        )
        let open = runs.count { $0.state != .finished }
        let unreleased = runs.count { $0.state == .planned && $0.confirmation == nil }
        let stay = frame.say(
            "\(runs.count, "run") of it \(runs.count == 1 ? "stays" : "stay") in the list of runs, "
                + "but no row of \(runs.count == 1 ? "it" : "them") can be corrected on these pages any more.",
            "其 \(runs.count) 次运行仍保留在运行列表中，但其中的行不能再在这些页面上更正。"
        )
        let unfinished = frame.say(
            "\(open) of them \(open == 1 ? "has" : "have") not ended, of which \(unreleased) \(unreleased == 1 ? "is a plan" : "are plans") "
                + "that nobody has released.",
            "其中 \(open) 次尚未结束，包括 \(unreleased) 个尚未发布的计划。"
        )
        let (plans, were) = unreleased == 1 ? ("That plan", "it was") : ("These plans", "they were")
        let release = frame.say(" \(plans) can still be released, as \(were) made.", "未发布的计划仍可按原样发布。")
        facts =
            [goes] + (runs.isEmpty ? [] : [stay])
            + (open == 0 ? [] : [unfinished + (unreleased == 0 ? "" : release)])
        sure = Self.sure
        button = frame.say("Delete it", "删除")
        back = frame.say("Keep it", "保留")
    }
}
