import Foundation
import TestSupport
import Testing

@testable import JobEngine

/// What is left of a journal whose end a power failure has damaged.
struct WalkJournalTests {
    @Test func `a header that ends in zeros is no entry`() async throws {
        try await withFolder { folder in
            var entry = JournalEntry(kind: .gone)
            entry.body = Array("[]".utf8)
            let journal = try WalkJournal.open(in: folder) { _, _ in }
            _ = try journal.append(entry)
            let file = try #require(FileHandle(forWritingAtPath: folder + "/" + WalkJournal.name))
            try file.seekToEnd()
            // Mark, kind, list and reading; then no people, no token, no body, and the checksum of nothing.
            let header = [JournalHeader.mark, JournalEntry.Kind.page.rawValue, 0, 1, 0, 0, 0, 0]
            try file.write(contentsOf: header.withUnsafeBytes { Data($0) })
            try file.close()
            var kinds: [JournalEntry.Kind] = []
            _ = try WalkJournal.open(in: folder) { entry, _ in kinds.append(entry.kind) }
            #expect(kinds == [.gone])
        }
    }
}
