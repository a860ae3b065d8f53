package import LocalFiles
package import Wording

/// Why a database of tables could not be written.
package enum SQLiteTableError: ExplainedError, Equatable {
    case exists(path: String)
    case writeFailed(path: String, reason: String)

    package var explanation: Explanation {
        switch self {
        case .exists(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) exists already and is never overwritten",
                    zh: "\(path) 已存在，不会被覆盖"
                ),
                remedy: LocalizedText(en: "Choose another name.", zh: "请换一个文件名。")
            )
        case .writeFailed(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) could not be written: \(reason)",
                    zh: "无法写入 \(path)：\(reason)"
                ),
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
        switch error {
        case .exists(let path): self = .exists(path: path)
        case .cannotOpen(let path, let reason): self = .writeFailed(path: path, reason: reason)
        case .cannotWrite(let path, let reason): self = .writeFailed(path: path, reason: reason.en)
        case .notOurs(let path): self = .writeFailed(path: path, reason: error.problem.en)
        }
    }
}
