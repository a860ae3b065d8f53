package import Foundation
package import JobModel
import LocalFiles

/// What files are by now: each is read once for as long as the file system says that it is the same.
package actor FileMemory {
    private struct Entry {
        let stamp: FileStamp
        let reading: Task<PlannedFile?, any Error>
    }

    private var entries: [String: Entry] = [:]
    private let now: @Sendable () -> Date
    /// How many files were read.
    package private(set) var readings = 0

    /// - Parameter now: The time, by the clock of the file system.
    package init(now: @escaping @Sendable () -> Date = { Date() }) { self.now = now }

    /// A file as it is by now; who asks while it is being read waits for the same reading.
    ///
    /// - Returns: `nil` where it cannot be opened.
    /// - Throws: What keeps it from being read.
    package func file(at path: String) async throws -> PlannedFile? {
        guard let stamp = FileStamp(path) else {
            entries[path] = nil
            return nil
        }
        if let known = entries[path], known.stamp == stamp { return try await known.reading.value }
        readings += 1
        let isCertain = !stamp.isRecent(at: now())
        let reading = Task { try await Self.read(path) }
        if entries.count >= Self.limit { entries = [:] }
        entries[path] = Entry(stamp: stamp, reading: reading)
        let result = await reading.result
        // What was changed while it was read, or just before, may be something else by now.
        let isKept = if case .success = result { isCertain && FileStamp(path) == stamp } else { false }
        if !isKept, entries[path]?.reading == reading { entries[path] = nil }
        return try result.get()
    }

    private static func read(_ path: String) async throws -> PlannedFile? {
        let work = BackgroundWork<Result<PlannedFile?, any Error>>()
        Thread.detachNewThread { work.finish(Result { try PlannedFile.now(at: path) }) }
        return try await work.value().get()
    }

    private static let limit = 100
}

extension PlannedFile {
    /// A file as it is now; `nil` where it cannot be opened.
    static func now(at path: String) throws -> PlannedFile? {
        try CRC32.ofFile(path).map { PlannedFile(path: path, bytes: $0.bytes, crc32: $0.text) }
    }
}
