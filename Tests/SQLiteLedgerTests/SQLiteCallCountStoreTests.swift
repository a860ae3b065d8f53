import Foundation
import JobModel
import SQLiteLedger
import TestSupport
import Testing

/// Calls counted by app and month.
struct CallCountLedgerTests {
    @Test func `adds up calls of several processes for each app and month`() async throws {
        try await withFolder { folder in
            let (one, other) = (
                try SQLiteCallCountStore.open(folder: folder), try SQLiteCallCountStore.open(folder: folder)
            )
            #expect(try await one.calls(account: "a", month: "2026-12") == 0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    let store = number.isMultiple(of: 2) ? one : other
                    group.addTask { try await store.add(5, account: "a", month: "2026-12") }
                }
                try await group.waitForAll()
            }
            try await other.add(7, account: "b", month: "2026-12")
            try await other.add(3, account: "a", month: "2027-01")
            try await one.add(-50, account: "a", month: "2026-12")
            #expect(try await other.calls(account: "a", month: "2026-12") == 150)
            #expect(try await one.calls(account: "b", month: "2026-12") == 7)
            #expect(try await one.calls(account: "a", month: "2027-01") == 3)
            try await one.add(-50, account: "b", month: "2026-12")
            #expect(try await one.calls(account: "b", month: "2026-12") == 0)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/calls.sqlite")[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test func `a damaged count does not stop a command, and the month is counted from now on`() async throws {
        try await withFolder { folder in
            try await SQLiteCallCountStore.open(folder: folder).add(5, account: "a", month: "2026-12")
            let path = folder + "/calls.sqlite"
            for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
                try FileManager.default.removeItem(atPath: path + end)
            }
            try Data(repeating: 0xA5, count: 9000).write(to: URL(fileURLWithPath: path))
            let store = try SQLiteCallCountStore.open(folder: folder)
            try await store.add(2, account: "a", month: "2026-12")
            #expect(try await store.calls(account: "a", month: "2026-12") == 2)
        }
    }
}
