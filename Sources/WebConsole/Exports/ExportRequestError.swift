import Wording

/// Why the console cannot do what a page of exports asks for.
enum ExportRequestError: ExplainedError, Equatable {
    case ending
    case noExport(run: String)
    case gone(run: String)

    var explanation: Explanation {
        switch self {
        case .ending:
            Explanation(
                problem: LocalizedText(en: "This console is ending", zh: "此控制台正在结束"),
                remedy: LocalizedText(
                    en: "Start it again with roster console, and begin the export there.",
                    zh: "请重新运行 roster console，再开始导出。"
                )
            )
        case .noExport(let run):
            Explanation(
                problem: LocalizedText(en: "Run \(run) is no export", zh: "运行 \(run) 不是导出"),
                remedy: LocalizedText(en: "Look at its own page.", zh: "请查看该运行的页面。")
            )
        case .gone(let run):
            Explanation(
                problem: LocalizedText(
                    en:
                        "The files of export \(run) are not there: it is not whole, was removed, or gave way to a later one",
                    zh: "导出 \(run) 的文件不存在：可能尚未完成、已删除，或已被之后的导出替换"
                ),
                remedy: LocalizedText(
                    en: "Look at the run's page for how far it is, or export again.",
                    zh: "请在运行页面查看进度，或重新导出。"
                )
            )
        }
    }
}
