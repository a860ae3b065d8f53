import JobModel
import Wording

/// What the page of problems says while the directory is asked, and once it has answered.
///
/// The page itself stays as it is: its reader may have chosen a file by then, or be in the middle of a sentence.
struct DirectoryAnswer: ConsolePage {
    static let template = "answer"

    let words: String
    let address: String
    let way: String

    /// The answer is on its way.
    init(awaitedFor subject: Subject, of id: String, _ frame: PageFrame) {
        words = frame.words(PlanHint.asking(subject))
        address = "/sheets/\(id)/problems"
        way = frame.say("Load this page again", "重新加载此页面")
    }

    /// The answer is here.
    ///
    /// - Parameters:
    ///   - unknown: What the directory does not have; `nil` where that is still counted.
    ///   - failure: Why it did not answer; `nil` where it did.
    ///   - id: The sheet's.
    ///   - frame: Around the page.
    init(_ unknown: UnknownValues?, failure: Explanation?, of id: String, _ frame: PageFrame) {
        if let failure {
            words =
                frame.say("The directory did not answer: ", "目录未答复：") + frame.closed(frame.words(failure.problem))
            address = "/sheets/\(id)/values"
            way = frame.say("See what can be done on the page Values", "在“取值”页面查看处理办法")
            return
        }
        address = "/sheets/\(id)/problems"
        let count = unknown?.missing ?? 0
        if count > 0 {
            words = frame.say(
                "The directory has answered: \(count, "more problem"), as it does not have \(count == 1 ? "this value" : "these values").",
                "目录已答复：另有 \(count) 个问题，目录中没有相应的取值。"
            )
            way = frame.say("Show \(count == 1 ? "it" : "them")", "显示这些问题")
        } else {
            words =
                unknown == nil
                ? frame.say("The directory has answered.", "目录已答复。")
                : frame.say("The directory has answered: no more problems.", "目录已答复：没有其他问题。")
            way = frame.say("Load this page again", "重新加载此页面")
        }
    }
}
