package import LocalFiles
package import Wording

/// Why a workbook could not be written.
package enum WorkbookWriteError: ExplainedError, Equatable {
    case exists(path: String)
    case writeFailed(path: String, reason: LocalizedText)
    case tooManyRows(path: String, tab: String)
    case tooManyColumns(path: String, tab: String)
    /// UTF-16 units.
    case textTooLong(path: String, tab: String, cell: String, length: Int)

    package var explanation: Explanation {
        switch self {
        case .exists(let path):
            FileWriteFailure.exists(path, remedy: LocalizedText(en: "Choose another name.", zh: "请换一个文件名。"))
        case .writeFailed(let path, let reason):
            FileWriteFailure(path: path, reason: reason).explanation(
                remedy: LocalizedText(
                    en: "Free some space, there and where temporary files lie (TMPDIR), or choose another folder.",
                    zh: "请清理该处以及临时文件夹（TMPDIR）的磁盘空间，或换一个文件夹。"
                )
            )
        case .tooManyRows(let path, let tab):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) was not written: a tab holds 1,048,576 rows, and '\(tab)' would have more",
                    zh: "未写入 \(path)：一张工作表最多 1,048,576 行，“\(tab)”超出"
                ),
                remedy: LocalizedText(
                    en: "Write CSV instead, or fewer rows at a time.",
                    zh: "请改为输出 CSV，或分批输出。"
                )
            )
        case .tooManyColumns(let path, let tab):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) was not written: a tab holds 16,384 columns, and '\(tab)' would have more",
                    zh: "未写入 \(path)：一张工作表最多 16,384 列，“\(tab)”超出"
                ),
                remedy: LocalizedText(en: "Write CSV instead.", zh: "请改为输出 CSV。")
            )
        case .textTooLong(let path, let tab, let cell, let length):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) was not written: a cell holds 32,767 characters, and \(cell) of '\(tab)' would have "
                        + "\(length)",
                    zh: "未写入 \(path)：一个单元格最多 32,767 个字符，“\(tab)”的 \(cell) 有 \(length) 个"
                ),
                remedy: LocalizedText(
                    en: "Write CSV instead, or shorten the value; nothing is cut silently.",
                    zh: "请改为输出 CSV，或缩短该值；内容不会被截断。"
                )
            )
        }
    }
}

extension WorkbookWriteError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        guard let failure = error.writeFailure else {
            self = .exists(path: error.path)
            return
        }
        self = .writeFailed(path: failure.path, reason: failure.reason)
    }
}
