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

    package var problem: String {
        switch self {
        case .exists(let path): "\(path) is there already"
        case .cannotOpen(let path, let reason): "\(path) cannot be opened: \(reason)"
        case .cannotWrite(let path, let reason): "\(path) could not be written: \(reason.en)"
        case .notOurs(let path): "\(path) is a link, or belongs to another user; it was not used"
        }
    }

    package var remedy: String {
        switch self {
        case .exists: "Remove it, or choose another name."
        case .cannotOpen: "Check that it is there and that you may use it."
        case .cannotWrite: "Free some space, or get the right to write there."
        case .notOurs: "See who has put it there, and remove it."
        }
    }

    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .exists(let path): ("\(path) 已存在", "请将其删除，或换一个名称。")
        case .cannotOpen(let path, let reason): ("无法打开 \(path)：\(SystemReason.chinese(reason))", "请检查它是否存在、是否有权使用。")
        case .cannotWrite(let path, let reason): ("无法写入 \(path)：\(reason.zh)", "请清理磁盘空间，或取得写入权限。")
        case .notOurs(let path): ("\(path) 是链接，或属于其他用户；未使用", "请查明是谁放置的，并将其删除。")
        }
    }

    /// What the system says of the call that failed last.
    static func reason() -> String { String(cString: strerror(errno)) }

    static func cannotOpen(_ path: String) -> LocalFileError { .cannotOpen(path: path, reason: reason()) }

    static func cannotWrite(_ path: String) -> LocalFileError {
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
