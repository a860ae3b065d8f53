import Foundation
import Glibc
import LocalFiles
import Synchronization
import Wording

/// Everything that the directory answered to a walk, in the order in which it came: one file, only appended to.
///
/// An answer is in it as soon as `append` returns, so that a walk that was killed goes on with all that it had. What a
/// kill or a power failure left half written at the end is cut off when the journal is opened again: each entry has a
/// checksum.
final class WalkJournal: Sendable {
    static let name = "walk.journal"

    private let path: String
    private let descriptor: Int32
    private let length: Mutex<Int>

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
        length = Mutex(0)
    }

    deinit { close(descriptor) }

    /// Opens the journal of a folder, and makes it where there is none.
    ///
    /// - Parameters:
    ///   - folder: The unfinished folder of the export.
    ///   - take: Takes the entries that stand there already; those of pages without their bodies.
    /// - Returns: The journal, to be appended to.
    /// - Throws: `OutputError`, what `take` throws.
    static func open(
        in folder: String,
        _ take: (JournalEntry, JournalPlace) throws -> Void
    ) throws -> WalkJournal {
        let path = folder + "/" + name
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw OutputError(LocalFileError.cannotWrite(path)) }
        let journal = WalkJournal(path: path, descriptor: descriptor)
        let end = try journal.replay(take)
        guard ftruncate(descriptor, off_t(end)) == 0 else { throw OutputError(LocalFileError.cannotWrite(path)) }
        journal.length.withLock { $0 = end }
        return journal
    }

    var count: Int { length.withLock(\.self) }

    /// Adds an entry.
    ///
    /// - Throws: `OutputError` where the disk is full; the journal is then as it was.
    func append(_ entry: JournalEntry) throws -> JournalPlace {
        let token = entry.token.map { Array($0.utf8) }
        var header = JournalHeader(
            kind: entry.kind.rawValue,
            list: UInt32(entry.list),
            listing: UInt32(entry.listing),
            people: UInt32(entry.people.count),
            token: token.map { UInt32($0.count) } ?? JournalHeader.noToken,
            body: UInt32(entry.body.count),
            checksum: 0
        )
        var rest: [UInt8] = []
        rest.reserveCapacity(header.peopleBytes + header.tokenCount)
        entry.people.withUnsafeBytes { rest.append(contentsOf: $0) }
        rest.append(contentsOf: token ?? [])
        header.checksum = header.sum(with: rest, entry.body)
        let start = withUnsafeBytes(of: header) { Array($0) + rest }
        return try length.withLock { length in
            // The body by itself: it is large, and need not be copied. A half-written entry is shorter than its header says.
            try write(start, at: length)
            try write(entry.body, at: length + start.count)
            defer { length += start.count + entry.body.count }
            return JournalPlace(start: length, header)
        }
    }

    private func write(_ bytes: [UInt8], at start: Int) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                pwrite(
                    descriptor,
                    all.baseAddress.map { $0 + written },
                    all.count - written,
                    off_t(start + written)
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputError(LocalFileError.cannotWrite(path)) }
            written += count
        }
    }

    /// The bytes of a range.
    func read(_ range: Range<Int>) throws -> [UInt8] {
        var read = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { room, count in
            while read < range.count {
                let more = pread(
                    descriptor,
                    room.baseAddress.map { $0 + read },
                    range.count - read,
                    off_t(range.lowerBound + read)
                )
                if more < 0, errno == EINTR { continue }
                guard more > 0 else { break }
                read += more
            }
            count = read
        }
        guard read == range.count else { throw damaged }
        return bytes
    }

    /// The people of an entry, as they stand before its body.
    func people(of place: JournalPlace) throws -> [JournalEntry.Person] {
        let start = place.start + JournalHeader.size
        let bytes = try read(start..<start + place.people * MemoryLayout<JournalEntry.Person>.stride)
        return Self.people(place.people, in: bytes)
    }

    /// Waits until the disk has all of it.
    ///
    /// - Returns: How many bytes that are.
    func synchronize() throws -> Int {
        let count = count
        guard fdatasync(descriptor) == 0 else { throw OutputError(LocalFileError.cannotWrite(path)) }
        return count
    }

    private static func people(_ count: Int, in bytes: [UInt8]) -> [JournalEntry.Person] {
        bytes.withUnsafeBytes { bytes in
            (0..<count).map {
                bytes.loadUnaligned(
                    fromByteOffset: $0 * MemoryLayout<JournalEntry.Person>.stride,
                    as: JournalEntry.Person.self
                )
            }
        }
    }

    /// Hands on every entry that is whole; returns where the last of them ends.
    private func replay(_ take: (JournalEntry, JournalPlace) throws -> Void) throws -> Int {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        var start = 0
        while size - start >= JournalHeader.size {
            let header = try read(start..<start + JournalHeader.size)
                .withUnsafeBytes { $0.loadUnaligned(as: JournalHeader.self) }
            guard header.mark == JournalHeader.mark, let kind = JournalEntry.Kind(rawValue: header.kind),
                header.rest <= size - start - JournalHeader.size
            else { break }
            let rest = try read(start + JournalHeader.size..<start + JournalHeader.size + header.rest)
            guard header.sum(with: rest) == header.checksum else { break }
            var entry = JournalEntry(kind: kind, list: Int(header.list), listing: Int(header.listing))
            entry.people = Self.people(Int(header.people), in: rest)
            if header.token != JournalHeader.noToken {
                let token = rest[header.peopleBytes..<header.peopleBytes + header.tokenCount]
                entry.token = String(decoding: token, as: UTF8.self)
            }
            if kind != .page, kind != .people { entry.body = Array(rest.suffix(Int(header.body))) }
            let place = JournalPlace(start: start, header)
            try take(entry, place)
            start = place.end
        }
        return start
    }

    private var damaged: OutputError {
        .cannotWrite(path: path, reason: LocalizedText(en: "it is shorter than it was", zh: "文件比写入时短"))
    }
}
