import Wording

/// Why the console cannot do what a page of exports asks for.
enum ExportRequestError: ExplainedError, Equatable {
    case ending
    case noExport(run: String)
    case gone(run: String)
    /// Two exports that were to hold different people, with what each holds.
    case chosenOtherwise(_ old: String, _ content: LocalizedText, _ new: String, _ other: LocalizedText)
    /// Two exports of different directories.
    case otherDirectory(_ old: String, _ new: String)
    /// Two exports whose files cannot be compared.
    case incomparable(Explanation)

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
        case .otherDirectory(let old, let new):
            Explanation(
                problem: LocalizedText(
                    en: "Exports \(old) and \(new) are of two directories",
                    zh: "导出 \(old) 和 \(new) 来自不同目录"
                ),
                remedy: LocalizedText(
                    en: "Compare exports of one directory; the page of an export offers them.",
                    zh: "请比较同一目录的导出；导出页面会列出可比较的导出。"
                )
            )
        case .incomparable(let explanation): explanation
        case .chosenOtherwise(let old, let content, let new, let other):
            Explanation(
                problem: LocalizedText(
                    en: "Exports \(old) and \(new) cannot say who joined or left, because they were to hold different "
                        + "people: \(old) holds \(content.en); \(new) holds \(other.en)",
                    zh: "导出 \(old) 和 \(new) 的范围不同，无法据此判断谁新增、谁离开：\(old) \(content.zh)；\(new) \(other.zh)"
                ),
                remedy: LocalizedText(
                    en: "Compare exports of the same people: begin another export with the choice of one of the two.",
                    zh: "请比较范围相同的导出：按其中一份的条件再导出一次。"
                )
            )
        }
    }
}
