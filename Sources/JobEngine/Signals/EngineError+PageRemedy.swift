import JobModel
package import Wording

extension EngineError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .fileRefused(_, let findings): findings.first?.pageRemedy
        case .notAnImport: LocalizedText(en: "Begin it on the page Export.", zh: "请在“导出”页面开始。")
        case .notAnExport: LocalizedText(en: "Plan it as an import.", zh: "请作为导入制定计划。")
        case .runStillOpen:
            LocalizedText(
                en: "Go on with it on its page, or find out there how its rows ended; then plan the rows again.",
                zh: "请先在其页面继续，或查明各行结果；然后重新制定计划。"
            )
        case .runHasEnded:
            LocalizedText(
                en:
                    "Rows of an import that did not succeed are planned again on its page; an export is made again on the page Export.",
                zh: "导入中未成功的行可在其页面重新制定计划；导出请在“导出”页面重新进行。"
            )
        case .exportIsWritten:
            LocalizedText(
                en: "Press 'Go on' on its page; for another format or other columns, export again.",
                zh: "请在其页面点击“继续”；如需其他格式或列，请重新导出。"
            )
        case .neverSent, .unconfirmed:
            LocalizedText(en: "Look at its plan, and release it there.", zh: "请查看其计划并在那里发布。")
        case .jobLost, .stepsMissing:
            LocalizedText(
                en:
                    "Its results list what became of its rows. Then drop the sheet again, and choose that rows which are there are changed: what is there is compared and not written twice.",
                zh: "其结果页面会列出各行的结果。之后请重新上传表格，并选择更新已有的行：已有的内容会逐项比较，不会重复写入。"
            )
        case .resultsUnwritten(_, isComplete: true, _):
            LocalizedText(
                en: "Free some space or make the folder writable, then press 'Write the results' on the run's page.",
                zh: "请清理磁盘空间或取得写入权限，然后在该运行的页面点击“写出结果文件”。"
            )
        case .resultsUnwritten(_, isComplete: false, _):
            LocalizedText(
                en: "Free some space or make the folder writable, then press 'Go on' on the run's page.",
                zh: "请清理磁盘空间或取得写入权限，然后在该运行的页面点击“继续”。"
            )
        case .nothingToRetry:
            LocalizedText(en: "Its results show how each row ended.", zh: "其结果页面会显示各行的结果。")
        case .otherDirectory:
            LocalizedText(
                en: "Nothing was sent. Go on with it in a console for that directory and app, or plan the sheet again.",
                zh: "没有发送任何内容。请在面向原目录和应用的控制台中继续，或重新为该表格制定计划。"
            )
        case .otherCompany:
            LocalizedText(
                en:
                    "Nothing was sent. Go on with it where that company's directory is; for this one plan the sheet again.",
                zh: "没有发送任何内容。请在连接原企业目录时继续；若要导入到当前企业，请重新制定计划。"
            )
        case .noSuchStep, .noSuchRow:
            LocalizedText(en: "Choose a row on the page of the run's results.", zh: "请在该运行的结果页面选择一行。")
        case .drifted:
            LocalizedText(
                en: "Look at what has changed, make the plan again, and release that.",
                zh: "请查看变动之处，重新制定计划后再发布。"
            )
        case .planUnreadable: LocalizedText(en: "Make the plan again.", zh: "请重新制定计划。")
        case .unmatchedInput, .nothingJoins, .noExport, .inputTooLong: nil
        }
    }
}
