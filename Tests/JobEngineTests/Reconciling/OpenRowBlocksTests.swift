import JobModel
import LocalFiles
import SQLiteLedger
import TestSupport
import Testing

@testable import JobEngine

struct OpenRowBlocksTests {
    private let ledger: SQLiteLedger

    init() throws { ledger = try SQLiteLedger.inMemory() }

    /// A running run of rows on the lines 1 to 9, all of which are *sending*.
    private func blocks(rows: Int = 9, held: [Chunk] = []) async throws -> OpenRowBlocks {
        try await ledger.createTestRun(steps: 1, rows: Array(1...rows), records: rows)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        try await ledger.commit([.send(lines: Array(1...rows), at: .now)], run: "r", step: 1)
        var blocks = OpenRowBlocks(ledger: ledger, run: "r", step: 1, held: held)
        blocks.rowsOfBlock = 4
        blocks.tasksOfBlock = 1
        return blocks
    }

    @Test func `rows that stay unknown come once, in blocks of a bounded size`() async throws {
        let blocks = try await blocks()
        var seen: [[Int]] = []
        let reason = try await blocks.unproven { rows in
            let lines = rows.map(\.planned.line)
            seen.append(lines)
            let changes = lines.map { LedgerChange.settle(Settlement(line: $0, outcome: .unknown)) }
            try await ledger.commit(changes, run: "r", step: 1)
            return nil
        }
        #expect(reason == nil)
        #expect(seen == [[1, 2, 3, 4], [5, 6, 7, 8], [9]])
        #expect(try await blocks.isAnyInDoubt)
    }

    @Test func `the rows of one task are in one block, on any lines`() async throws {
        let blocks = try await blocks()
        let tasks: [LedgerChange] = [
            .accept(lines: [1, 3, 9], taskID: "a"), .accept(lines: [2, 4, 5, 6, 7, 8], taskID: "b"),
        ]
        try await ledger.commit(tasks, run: "r", step: 1)
        var seen: [[Int]] = []
        _ = try await blocks.accepted { rows in
            let lines = rows.map(\.planned.line)
            seen.append(lines)
            let changes = lines.map { LedgerChange.settle(Settlement(line: $0, outcome: .created)) }
            try await ledger.commit(changes, run: "r", step: 1)
            return nil
        }
        #expect(seen == [[1, 3, 9], [2, 4, 5, 6, 7, 8]])
        #expect(try await !blocks.isAnyInDoubt)
    }

    @Test func `rows of chunks that others hold are left out, and a reason ends the reading`() async throws {
        let hold = ChunkHold(run: "r", number: 1, epoch: 1)
        let place = ChunkPlace(step: 1, level: 0, group: .single)
        let blocks = try await blocks(held: [Chunk(hold: hold, place: place, lines: 1...6)])
        var seen: [[Int]] = []
        let reason = try await blocks.unproven { rows in
            seen.append(rows.map(\.planned.line))
            return .interrupted
        }
        #expect(reason == .interrupted && seen == [[7, 8]])
    }

    @Test func `rows of unknown end are read back, even of a chunk that is held`() async throws {
        let hold = ChunkHold(run: "r", number: 1, epoch: 1)
        let place = ChunkPlace(step: 1, level: 0, group: .single)
        let blocks = try await blocks(held: [Chunk(hold: hold, place: place, lines: 1...9)])
        try await ledger.commit([.settle(Settlement(line: 3, outcome: .unknown))], run: "r", step: 1)
        var seen: [Int] = []
        _ = try await blocks.unproven { rows in
            seen += rows.map(\.planned.line)
            return nil
        }
        #expect(seen == [3])
    }

    @Test func `rows that wait are all released, a block at a time`() async throws {
        let blocks = try await blocks()
        try await ledger.commit([.wait(lines: [2, 4, 5, 6, 8], until: 1)], run: "r", step: 1)
        var sizes: [Int] = []
        try await blocks.waiting { rows in
            sizes.append(rows.count)
            try await ledger.commit(rows.map { .release(line: $0.planned.line) }, run: "r", step: 1)
        }
        #expect(sizes == [4, 1])
        #expect(try await ledger.rows(run: "r", step: 1, in: [.planned]).count == 5)
    }
}
