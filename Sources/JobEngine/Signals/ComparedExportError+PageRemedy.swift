import JobModel
package import Wording

extension ComparedExportError: PageRemedied {
    /// Readers of pages have exports that the console begins, all of which are written alike.
    package var pageRemedy: LocalizedText? {
        switch self {
        case .noManifest, .damagedManifest, .noSheets, .missing, .changed: Self.again
        case .chosenOtherwise:
            LocalizedText(
                en: "Compare exports of the same people: begin another export with the choice of one of the two.",
                zh: "请比较范围相同的导出：按其中一份的条件再导出一次。"
            )
        case .writtenOtherwise:
            LocalizedText(
                en: "Begin another export on the page Export, and compare exports that were begun there: they are all "
                    + "written alike.",
                zh: "请在“导出”页面再次导出，并比较在该页面开始的导出：它们的写法相同。"
            )
        case .nothingToVerify, .nothingToRehearse: nil
        }
    }

    static let again = LocalizedText(en: "Export again, and compare that export.", zh: "请重新导出，再与该导出比较。")
}

extension ComparisonError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .unreadable, .noObject, .columnTwice, .noKey, .keyMissing, .emptyKey, .keyTwice:
            ComparedExportError.again
        }
    }
}
