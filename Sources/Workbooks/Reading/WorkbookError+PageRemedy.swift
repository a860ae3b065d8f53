import JobModel
package import Wording

extension WorkbookError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .emptyTab:
            LocalizedText(en: "Choose the tab that has the rows.", zh: "请选择有数据的工作表。")
        case .missing, .notAFile, .noPermission, .readFailed, .changed, .encrypted, .truncated, .damaged,
            .notAWorkbook, .documentType, .tooLarge, .cannotKeep, .noCells, .noHeaderRow:
            nil
        }
    }
}
