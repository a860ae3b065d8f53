package import Foundation
import Glibc

/// A file for this user alone that replaces no other; closed with the value.
package struct PrivateFile: ~Copyable {
    package let path: String
    private let descriptor: Int32

    /// Makes it.
    ///
    /// - Throws: `LocalFileError.exists`, or `.cannotWrite`.
    package init(making path: String) throws(LocalFileError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw .exists(path: path) }
            throw .cannotWrite(path)
        }
    }

    deinit { close(descriptor) }

    /// Writes all of it.
    package func write(_ bytes: some ContiguousBytes) throws(LocalFileError) {
        let isWritten = bytes.withUnsafeBytes { all in
            var written = 0
            while written < all.count {
                let count = Glibc.write(descriptor, all.baseAddress.map { $0 + written }, all.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
        guard isWritten else { throw .cannotWrite(path) }
    }

    /// Waits until the disk has it.
    package func synchronize() throws(LocalFileError) {
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path) }
    }

    /// Makes a file, writes it and waits until the disk has it.
    package static func write(_ data: Data, to path: String) throws(LocalFileError) {
        let file = try PrivateFile(making: path)
        try file.write(data)
        try file.synchronize()
    }

    /// Makes an empty file where there is none.
    ///
    /// One that is there is not opened: closing it would drop every lock that SQLite holds on it in this process.
    package static func makeIfAbsent(_ path: String) throws(LocalFileError) {
        do { _ = try PrivateFile(making: path) } catch {
            guard case .exists = error else { throw error }
        }
    }
}
