import Glibc
package import Wording

/// Why a file or folder of this machine could not be made, opened, locked or written.
package enum LocalFileError: ExplainedError, Equatable {
    /// What was to be made is there already.
    case exists(path: String)
    case cannotOpen(path: String, reason: String)
    case cannotWrite(path: String, reason: LocalizedText)
    /// A file or folder of another user, or a link.
    case notOurs(path: String)

    package var explanation: Explanation {
        switch self {
        case .exists(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is there already", zh: "\(path) 已存在"),
                remedy: LocalizedText(en: "Remove it, or choose another name.", zh: "请将其删除，或换一个名称。")
            )
        case .cannotOpen(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) cannot be opened: \(reason)",
                    zh: "无法打开 \(path)：\(SystemReason.chinese(reason))"
                ),
                remedy: LocalizedText(
                    en: "Check that it is there and that you may use it.",
                    zh: "请检查它是否存在、是否有权使用。"
                )
            )
        case .cannotWrite(let path, let reason):
            FileWriteFailure(path: path, reason: reason).explanation(
                remedy: LocalizedText(
                    en: "Free some space, or get the right to write there.",
                    zh: "请清理磁盘空间，或取得写入权限。"
                )
            )
        case .notOurs(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is a link, or belongs to another user; it was not used",
                    zh: "\(path) 是链接，或属于其他用户；未使用"
                ),
                remedy: LocalizedText(en: "See who has put it there, and remove it.", zh: "请查明是谁放置的，并将其删除。")
            )
        }
    }

    /// What the system says of the call that failed last.
    static func reason() -> String { String(cString: strerror(errno)) }

    static func cannotOpen(_ path: String) -> LocalFileError { .cannotOpen(path: path, reason: reason()) }

    package static func cannotWrite(_ path: String) -> LocalFileError {
        .cannotWrite(path: path, reason: LocalizedText(said: reason()))
    }
}

/// An error of a caller that says in its own words what went wrong with a file.
package protocol LocalFileErrorConvertible: Error {
    init(_ error: LocalFileError)
}

extension LocalFileErrorConvertible {
    /// Runs what is given; throws what it throws as this error.
    package static func converting<Value: ~Copyable>(
        _ body: @autoclosure () throws(LocalFileError) -> Value
    ) throws(Self) -> Value {
        do { return try body() } catch { throw Self(error) }
    }
}
