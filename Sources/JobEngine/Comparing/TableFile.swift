import Glibc
import JobModel
import LocalFiles

/// A file of an export that is read several times, and must be the same each time.
struct TableFile: Sendable {
    let path: String
    let fingerprint: FileFingerprint
    private let stamp: Stamp

    /// - Throws: `ComparedExportError.missing`; what reading throws.
    init(_ path: String) throws {
        self.path = path
        guard let stamp = Stamp(path), let sums = try CRC32.ofFile(path) else {
            throw ComparedExportError.missing(path: path)
        }
        self.stamp = stamp
        fingerprint = FileFingerprint(bytes: sums.bytes, crc32: sums.text)
    }

    /// Demands that it was not changed since it was opened.
    ///
    /// - Throws: `ComparedExportError.changed`.
    func requireSame() throws {
        guard Stamp(path) == stamp else { throw ComparedExportError.changed(path: path) }
    }

    /// What the file system says of a file.
    private struct Stamp: Sendable, Equatable {
        private let device: UInt
        private let inode: UInt
        private let bytes: Int
        private let changed: Int
        private let changedNanoseconds: Int

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, inode, bytes) = (UInt(status.st_dev), UInt(status.st_ino), Int(status.st_size))
            (changed, changedNanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        }
    }
}
