import Foundation
import Glibc
import JobModel
import LocalFiles

/// The file of a workbook, which all readings must find the same.
///
/// It is small beside what it unpacks to: every reading takes its checksum before and after.
final class WorkbookFile: Sendable {
    let path: String
    let fingerprint: FileFingerprint

    init(path: String) throws(WorkbookError) {
        self.path = path
        fingerprint = try Opened(path: path).fingerprint()
    }

    /// Opens it for a reading.
    ///
    /// - Throws: `WorkbookError.changed` where it is not what it was.
    func open() throws(WorkbookError) -> Opened {
        let opened: Opened
        do { opened = try Opened(path: path) } catch {
            if case .missing = error { throw .changed(path: path) }
            throw error
        }
        try opened.require(fingerprint)
        return opened
    }

    /// One opening; the descriptor closes with the object.
    final class Opened {
        let path: String
        let descriptor: Int32
        /// Bytes when it was opened.
        let size: Int

        init(path: String) throws(WorkbookError) {
            self.path = path
            // A pipe must not make the opening wait.
            descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0 else {
                switch errno {
                case ENOENT, ENOTDIR: throw .missing(path: path)
                case EACCES, EPERM: throw .noPermission(path: path)
                default: throw .readFailed(path: path, reason: String(cString: strerror(errno)))
                }
            }
            var facts = stat()
            let status = fstat(descriptor, &facts)
            size = Int(facts.st_size)
            guard status == 0, facts.st_mode & S_IFMT == S_IFREG else {
                // The object is whole, and closes its descriptor.
                throw .notAFile(path: path)
            }
        }

        deinit { close(descriptor) }

        /// Demands that the file holds what it held.
        func require(_ earlier: FileFingerprint) throws(WorkbookError) {
            if try fingerprint() != earlier { throw .changed(path: path) }
        }

        func fingerprint() throws(WorkbookError) -> FileFingerprint {
            var checksum = CRC32()
            var bytes = 0
            while true {
                let block = try read(at: bytes, Self.block)
                if block.isEmpty { return FileFingerprint(bytes: bytes, crc32: checksum.text) }
                checksum.add(block)
                bytes += block.count
            }
        }

        /// The bytes from a place on; none behind the end.
        func read(at place: Int, _ limit: Int) throws(WorkbookError) -> [UInt8] {
            var failure: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
                var count = 0
                repeat { count = pread(descriptor, buffer.baseAddress, limit, place) } while count < 0 && errno == EINTR
                if count < 0 { failure = errno }
                filled = max(count, 0)
            }
            guard failure == 0 else { throw .readFailed(path: path, reason: String(cString: strerror(failure))) }
            return bytes
        }

        private static let block = 256 * 1024
    }
}
