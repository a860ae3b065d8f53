import Foundation
import Glibc
import JobEngine
import JobModel
import TestSupport
import Testing

struct FileMemoryTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/people.csv" }

    init() throws {
        folder = try TemporaryFolder()
        try Data("name\nAda\n".utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test func `a file that stays the same is read once, however many ask`() async throws {
        let files = FileMemory { Date().addingTimeInterval(60) }
        async let one = files.file(at: path)
        async let other = files.file(at: path)
        let (first, second) = try await (one, other)
        #expect(first == PlannedFile(path: path, bytes: 9, crc32: "6644aa8c"))
        #expect(second == first)
        #expect(try await files.file(at: path) == first)
        #expect(await files.readings == 1)
    }

    @Test func `a file that has changed is read again`() async throws {
        let files = FileMemory { Date().addingTimeInterval(60) }
        let first = try await files.file(at: path)
        var times = stat()
        #expect(stat(path, &times) == 0)
        // As many bytes, written in place, with the times set back.
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: Data("name\nEve\n".utf8))
        try file.close()
        let back = [times.st_atim, times.st_mtim]
        #expect(utimensat(AT_FDCWD, path, back, 0) == 0)
        let second = try await files.file(at: path)
        #expect(second != nil && second != first)
        #expect(await files.readings == 2)
        try FileManager.default.removeItem(atPath: path)
        #expect(try await files.file(at: path) == nil)
    }

    /// Within the steps in which a file system counts its time, another change may look the same.
    @Test func `what was changed just now is read again`() async throws {
        let files = FileMemory { Date(timeIntervalSince1970: 0) }
        _ = try await files.file(at: path)
        _ = try await files.file(at: path)
        #expect(await files.readings == 2)
    }
}
