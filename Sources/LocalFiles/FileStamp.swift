package import Foundation
import Glibc

/// What the file system says of a file: while that stays, so do its bytes.
package struct FileStamp: Sendable, Equatable {
    private let device: UInt
    private let inode: UInt
    private let bytes: Int
    private let isPlain: Bool
    private let written: Time
    /// When anything of it was changed, which no program can set back.
    private let changed: Time

    private struct Time: Sendable, Equatable {
        let seconds: Int
        let nanoseconds: Int

        init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }
    }

    /// - Returns: `nil` where nothing is to be found.
    package init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, inode, bytes) = (UInt(status.st_dev), UInt(status.st_ino), Int(status.st_size))
        isPlain = status.st_mode & S_IFMT == S_IFREG
        (written, changed) = (Time(status.st_mtim), Time(status.st_ctim))
    }

    /// How many bytes it has; `nil` of what is no plain file, which may have any number.
    package var plainBytes: Int? { isPlain ? bytes : nil }

    /// Whether the file was changed so shortly before a time that another change may have left the same stamp.
    package func isRecent(at now: Date) -> Bool { now.timeIntervalSince1970 - Double(changed.seconds) < Self.doubt }

    /// File systems count in steps of up to two seconds.
    private static let doubt = 3.0
}
