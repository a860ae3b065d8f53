import GRDB
import Testing

@testable import DirectoryServer

/// Writes that share a transaction, and what is undone of them.
struct WriteQueueTests {
    private struct Refusal: Error {}

    private static func numbers(_ work: (WriteQueue) async throws -> Void) async throws -> [Int] {
        let database = try DatabaseQueue()
        try await database.write { try $0.execute(sql: "CREATE TABLE number (value INTEGER PRIMARY KEY)") }
        let queue = WriteQueue(database: database, trees: [:])
        async let running: Void = queue.run()
        try await work(queue)
        queue.finish()
        await running
        return try await database.read { try Int.fetchAll($0, sql: "SELECT value FROM number ORDER BY value") }
    }

    private static func add(_ number: Int, _ writing: Writing) throws {
        try writing.db.execute(sql: "INSERT INTO number VALUES (?)", arguments: [number])
    }

    @Test func `what throws undoes its own writes alone`() async throws {
        let numbers = try await Self.numbers { queue in
            await withTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let isDone: Void? = try? await queue.perform { writing in
                            try Self.add(number, writing)
                            if number % 3 == 0 { throw Refusal() }
                        }
                        return (isDone == nil) == (number % 3 == 0)
                    }
                }
                for await isExpected in group { #expect(isExpected) }
            }
        }
        #expect(numbers == (0..<200).filter { $0 % 3 != 0 })
    }

    @Test func `a write within a write is undone alone`() async throws {
        let numbers = try await Self.numbers { queue in
            try await queue.perform { writing in
                try Self.add(1, writing)
                #expect(throws: Refusal.self) {
                    try writing.savepoint { inner in
                        try Self.add(2, inner)
                        inner.noteMembership()
                        throw Refusal()
                    }
                }
                #expect(!writing.changes.membership)
                try writing.savepoint { try Self.add(3, $0) }
            }
        }
        #expect(numbers == [1, 3])
    }

    @Test func `a refused statement undoes what its write did before it`() async throws {
        let numbers = try await Self.numbers { queue in
            try await queue.perform { try Self.add(1, $0) }
            await #expect(throws: DatabaseError.self) {
                try await queue.perform { writing in
                    try Self.add(2, writing)
                    try Self.add(1, writing)
                }
            }
            try await queue.perform { try Self.add(4, $0) }
        }
        #expect(numbers == [1, 4])
    }
}
