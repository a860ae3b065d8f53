import Foundation
import JobModel
import LocalFiles
import TestSupport
import Testing

@testable import SQLiteLedger

/// Modes and links of what holds people's data.
struct PrivatePlaceTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func set(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func `corrects permissions that are too wide`() async throws {
        try await withFolder { folder in
            let state = folder + "/state"
            try SQLiteLedger.open(folder: state).close()
            _ = try SQLiteRateBudgetStore.open(folder: state)
            let files = ["ledger.sqlite", "rates.sqlite"].map { state + "/" + $0 }
            for file in files { try set(0o666, file) }
            for place in [state, state + "/runs"] { try set(0o777, place) }
            try SQLiteLedger.open(folder: state).close()
            _ = try SQLiteRateBudgetStore.open(folder: state)
            for file in files { #expect(try mode(file) == 0o600) }
            for place in [state, state + "/runs"] { #expect(try mode(place) == 0o700) }
        }
    }

    @Test(arguments: ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite.migrating"])
    func `refuses a link in place of a file, and does not touch its target`(name: String) async throws {
        try await withFolder { folder in
            let state = folder + "/state"
            try SQLiteLedger.open(folder: state).close()
            if FileManager.default.fileExists(atPath: state + "/" + name) {
                try FileManager.default.moveItem(atPath: state + "/" + name, toPath: folder + "/elsewhere")
            } else {
                try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/elsewhere"))
            }
            let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/elsewhere"))
            try FileManager.default.createSymbolicLink(
                atPath: state + "/" + name,
                withDestinationPath: folder + "/elsewhere"
            )
            #expect(throws: LedgerError.notOurs(path: state + "/" + name)) { try SQLiteLedger.open(folder: state) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/elsewhere")) == before)
        }
    }

    @Test func `refuses a state folder of another user`() async throws {
        // Only root can give a folder away; elsewhere the system's own folder is another user's.
        try await withFolder { folder in
            let place = geteuid() == 0 ? folder + "/state" : "/usr"
            if geteuid() == 0 {
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
                #expect(chown(place, 65534, 65534) == 0)
            }
            #expect(throws: LedgerError.notOurs(path: place)) { try SQLiteLedger.open(folder: place) }
        }
    }

    @Test func `many can create a folder with its parents at the same moment`() async throws {
        try await withFolder { folder in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try PrivatePlace.makeFolder(folder + "/a/b/c") } }
                try await group.waitForAll()
            }
            #expect(try mode(folder + "/a/b/c") == 0o700)
        }
    }
}
