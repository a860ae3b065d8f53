import Foundation
import Glibc
import JobEngine
import JobModel
import TestSupport
import Testing

struct CorrectionMemoryTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/corrections.csv" }

    init() throws { folder = try TemporaryFolder() }

    private func correction(_ row: Int, _ new: String) -> SheetCorrection {
        SheetCorrection(
            time: "2026-11-26T08:00:00.000Z",
            row: row,
            change: .cell(column: SheetColumnName("mobile"), old: "1", new: new)
        )
    }

    /// Long after whatever was written: by then the stamp of a file tells it from every other.
    private let later: @Sendable () -> Date = { Date().addingTimeInterval(60) }

    @Test func `a file that stays the same is parsed once`() throws {
        let list = [correction(2, "2"), correction(3, "3")]
        try CorrectionFile(path).write(list)
        let memory = CorrectionMemory(now: later)
        for _ in 0..<3 { #expect(try CorrectionFile(path, knowing: memory).read() == list) }
        #expect(memory.readings == 1)
    }

    @Test func `what was written is known without being parsed`() throws {
        let memory = CorrectionMemory()
        let file = CorrectionFile(path, knowing: memory)
        for row in 2..<6 {
            let list = (2...row).map { correction($0, "9") }
            try file.write(list)
            #expect(try file.read() == list)
        }
        #expect(memory.readings == 0)
    }

    @Test func `what another process has written is read, and so is what it writes later`() throws {
        let (here, there) = (CorrectionMemory(now: later), CorrectionMemory(now: later))
        let (own, other) = (CorrectionFile(path, knowing: here), CorrectionFile(path, knowing: there))
        try own.write([correction(2, "2")])
        #expect(try other.read() == [correction(2, "2")])
        try other.write([correction(2, "3")])
        #expect(try own.read() == [correction(2, "3")])
        try CorrectionFile(path).write([])
        #expect(try own.read().isEmpty && other.read().isEmpty)
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: (any Error).self) { try own.read() }
    }

    /// As many bytes, and within the steps in which a file system counts its time: the stamp may be the same.
    @Test func `a change in place is seen, however soon it comes`() throws {
        let memory = CorrectionMemory()
        let file = CorrectionFile(path, knowing: memory)
        try file.write([correction(2, "2")])
        #expect(try file.read() == [correction(2, "2")])
        var times = stat()
        #expect(stat(path, &times) == 0)
        // Its first bytes say that it is UTF-8, and stay.
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: Data(text.replacing(",1,2", with: ",1,7").utf8))
        try handle.close()
        let back = [times.st_atim, times.st_mtim]
        #expect(utimensat(AT_FDCWD, path, back, 0) == 0)
        #expect(try file.read() == [correction(2, "7")])
    }

    @Test func `what cannot be kept leaves the file and what is known of it`() throws {
        let memory = CorrectionMemory()
        let file = CorrectionFile(path, knowing: memory)
        try file.write([correction(2, "2")])
        #expect(throws: CorrectionFileError.cannotBeKept) { try file.write([correction(0, "3")]) }
        #expect(try file.read() == [correction(2, "2")])
    }

    @Test func `only as many are kept as there is room for, and those that were used last in any case`() throws {
        let files = (1...3).map { folder.path + "/\($0).csv" }
        for path in files { try CorrectionFile(path).write([correction(2, "2")]) }
        let size = try #require(FileManager.default.attributesOfItem(atPath: files[0])[.size] as? Int)
        let two = CorrectionMemory(limitBytes: 2 * size, now: later)
        for place in [0, 1, 0, 2, 0] { _ = try CorrectionFile(files[place], knowing: two).read() }
        #expect(two.readings == 3)
        _ = try CorrectionFile(files[1], knowing: two).read()
        #expect(two.readings == 4)
        let none = CorrectionMemory(limitBytes: 0, now: later)
        for _ in 0..<2 { _ = try CorrectionFile(files[0], knowing: none).read() }
        #expect(none.readings == 1)
        none.forget(in: folder.path)
        _ = try CorrectionFile(files[0], knowing: none).read()
        #expect(none.readings == 2)
    }
}
