import JobModel
package import Wording

extension WorkbookError {
    package var explanation: Explanation {
        switch self {
        case .missing(let path):
            Explanation(
                problem: LocalizedText(en: "There is no file \(path)", zh: "没有文件 \(path)"),
                remedy: LocalizedText(
                    en: "Check the path; it is relative to the job file, or to this folder.",
                    zh: "请检查路径；路径相对于任务文件或当前文件夹。"
                )
            )
        case .notAFile(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is no regular file", zh: "\(path) 不是普通文件"),
                remedy: LocalizedText(en: "Name the workbook itself.", zh: "请指定工作簿文件。")
            )
        case .noPermission(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) may not be read by this user", zh: "当前用户无权读取 \(path)"),
                remedy: LocalizedText(
                    en: "Give this user the right to read it, for instance by chmod u+r.",
                    zh: "请授予读取权限，例如 chmod u+r。"
                )
            )
        case .readFailed(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) could not be read: \(reason)",
                    zh: "无法读取 \(path)：\(SystemReason.chinese(reason))"
                ),
                remedy: LocalizedText(en: "Check the disk, then try again.", zh: "请检查磁盘后重试。")
            )
        case .changed(let path):
            Explanation(
                problem: LocalizedText(
                    en: "The sheet was changed while it was read: \(path)",
                    zh: "读取期间表格被修改：\(path)"
                ),
                remedy: LocalizedText(
                    en: "Wait until whatever writes the file has finished, or give Roster a copy of it; then run the "
                        + "command again.",
                    zh: "请等待写入该文件的程序完成，或使用该文件的副本，然后重新执行命令。"
                )
            )
        case .encrypted(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is protected by a password", zh: "\(path) 受密码保护"),
                remedy: LocalizedText(
                    en: "Open it with the password and save it without one: in Excel by File, Info, Protect Workbook, "
                        + "Encrypt with Password, and an empty password; in WPS by File, Encrypt.",
                    zh: "请用密码打开后取消密码再保存：Excel 选“文件 → 信息 → 保护工作簿 → 用密码进行加密”并清空密码；WPS 选“文件 → 文档加密”。"
                )
            )
        case .cannotKeep(let path, let error):
            Explanation(
                problem: LocalizedText(
                    en: "The texts of \(path) are kept in a temporary file, which failed: \(error.problem.en)",
                    zh: "\(path) 的文本需存入临时文件，但操作失败：\(error.problem.zh)"
                ),
                remedy: LocalizedText(
                    en: "Make room on that disk, or name a folder with room by TMPDIR; then run the command again.",
                    zh: "请清理磁盘空间，或用 TMPDIR 指定空间充足的文件夹，再重新执行。"
                )
            )
        case .truncated(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) ends too early: the rest of the workbook is missing",
                    zh: "\(path) 不完整：工作簿的后半部分缺失"
                ),
                remedy: LocalizedText(
                    en: "Copy, download or export it again; whatever writes it may not have finished.",
                    zh: "请重新复制、下载或导出；也可能是写入尚未完成。"
                )
            )
        case .damaged(let path, let part, let reason): Self.damaged(path, part, reason)
        case .notAWorkbook(let path, let kind):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is \(kind.en), and is not read as a workbook",
                    zh: "\(path) 是\(kind.zh)，不能按工作簿读取"
                ),
                remedy: LocalizedText(
                    en: "Open it in Excel, WPS or LibreOffice and save it as a workbook (.xlsx) or as CSV UTF-8.",
                    zh: "请用 Excel、WPS 或 LibreOffice 打开，另存为工作簿（.xlsx）或 CSV UTF-8。"
                )
            )
        case .documentType(let path, let part):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) has a document type declaration in \(part), which no spreadsheet writes",
                    zh: "\(path) 的 \(part) 含有文档类型声明（DOCTYPE），表格软件不会写入这种内容"
                ),
                remedy: LocalizedText(
                    en:
                        "Ask where the file comes from: it may be meant to do harm. If you trust it, open it in Excel, WPS or "
                        + "LibreOffice and save it there.",
                    zh: "请确认文件来源，它可能是恶意文件。若可信，请用 Excel、WPS 或 LibreOffice 打开并重新保存。"
                )
            )
        case .tooLarge(let path, let part, let limit): Self.tooLarge(path, part, limit)
        case .noCells(let path, let tab):
            Explanation(
                problem: LocalizedText(
                    en: "The sheet '\(tab)' of \(path) is a chart or the like, and has no cells",
                    zh: "\(path) 的工作表“\(tab)”是图表之类，没有单元格"
                ),
                remedy: LocalizedText(en: "Choose another sheet.", zh: "请选择其他工作表。")
            )
        case .noHeaderRow(let path, let tab, let row):
            Explanation(
                problem: LocalizedText(
                    en: "The sheet '\(tab)' of \(path) has nothing in row \(row), which is to be the header",
                    zh: "\(path) 的工作表“\(tab)”第 \(row) 行没有内容，不能作为表头"
                ),
                remedy: LocalizedText(
                    en: "Give the number that the spreadsheet shows beside the names of the columns.",
                    zh: "请填写列名所在的行号，以表格软件显示的为准。"
                )
            )
        case .emptyTab(let path, let tab):
            Explanation(
                problem: LocalizedText(
                    en: "The sheet '\(tab)' of \(path) is empty",
                    zh: "\(path) 的工作表“\(tab)”是空的"
                ),
                remedy: LocalizedText(
                    en: "Choose the sheet that has the rows, by `sheet:` or --sheet.",
                    zh: "请用 sheet 或 --sheet 选择有数据的工作表。"
                )
            )
        }
    }

    private static func damaged(_ path: String, _ part: String, _ reason: LocalizedText) -> Explanation {
        let place = part.isEmpty ? LocalizedText(en: "", zh: "") : LocalizedText(en: " in \(part)", zh: "（\(part)）")
        return Explanation(
            problem: LocalizedText(
                en: "\(path) is damaged\(place.en): \(reason.en)",
                zh: "\(path) 已损坏\(place.zh)：\(reason.zh)"
            ),
            remedy: LocalizedText(
                en: "Open it in Excel, WPS or LibreOffice, which may repair it, and save it there; or export it again.",
                zh: "请用 Excel、WPS 或 LibreOffice 打开（可能会自动修复）并重新保存，或重新导出。"
            )
        )
    }
}
