import JobModel
package import Wording

extension TabError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .notAWorkbook:
            LocalizedText(
                en: "Choose below how it is read, without a tab; or drop the workbook itself.",
                zh: "请在下面选择读取方式（不指定工作表）；或上传工作簿文件。"
            )
        case .severalTabs:
            LocalizedText(
                en: "Rename all but one of them in the workbook, and drop it again.",
                zh: "请在工作簿中重命名其他工作表后重新上传。"
            )
        case .noneVisible:
            LocalizedText(
                en: "Choose the tab below, or unhide it in the workbook and drop it again.",
                zh: "请在下面选择工作表，或在工作簿中取消隐藏后重新上传。"
            )
        case .noSuchTab, .noCells, .noneMatches, .tie:
            LocalizedText(en: "Choose the tab below.", zh: "请在下面选择工作表。")
        }
    }
}
