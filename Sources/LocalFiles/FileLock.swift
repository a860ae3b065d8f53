import Glibc
import Synchronization

/// A lock on a file, by flock(2): it ends with `release`, or with the process, however that ends.
///
/// The file stays where it is when the lock ends; a file that was removed and made again would be two locks.
package final class FileLock: Sendable {
    package enum Kind: Sendable {
        /// Beside others of this kind.
        case shared
        case exclusive

        fileprivate var operation: Int32 { self == .shared ? LOCK_SH : LOCK_EX }
    }

    private let path: String
    private let descriptor: Mutex<Int32?>

    /// Opens the file, and makes it where it is not there, for this user alone; it is not locked yet.
    ///
    /// - Throws: `LocalFileError.notOurs` for a link, and for a file of another user; `.cannotOpen`.
    package init(_ path: String) throws(LocalFileError) {
        try PrivatePlace.setRight(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .cannotOpen(path) }
        self.path = path
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Takes the lock if it is free; `false` otherwise, and after `release`.
    package func tryToTake(_ kind: Kind = .exclusive) -> Bool {
        descriptor.withLock { descriptor in
            guard let descriptor else { return false }
            return flock(descriptor, kind.operation | LOCK_NB) == 0
        }
    }

    /// Waits until the lock can be taken; the thread is blocked meanwhile, and nothing may call `release`.
    ///
    /// - Throws: `LocalFileError.cannotOpen` where the file system knows no locks, and after `release`.
    package func take(_ kind: Kind = .exclusive) throws(LocalFileError) {
        guard let descriptor = descriptor.withLock(\.self) else {
            throw .cannotOpen(path: path, reason: String(cString: strerror(EBADF)))
        }
        while flock(descriptor, kind.operation) != 0 {
            guard errno == EINTR else { throw .cannotOpen(path) }
        }
    }

    /// Writes over the beginning of the file; it need not reach the disk, because it is of use while it is there.
    package func overwrite(_ text: String) {
        let bytes = Array(text.utf8)
        descriptor.withLock { descriptor in
            if let descriptor { pwrite(descriptor, bytes, bytes.count, 0) }
        }
    }

    /// Empties the file.
    package func empty() {
        descriptor.withLock { descriptor in
            if let descriptor { ftruncate(descriptor, 0) }
        }
    }

    package func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor { Self.giveBack(open) }
            descriptor = nil
        }
    }

    /// Whether a process holds the lock of a file; `false` for a file that does not exist.
    package static func isHeld(_ path: String) -> Bool {
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        defer { giveBack(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    /// Closing alone does not end the lock while a child of another thread, which has a copy of the descriptor until it
    /// becomes its program, is being started.
    private static func giveBack(_ descriptor: Int32) {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
