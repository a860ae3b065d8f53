import Wording

/// A page in place of the one that was asked for: what happened, and what to do.
struct StoppedPage: ConsolePage {
    static let template = "stopped"

    let frame: PageFrame
    let title: String
    let problem: String
    let remedy: String

    init(_ explanation: Explanation, _ language: Language) {
        frame = PageFrame(language: language, place: .none)
        title = frame.say("This did not work", "操作未完成")
        problem = language.words(explanation.problem)
        remedy = language.words(explanation.remedy)
    }

    /// A browser without a session.
    static func notLetIn(_ language: Language) -> StoppedPage {
        StoppedPage(
            Explanation(
                problem: LocalizedText(
                    en: "This console does not know this browser",
                    zh: "控制台不识别此浏览器"
                ),
                remedy: LocalizedText(
                    en:
                        "Open the address that stands last in the terminal where roster console runs; each address opens one browser.",
                    zh: "请打开运行 roster console 的终端中最后显示的地址；每个地址只能打开一个浏览器。"
                )
            ),
            language
        )
    }

    /// A form without its token.
    static func foreignForm(_ language: Language) -> StoppedPage {
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
            language
        )
    }

    static func notFound(_ language: Language) -> StoppedPage {
        StoppedPage(
            Explanation(
                problem: LocalizedText(en: "There is no such page here", zh: "这里没有该页面"),
                remedy: LocalizedText(en: "Begin at the list of runs.", zh: "请从运行列表开始。")
            ),
            language
        )
    }
}
