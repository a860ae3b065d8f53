import JobModel
import LocalFiles

/// A file of an export that is read several times, and must be the same each time.
struct TableFile: Sendable {
    let path: String
    let fingerprint: FileFingerprint
    private let stamp: FileStamp

    /// - Throws: `ComparedExportError.missing`; what reading throws.
    init(_ path: String) throws {
        self.path = path
        guard let stamp = FileStamp(path), let sums = try CRC32.ofFile(path) else {
            throw ComparedExportError.missing(path: path)
        }
        self.stamp = stamp
        fingerprint = FileFingerprint(bytes: sums.bytes, crc32: sums.text)
    }

    /// Demands that it was not changed since it was opened.
    ///
    /// - Throws: `ComparedExportError.changed`.
    func requireSame() throws {
        guard FileStamp(path) == stamp else { throw ComparedExportError.changed(path: path) }
    }
}
