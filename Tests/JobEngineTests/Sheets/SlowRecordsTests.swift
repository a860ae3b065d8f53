import CSVStream
import Foundation
import JobModel
import Synchronization
import TestSupport
import Testing

@testable import JobEngine

/// Sheets that are slow to read must hold up nothing else.
struct SlowRecordsTests {
    /// The records of a sheet with that many rows, each of which is read once the gate is open.
    private static func slowRecords(_ folder: String, rows: Int, _ gate: Gate) throws -> SourceRecords {
        let path = "\(folder)/\(UUID().uuidString).csv"
        let lines = ["employee_no"] + (0..<rows).map { "E\($0)" } + [""]
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let origins = RetryOrigins(
            matchKey: { read in
                gate.pass()
                return read.record.string(at: 0)
            },
            open: [:],
            openByKey: Dictionary(uniqueKeysWithValues: (0..<rows).map { ("E\($0)", RowOrigin(row: $0)) })
        )
        return SourceRecords(file: try CSVFile.open(path).records(), origins: origins)
    }

    private static func records(_ count: Int) -> SourceRecords {
        SourceRecords(
            rows: (2..<count + 2).map {
                RecordSource.StoredRecord(line: $0, row: $0, origin: RowOrigin(row: $0), fields: [])
            }
        )
    }

    @Test func `more slow sheets than cores block no other task`() async throws {
        let gate = Gate()
        // The tasks of the process share as many threads as it has cores.
        let sheets = 3 * ProcessInfo.processInfo.activeProcessorCount
        try await withFolder { folder in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<sheets {
                    group.addTask {
                        let records = try Self.slowRecords(folder, rows: 2, gate)
                        let blocks = RecordBlocks(records) { _, origin in origin.row }
                        var rows = 0
                        while let block = try await blocks.next() { rows += block.count { _ in true } }
                        return rows
                    }
                }
                // Only a task that gets a thread while all the others wait can open the gate.
                group.addTask {
                    while gate.comers < sheets, !gate.hadToOpenItself { await Task.yield() }
                    gate.open()
                    return 0
                }
                let rows = try await group.reduce(0, +)
                #expect(rows == 2 * sheets)
            }
        }
        #expect(!gate.hadToOpenItself)
    }

    @Test func `a cancelled task does not wait for a slow sheet`() async throws {
        let gate = Gate()
        try await withFolder { folder in
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let records = try Self.slowRecords(folder, rows: 2, gate)
                    _ = try await RecordBlocks(records) { _, origin in origin.row }.next()
                }
                while gate.comers == 0 { await Task.yield() }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.next() }
            }
        }
        #expect(!gate.hadToOpenItself)
        gate.open()
    }

    /// Says when nothing holds it any more.
    private final class Held: Sendable {
        let released = AsyncStream.makeStream(of: Void.self)

        deinit { released.continuation.finish() }
    }

    @Test func `abandoned work ends after the current record`() async throws {
        let gate = Gate()
        let made = Counter()
        var held: Held? = Held()
        let released = held?.released.stream
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [held] in
                let blocks = RecordBlocks(Self.records(10_000)) { _, origin in
                    gate.pass()
                    made.value.add(1, ordering: .relaxed)
                    return withExtendedLifetime(held) { origin.row }
                }
                _ = try await blocks.next()
            }
            while gate.comers == 0 { await Task.yield() }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
        held = nil
        gate.open()
        for await _ in try #require(released) {}
        let most = gate.comers
        #expect(made.value.load(ordering: .relaxed) == most && most < 1000, "\(most)")
    }

    private final class Counter: Sendable { let value = Atomic(0) }

    @Test func `a cancelled task gets no block`() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await RecordBlocks(Self.records(1)) { _, origin in origin.row }.next() == nil
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `makes at most a few blocks ahead of the taken one`() async throws {
        let made = Counter()
        let blocks = RecordBlocks(Self.records(40_000)) { _, origin in
            made.value.add(1, ordering: .relaxed)
            return origin.row
        }
        let ahead = (ProcessInfo.processInfo.activeProcessorCount + 1) * RecordBatch.ordinaryCount
        var next = 2
        while let block = try await blocks.next() {
            for row in block {
                #expect(row == next)
                next += 1
            }
            #expect(made.value.load(ordering: .relaxed) <= next - 2 + ahead)
        }
        #expect(next == 40_002)
    }

    @Test func `a sheet that ends with an error gives the blocks before it first, and then the error again`()
        async throws
    {
        try await withFolder { folder in
            let path = folder + "/a.csv"
            let lines = ["employee_no"] + (0..<40_000).map { "E\($0)" } + [""]
            try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
            let file = try CSVFile.open(path)
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("E40000\n".utf8))
            try handle.close()
            let blocks = RecordBlocks(SourceRecords(file: try file.records(), origins: nil)) { _, origin in origin.row }
            var rows: [Int] = []
            await #expect(throws: CSVStreamError.self) {
                while let block = try await blocks.next() { rows += block }
            }
            #expect(!rows.isEmpty && rows == Array(2..<rows.count + 2))
            await #expect(throws: CSVStreamError.self) { try await blocks.next() }
        }
    }

    @Test func `behind the last block there is none, however often one asks`() async throws {
        let blocks = RecordBlocks(Self.records(3)) { _, origin in origin.row }
        #expect(try await blocks.next() == [2, 3, 4])
        for _ in 0..<5 { #expect(try await blocks.next() == nil) }
    }

    @Test func `whoever takes no more leaves no work behind`() async throws {
        let released: AsyncStream<Void>
        do {
            let held = Held()
            released = held.released.stream
            let blocks = RecordBlocks(Self.records(20_000)) { [held] _, origin in
                withExtendedLifetime(held) { origin.row }
            }
            #expect(try await blocks.next()?.first == 2)
        }
        for await _ in released {}
    }
}
