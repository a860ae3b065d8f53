import Foundation
import Glibc

/// A file's bytes, block by block; the descriptor closes with the object.
final class FileBytes {
    private let descriptor: Int32
    private let path: String

    init(path: String) throws(CSVStreamError) {
        self.path = path
        descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missing(path: path)
            case EACCES, EPERM: throw .noPermission(path: path)
            default: throw .readFailed(path: path, reason: String(cString: strerror(errno)))
            }
        }
        var facts = stat()
        if fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
            Glibc.close(descriptor)
            throw .directory(path: path)
        }
    }

    deinit { Glibc.close(descriptor) }

    /// The next block; empty at the end of the file.
    func next(_ limit: Int) throws(CSVStreamError) -> [UInt8] {
        var count = 0
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
            repeat { count = Glibc.read(descriptor, buffer.baseAddress, limit) } while count < 0 && errno == EINTR
            if count < 0 { failure = errno }
            filled = max(count, 0)
        }
        guard failure == 0 else { throw .readFailed(path: path, reason: String(cString: strerror(failure))) }
        return bytes
    }
}
