import Foundation
import Glibc

/// A sentence, or a part of one, in English and in Simplified Chinese.
public struct ServerText: Sendable, Hashable, CustomStringConvertible {
    package let en: String
    package let zh: String

    package init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    /// What is the same in both: an id, a key, a path.
    init(same text: String) { self.init(en: text, zh: text) }

    /// What a library says, which it says in English alone.
    init(said text: String) { self.init(en: text, zh: text) }

    /// Why a call of the system failed.
    init(errno: Int32) {
        let said = String(cString: strerror(errno))
        self.init(en: said, zh: Self.reasons[errno].map { "\($0)（\(said)）" } ?? said)
    }

    /// Why a file could not be read or removed.
    init(of error: any Error) {
        switch (error as? CocoaError)?.code {
        case .fileNoSuchFile?, .fileReadNoSuchFile?: self.init(errno: ENOENT)
        case .fileReadNoPermission?, .fileWriteNoPermission?: self.init(errno: EACCES)
        case .fileWriteOutOfSpace?: self.init(errno: ENOSPC)
        case .fileWriteVolumeReadOnly?: self.init(errno: EROFS)
        default: self.init(said: error.localizedDescription)
        }
    }

    /// In English.
    public var description: String { en }

    /// What a file or a port may be refused for.
    private static let reasons = [
        EPERM: "不允许该操作", ENOENT: "文件或文件夹不存在", EIO: "读写错误", EACCES: "没有权限", EEXIST: "已存在", ENOTDIR: "不是文件夹",
        EISDIR: "是文件夹", EMFILE: "打开的文件过多", ENOSPC: "磁盘空间不足", EROFS: "文件系统只读", ELOOP: "符号链接层数过多",
        ENAMETOOLONG: "文件名过长", EDQUOT: "超出磁盘配额", EADDRINUSE: "地址已被占用", EADDRNOTAVAIL: "地址不可用",
    ]
}
