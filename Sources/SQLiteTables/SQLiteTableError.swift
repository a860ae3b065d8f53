package import LocalFiles
package import Wording

/// Why a database of tables could not be written or read.
package enum SQLiteTableError: ExplainedError, Equatable {
    case exists(path: String)
    case writeFailed(path: String, reason: LocalizedText)
    case unreadable(path: String, reason: LocalizedText)

    package var explanation: Explanation {
        switch self {
        case .exists(let path):
            FileWriteFailure.exists(path, remedy: LocalizedText(en: "Choose another name.", zh: "请换一个文件名。"))
        case .unreadable(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) cannot be read as a database: \(reason.en)",
                    zh: "无法将 \(path) 作为数据库读取：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "See with `roster verify` whether the export is as it was written, or export again.",
                    zh: "请用 roster verify 检查导出是否完整，或重新导出。"
                )
            )
        case .writeFailed(let path, let reason):
            FileWriteFailure(path: path, reason: reason).explanation(
                remedy: LocalizedText(
                    en: "Free some space, or choose another folder or format.",
                    zh: "请清理磁盘空间，或换一个文件夹或格式。"
                )
            )
        }
    }
}

extension SQLiteTableError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        guard let failure = error.writeFailure else {
            self = .exists(path: error.path)
            return
        }
        self = .writeFailed(path: failure.path, reason: failure.reason)
    }
}
