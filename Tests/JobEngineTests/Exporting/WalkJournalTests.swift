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

    @Test func `an entry stands there as it was put, and one that is cut anywhere does not`() async throws {
        try await withFolder { folder in
            var entry = JournalEntry(kind: .people, list: 3, listing: 2)
            entry.people = [JournalEntry.Person(key: PersonKey(Array("ou_1".utf8)), object: 1..<9, isElsewhere: true)]
            entry.token = "下一页"
            entry.body = Array(#"[{"a":1}]"#.utf8)
            let path = folder + "/" + WalkJournal.name
            let written = try WalkJournal.open(in: folder) { _, _ in }
            let first = try written.append(entry)
            let second = try written.append(entry)
            #expect(second.start == first.end && written.count == second.end)
            #expect(try written.read(second.body..<second.end) == entry.body)
            #expect(try written.people(of: second) == entry.people)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for end in first.end...second.end {
                try whole.prefix(end).write(to: URL(fileURLWithPath: path))
                var places: [JournalPlace] = []
                _ = try WalkJournal.open(in: folder) { read, place in
                    #expect(read.people == entry.people && read.token == entry.token)
                    #expect(read.list == 3 && read.listing == 2)
                    places.append(place)
                }
                #expect(places == (end < second.end ? [first] : [first, second]))
            }
        }
    }
}
