import Foundation
import Glibc
import JobModel
import Wording

/// A file for this user alone that replaces no other.
enum PrivateFile {
    /// Writes and puts on the disk.
    static func write(_ data: Data, to path: String) throws(OutputError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .cannotWrite(path: path, reason: LocalizedText(said: String(cString: strerror(errno))))
        }
        defer { close(descriptor) }
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw .cannotWrite(path: path, reason: LocalizedText(said: String(cString: strerror(errno))))
            }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else {
            throw .cannotWrite(path: path, reason: LocalizedText(said: String(cString: strerror(errno))))
        }
    }
}
