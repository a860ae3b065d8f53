package import Wording

/// That a file could not be written, in the one sentence that everything that writes files says of it.
package struct FileWriteFailure: Sendable, Equatable {
    package let path: String
    package let reason: LocalizedText

    package init(path: String, reason: LocalizedText) {
        self.path = path
        self.reason = reason
    }

    /// What is said, with what to do about it in the words of the caller.
    package func explanation(remedy: LocalizedText) -> Explanation {
        Explanation(
            problem: LocalizedText(
                en: "\(path) could not be written: \(reason.en)",
                zh: "无法写入 \(path)：\(reason.zh)"
            ),
            remedy: remedy
        )
    }

    /// What is said of a file that is there already.
    package static func exists(_ path: String, remedy: LocalizedText) -> Explanation {
        Explanation(
            problem: LocalizedText(en: "\(path) exists already and is never overwritten", zh: "\(path) 已存在，不会被覆盖"),
            remedy: remedy
        )
    }
}

extension LocalFileError {
    /// Why a file could not be written; `nil` where it is there already.
    package var writeFailure: FileWriteFailure? {
        switch self {
        case .exists: nil
        case .cannotOpen(let path, let reason): FileWriteFailure(path: path, reason: LocalizedText(said: reason))
        case .cannotWrite(let path, let reason): FileWriteFailure(path: path, reason: reason)
        case .notOurs(let path): FileWriteFailure(path: path, reason: problem)
        }
    }

    /// The file or folder that it is about.
    package var path: String {
        switch self {
        case .exists(let path), .cannotOpen(let path, _), .cannotWrite(let path, _), .notOurs(let path): path
        }
    }
}
