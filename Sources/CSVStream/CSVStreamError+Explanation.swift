import JobModel
import LocalFiles
package import Wording

extension CSVStreamError {
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
        case .directory(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is a directory, not a file", zh: "\(path) 是文件夹，不是文件"),
                remedy: LocalizedText(en: "Name the CSV file inside it.", zh: "请指定其中的 CSV 文件。")
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
        case .notInEncoding(let value, let encoding):
            Explanation(
                problem: LocalizedText(
                    en: "'\(value)' has a character that \(encoding) cannot hold; nothing is replaced silently",
                    zh: "“\(value)”中有 \(encoding) 无法表示的字符；内容不会被替换"
                ),
                remedy: LocalizedText(
                    en: "Write UTF-8 or UTF-16, or correct the value in the directory.",
                    zh: "请改用 UTF-8 或 UTF-16，或在目录中更正该值。"
                )
            )
        case .writeFailed(let path, let reason):
            FileWriteFailure(path: path, reason: reason).explanation(
                remedy: LocalizedText(
                    en: "Free some space or choose another folder with --out.",
                    zh: "请清理磁盘空间，或用 --out 换一个文件夹。"
                )
            )
        case .exists(let path):
            FileWriteFailure.exists(
                path,
                remedy: LocalizedText(en: "Choose another folder with --out.", zh: "请用 --out 换一个文件夹。")
            )
        case .lockFile(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is no sheet, but the mark that a spreadsheet leaves beside a file that is open in it",
                    zh: "\(path) 不是表格，而是表格软件打开文件时留下的锁定标记"
                ),
                remedy: LocalizedText(
                    en:
                        "Name the file without '~$' or '.~lock.' at the beginning; save and close it in the spreadsheet first.",
                    zh: "请指定开头没有“~$”或“.~lock.”的文件，并先在表格软件中保存并关闭。"
                )
            )
        case .empty(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is empty", zh: "\(path) 是空文件"),
                remedy: LocalizedText(
                    en: "Export the sheet again; the file must have a header and rows.",
                    zh: "请重新导出表格；文件须有表头和数据行。"
                )
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
        case .spreadsheet(let path, let kind):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is \(kind.en), neither CSV nor a workbook that is read",
                    zh: "\(path) 是\(kind.zh)，不是 CSV，也不是可读取的工作簿"
                ),
                remedy: LocalizedText(
                    en: "Save the sheet as a workbook (.xlsx) or as CSV UTF-8, and give that file: in Excel, WPS or "
                        + "LibreOffice by File, Save as; in Numbers by File, Export to, Excel; in Google Sheets by File, "
                        + "Download, Microsoft Excel.",
                    zh: "请将表格另存为工作簿（.xlsx）或 CSV UTF-8 后使用：Excel、WPS 或 LibreOffice 选“文件 → 另存为”；"
                        + "Numbers 选“文件 → 导出为 → Excel”；Google 表格选“文件 → 下载 → Microsoft Excel”。"
                )
            )
        case .notText(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is not text: it consists of zeros", zh: "\(path) 不是文本，内容全为零"),
                remedy: LocalizedText(
                    en: "Export the sheet again; this file was damaged on its way.",
                    zh: "文件在传输中损坏，请重新导出表格。"
                )
            )
        case .unknownEncoding(let path, let candidates): Self.unknownEncoding(path, candidates)
        case .unsupportedEncoding(let name):
            Explanation(
                problem: LocalizedText(
                    en: "The encoding '\(name)' is not known on this machine",
                    zh: "本机不支持编码“\(name)”"
                ),
                remedy: LocalizedText(en: "`iconv -l` lists the names that can be used.", zh: "iconv -l 可列出可用的名称。")
            )
        case .noHeaderRow(let path, let row):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) has nothing in row \(row), which is to be the header",
                    zh: "\(path) 的第 \(row) 行没有内容，不能作为表头"
                ),
                remedy: LocalizedText(
                    en: "Give the number that the spreadsheet shows beside the names of the columns.",
                    zh: "请填写列名所在的行号，以表格软件显示的为准。"
                )
            )
        }
    }

    private static func unknownEncoding(_ path: String, _ candidates: [EncodingCandidate]) -> Explanation {
        let said = candidates.map { "\($0.name): \($0.sample)" }.joined(separator: " / ")
        let saidZH = candidates.map { "\($0.name)：\($0.sample)" }.joined(separator: " / ")
        switch candidates.count {
        case 0:
            return Explanation(
                problem: LocalizedText(en: "The encoding of \(path) could not be determined", zh: "无法确定 \(path) 的编码"),
                remedy: LocalizedText(
                    en: "Name it with --encoding, or `encoding:` in the job, such as UTF-8, GB18030, UTF-16LE or "
                        + "UTF-16BE; or save the sheet as CSV UTF-8. Nothing is read until then.",
                    zh: "请用 --encoding 或任务中的 encoding 指定，例如 UTF-8、GB18030、UTF-16LE 或 UTF-16BE；也可将表格另存为 CSV UTF-8。"
                        + "在此之前不会读取。"
                )
            )
        case 1:
            return Explanation(
                problem: LocalizedText(
                    en: "The encoding of \(path) could not be determined for certain. It may be \(said)",
                    zh: "无法确定 \(path) 的编码，可能是 \(saidZH)"
                ),
                remedy: LocalizedText(
                    en: "If that line is right, name it with --encoding, or `encoding:` in the job; else name another "
                        + "encoding, or save the sheet as CSV UTF-8. Nothing is read until then.",
                    zh: "若该行内容正确，请用 --encoding 或任务中的 encoding 指定该编码；否则请指定其他编码，或将表格另存为 CSV UTF-8。在此之前不会读取。"
                )
            )
        default:
            return Explanation(
                problem: LocalizedText(
                    en: "The encoding of \(path) could not be determined for certain. Which of these is right? \(said)",
                    zh: "无法确定 \(path) 的编码，以下哪一种正确？\(saidZH)"
                ),
                remedy: LocalizedText(
                    en: "Name the one whose line is right with --encoding, or `encoding:` in the job; if none is, save "
                        + "the sheet as CSV UTF-8. Nothing is read until then.",
                    zh: "请用 --encoding 或任务中的 encoding 指定内容正确的那一种；若都不正确，请将表格另存为 CSV UTF-8。在此之前不会读取。"
                )
            )
        }
    }
}
