import Glibc
package import JobModel
import LocalFiles
import Synchronization

/// Holds all readings of one file to the same bytes.
///
/// The beginning that told encoding and header is compared with what each reading begins with, and every complete
/// reading with the first complete one: by size and checksum, which is made while the bytes pass, so that nothing is read
/// for its sake. Time and place on the disk decide only while no complete reading is known: a file that was only touched
/// is still the same.
package final class ReadConsistency: Sendable {
    /// What the system says of a file.
    struct Status: Sendable, Equatable {
        var device: UInt
        var node: UInt
        var size: Int
        var seconds: Int
        var nanoseconds: Int

        /// `nil` where the system does not say.
        init?(descriptor: Int32) {
            var facts = stat()
            guard fstat(descriptor, &facts) == 0 else { return nil }
            device = UInt(facts.st_dev)
            node = UInt(facts.st_ino)
            size = Int(facts.st_size)
            seconds = Int(facts.st_mtim.tv_sec)
            nanoseconds = Int(facts.st_mtim.tv_nsec)
        }
    }

    private let path: String
    private let beginning: FileFingerprint
    private let status: Status?
    private let known: Mutex<FileFingerprint?>

    /// - Parameters:
    ///   - path: As an error names it.
    ///   - beginning: The bytes looked at first.
    ///   - isWhole: Whether the file has no more than these.
    ///   - status: The file's, when they were read.
    init(path: String, beginning: [UInt8], isWhole: Bool, status: Status?) {
        self.path = path
        self.status = status
        var checksum = CRC32()
        checksum.add(beginning)
        self.beginning = FileFingerprint(bytes: beginning.count, crc32: checksum.text)
        known = Mutex(isWhole ? self.beginning : nil)
    }

    /// What the file is, once it has been read to its end.
    package var fingerprint: FileFingerprint? { known.withLock(\.self) }

    /// Demands that the file is still what an earlier look at it found.
    func require(_ earlier: FileFingerprint) throws(CSVStreamError) {
        let isOther = known.withLock { known in
            defer { known = known ?? earlier }
            return known.map { $0 != earlier } ?? false
        }
        if isOther { throw .changed(path: path) }
    }

    /// One reading, from the first byte on.
    struct Reading {
        private let consistency: ReadConsistency
        private let descriptor: Int32
        private var checksum = CRC32()
        private var bytes = 0

        /// - Throws: `CSVStreamError.changed` where the file's size already says so.
        init(_ consistency: ReadConsistency, descriptor: Int32) throws(CSVStreamError) {
            self.consistency = consistency
            self.descriptor = descriptor
            guard let known = consistency.fingerprint, let size = Status(descriptor: descriptor)?.size else { return }
            if size != known.bytes { throw .changed(path: consistency.path) }
        }

        /// Takes the next bytes.
        mutating func take(_ block: ArraySlice<UInt8>) throws(CSVStreamError) {
            let left = consistency.beginning.bytes - bytes
            bytes += block.count
            guard left > 0, block.count >= left else {
                checksum.add(block)
                return
            }
            checksum.add(block.prefix(left))
            if checksum.text != consistency.beginning.crc32 { throw .changed(path: consistency.path) }
            checksum.add(block.dropFirst(left))
        }

        /// Compares all that was read.
        func end() throws(CSVStreamError) {
            let read = FileFingerprint(bytes: bytes, crc32: checksum.text)
            let before = consistency.known.withLock { known in
                defer { known = known ?? read }
                return known
            }
            // Of a first complete reading only the file's own facts tell whether it moved meanwhile.
            let isSame = before.map { $0 == read } ?? (Status(descriptor: descriptor) == consistency.status)
            if !isSame || bytes < consistency.beginning.bytes { throw .changed(path: consistency.path) }
        }
    }
}
