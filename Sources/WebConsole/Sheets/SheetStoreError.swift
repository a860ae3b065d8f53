import Wording

/// Why a sheet was not taken, or is not there.
enum SheetStoreError: ExplainedError, Equatable {
    case noSuchSheet
    case noFile
    /// One file at a time is a sheet.
    case severalFiles(first: String, other: String)
    case empty(name: String)
    case tooLarge(limitBytes: Int)
    case cutShort
    /// A form that has no file, or none of the fields that its page gives it.
    case malformedForm
    /// A form with a file.
    case malformedUpload
    case formTooLarge(limitBytes: Int)

    var explanation: Explanation {
        switch self {
        case .noSuchSheet:
            Explanation(
                problem: LocalizedText(en: "There is no such sheet here", zh: "这里没有该表格"),
                remedy: LocalizedText(en: "Choose one of the list, or drop it again.", zh: "请从列表中选择，或重新上传。")
            )
        case .noFile:
            Explanation(
                problem: LocalizedText(en: "No file was chosen", zh: "没有选择文件"),
                remedy: LocalizedText(en: "Choose a CSV file or a workbook.", zh: "请选择 CSV 文件或工作簿。")
            )
        case .severalFiles(let first, let other):
            Explanation(
                problem: LocalizedText(
                    en: "Several files came at once, '\(first)' and '\(other)' among them; none was taken",
                    zh: "一次收到多个文件（包括“\(first)”和“\(other)”），均未使用"
                ),
                remedy: LocalizedText(
                    en: "Drop one, go through its pages, and then drop the next: departments before people.",
                    zh: "请逐个上传：先上传一个并完成各个页面，再上传下一个；部门先于人员。"
                )
            )
        case .empty(let name):
            Explanation(
                problem: LocalizedText(en: "'\(name)' is empty", zh: "“\(name)”是空文件"),
                remedy: LocalizedText(en: "Save the sheet again, and choose that file.", zh: "请重新保存表格并选择该文件。")
            )
        case .tooLarge(let limit):
            Explanation(
                problem: LocalizedText(
                    en: "The file is larger than \(limit >> 20) MiB",
                    zh: "文件超过 \(limit >> 20) MiB"
                ),
                remedy: LocalizedText(
                    en: "Split it into several files, and drop one after the other.",
                    zh: "请拆分为多个文件，再逐个上传。"
                )
            )
        case .cutShort:
            Explanation(
                problem: LocalizedText(en: "The file did not arrive as a whole", zh: "文件未完整上传"),
                remedy: LocalizedText(en: "Choose it again.", zh: "请重新选择。")
            )
        case .malformedForm:
            Explanation(
                problem: LocalizedText(en: "The form cannot be read", zh: "无法读取表单"),
                remedy: LocalizedText(
                    en: "Nothing was changed. Load the page again, and press its button again.",
                    zh: "未做任何更改。请重新加载页面，再次点击按钮。"
                )
            )
        case .malformedUpload:
            Explanation(
                problem: LocalizedText(en: "The form cannot be read", zh: "无法读取表单"),
                remedy: LocalizedText(en: "Load the page again, and choose the file again.", zh: "请重新加载页面并重新选择文件。")
            )
        case .formTooLarge(let limit):
            Explanation(
                problem: LocalizedText(
                    en:
                        "What was sent is larger than \(limit >> 20) MiB, which no form of these pages is; nothing was changed",
                    zh: "提交的内容超过 \(limit >> 20) MiB，大于这些页面的任何表单；未做任何更改"
                ),
                remedy: LocalizedText(
                    en: "Go back, load the page again, and send less text at once.",
                    zh: "请返回并重新加载页面，一次提交较少的内容。"
                )
            )
        }
    }
}
