package import LocalFiles
package import Wording

/// Why a database of tables could not be written.
package enum SQLiteTableError: ExplainedError, Equatable {
    case exists(path: String)
    case writeFailed(path: String, reason: LocalizedText)

    package var explanation: Explanation {
        switch self {
        case .exists(let path):
            FileWriteFailure.exists(path, remedy: LocalizedText(en: "Choose another name.", zh: "请换一个文件名。"))
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
