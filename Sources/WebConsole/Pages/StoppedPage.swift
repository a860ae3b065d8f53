import Wording

/// A page in place of the one that was asked for: what happened, and what to do.
struct StoppedPage: ConsolePage {
    static let template = "stopped"

    let frame: PageFrame
    let title: String
    let problem: String
    let remedy: String
    /// What can be done with a sheet that could not be read; `nil` where no sheet is in the way.
    let sheet: UnreadSheet?
    /// The page from which the reader came; `nil` where it is not known.
    var back: String?
    let backWords: String

    init(_ explanation: Explanation, _ frame: PageFrame) {
        self.init(explanation, frame, sheet: nil)
    }

    /// A sheet that cannot be read so.
    init(_ error: any ExplainedError, of sheet: StoredSheet, _ reading: SheetReading, _ frame: PageFrame) {
        var explanation = Explanation(problem: error.problem, remedy: RemedyWords.of(error))
        // The reader knows the file by its name, and not by where its copy is.
        explanation.problem = LocalizedText(
            en: explanation.problem.en.replacing(sheet.path, with: sheet.name),
            zh: explanation.problem.zh.replacing(sheet.path, with: sheet.name)
        )
        self.init(explanation, frame, sheet: UnreadSheet(sheet, after: error, reading, frame))
    }

    private init(_ explanation: Explanation, _ frame: PageFrame, sheet: UnreadSheet?) {
        self.frame = frame
        self.sheet = sheet
        title = frame.say("This did not work", "操作未完成")
        problem = frame.closed(frame.words(explanation.problem))
        remedy = frame.words(explanation.remedy)
        backWords = frame.say("Back to the page before", "返回上一页")
    }

    /// A browser without a session.
    static func notLetIn(_ frame: PageFrame) -> StoppedPage {
        StoppedPage(
            Explanation(
                problem: LocalizedText(
                    en: "This console does not know this browser",
                    zh: "控制台不识别此浏览器"
                ),
                remedy: LocalizedText(
                    en:
                        "Open the address that stands last in the terminal where the console runs; each address opens one browser.",
                    zh: "请打开运行控制台的终端中最后显示的地址；每个地址只能打开一个浏览器。"
                )
            ),
            frame
        )
    }

    /// A form without its token.
    static func foreignForm(_ frame: PageFrame) -> StoppedPage {
        StoppedPage(
            Explanation(
                problem: LocalizedText(
                    en: "The form is not of a page that this console has shown this browser",
                    zh: "该表单不是控制台向此浏览器显示的页面"
                ),
                remedy: LocalizedText(
                    en: "Nothing was done. Go back, load the page again, and send the form again.",
                    zh: "没有执行任何操作。请返回并重新加载页面，再次提交。"
                )
            ),
            frame
        )
    }

    static func notFound(_ frame: PageFrame) -> StoppedPage {
        StoppedPage(
            Explanation(
                problem: LocalizedText(en: "There is no such page here", zh: "这里没有该页面"),
                remedy: LocalizedText(en: "Begin at the list of runs.", zh: "请从运行列表开始。")
            ),
            frame
        )
    }
}
