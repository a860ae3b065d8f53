import Foundation
import Glibc
import JobModel

/// Makes the file of a database before SQLite does, which would let others read it.
enum PrivateDatabase {
    /// The folder gets 0700 where it is made, the file 0600.
    static func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        // A file that is there must not be opened here: closing it again would drop every lock that SQLite holds on it in
        // this process, and the next command to leave would take the log from under this one.
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw LedgerError.failed(reason: String(cString: strerror(errno)))
        }
        Glibc.close(descriptor)
    }
}
