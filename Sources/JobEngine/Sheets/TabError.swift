import JobModel
package import Wording

/// Why the tab of a workbook that a step is to read cannot be told, or is none.
package enum TabError: ExplainedError, Equatable {
    /// A file without tabs, where somebody has named one.
    case notAWorkbook(path: String, asked: String)
    case noSuchTab(path: String, asked: String, tabs: TabList)
    /// Several tabs have that name.
    case severalTabs(path: String, asked: String, tabs: TabList)
    /// A chart, a dialog or a macro's own sheet.
    case noCells(path: String, asked: String, tabs: TabList)
    /// Every tab is hidden, or holds no cells.
    case noneVisible(path: String, tabs: TabList)
    /// Of several visible tabs none has a header that names columns of what is looked for.
    case noneMatches(path: String, tabs: TabList)
    /// Of several visible tabs some match equally well.
    case tie(path: String, tied: [String], tabs: TabList)

    package var explanation: Explanation {
        switch self {
        case .notAWorkbook(let path, let asked): Self.notAWorkbook(path, asked)
        case .noSuchTab(let path, let asked, let tabs):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) has no tab '\(asked)'; its tabs are \(tabs.words.en)",
                    zh: "\(path) 中没有工作表“\(asked)”；现有工作表：\(tabs.words.zh)"
                ),
                remedy: Self.name(tabs)
            )
        case .severalTabs(let path, let asked, let tabs):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) has several tabs called '\(asked)': \(tabs.words.en)",
                    zh: "\(path) 中有多个名为“\(asked)”的工作表：\(tabs.words.zh)"
                ),
                remedy: LocalizedText(
                    en: "Give the number of the right one by `sheet:` in the job, or --sheet.",
                    zh: "请用任务中的 sheet 或 --sheet 指定其序号。"
                )
            )
        case .noCells(let path, let asked, let tabs):
            Explanation(
                problem: LocalizedText(
                    en: "The tab '\(asked)' of \(path) is a chart or the like and holds no cells",
                    zh: "\(path) 的工作表“\(asked)”是图表等内容，没有单元格"
                ),
                remedy: Self.name(tabs)
            )
        case .noneVisible(let path, let tabs):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) has no visible tab with cells; its tabs are \(tabs.words.en)",
                    zh: "\(path) 没有可见的、含单元格的工作表；现有工作表：\(tabs.words.zh)"
                ),
                remedy: Self.name(tabs)
            )
        case .noneMatches(let path, let tabs):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) has several tabs, and in none of them was a header with the columns that are looked "
                        + "for found: \(tabs.words.en)",
                    zh: "\(path) 有多个工作表，均未找到包含所需列的表头：\(tabs.words.zh)"
                ),
                remedy: Self.name(tabs)
            )
        case .tie(let path, let tied, let tabs): Self.tie(path, tied, tabs)
        }
    }

    private static func notAWorkbook(_ path: String, _ asked: String) -> Explanation {
        Explanation(
            problem: LocalizedText(
                en: "\(path) is no workbook and has no tabs, and the tab '\(asked)' is asked for",
                zh: "\(path) 不是工作簿，没有工作表，却指定了工作表“\(asked)”"
            ),
            remedy: LocalizedText(
                en: "Take `sheet:` out of the step, or --sheet out of the command; or give the workbook itself.",
                zh: "请从步骤中删除 sheet 或从命令中去掉 --sheet；或改用工作簿文件。"
            )
        )
    }

    private static func tie(_ path: String, _ tied: [String], _ tabs: TabList) -> Explanation {
        let en = tied.map { "'\($0)'" }.joined(separator: ", ")
        let zh = tied.map { "“\($0)”" }.joined(separator: "、")
        return Explanation(
            problem: LocalizedText(
                en: "\(path) has several tabs that may be meant, and \(en) match equally well",
                zh: "\(path) 中有多个工作表可能是所需的表，\(zh) 同样匹配"
            ),
            remedy: name(tabs)
        )
    }

    private static func name(_ tabs: TabList) -> LocalizedText {
        let number = String(tabs.example)
        return LocalizedText(
            en: "Name one by `sheet:` in the job, or by --sheet; its number will do, such as --sheet \(number).",
            zh: "请用任务中的 sheet 或 --sheet 指定工作表的名称或序号，例如 --sheet \(number)。"
        )
    }
}
