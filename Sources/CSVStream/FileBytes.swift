import Foundation
import Glibc

/// A file's bytes, block by block; the descriptor closes with the object.
final class FileBytes {
    private let descriptor: Int32
    private let path: String
    private var reading: ReadConsistency.Reading?

    /// Given `consistency`, the bytes must be those of the other readings that have it.
    init(path: String, consistency: ReadConsistency? = nil) throws(CSVStreamError) {
        self.path = path
        descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw consistency == nil ? .missing(path: path) : .changed(path: path)
            case EACCES, EPERM: throw .noPermission(path: path)
            default: throw .readFailed(path: path, reason: String(cString: strerror(errno)))
            }
        }
        var facts = stat()
        if fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
            Glibc.close(descriptor)
            throw .directory(path: path)
        }
        if let consistency { reading = try ReadConsistency.Reading(consistency, descriptor: descriptor) }
    }

    deinit { Glibc.close(descriptor) }

    /// What the system says of the file now.
    var status: ReadConsistency.Status? { ReadConsistency.Status(descriptor: descriptor) }

    /// The next block, in one piece with what was kept of those before; nothing behind that at the end of the file.
    ///
    /// - Throws: `CSVStreamError.changed` where the file is not what other readings have found.
    func next(_ limit: Int, behind rest: ArraySlice<UInt8> = []) throws(CSVStreamError) -> [UInt8] {
        var count = 0
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: rest.count + limit) { buffer, filled in
            let start = buffer[...].initialize(fromContentsOf: rest)
            let place = buffer.baseAddress.map { $0 + start }
            repeat { count = Glibc.read(descriptor, place, limit) } while count < 0 && errno == EINTR
            if count < 0 { failure = errno }
            filled = start + max(count, 0)
        }
        guard failure == 0 else { throw .readFailed(path: path, reason: String(cString: strerror(failure))) }
        if count == 0 { try reading?.end() } else { try reading?.take(bytes[rest.count...]) }
        return bytes
    }
}
