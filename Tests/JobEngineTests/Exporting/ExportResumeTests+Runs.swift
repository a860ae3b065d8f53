import ContactAPI
import DirectoryClient
import Foundation
import Hummingbird
import JobModel
import LocalFiles
import NIOCore
import SQLiteLedger
import Synchronization
import TestSupport
import Testing
import Workbooks

@testable import JobEngine

/// Runs of exports in the ledger: what they count, and what is asked of them alone.
extension ExportResumeTests {
    @Test func `a run counts people once, and at the end those who are written`() async throws {
        var directory = Self.directory
        directory.users[0].departmentIDs = ["od-d1", "od-d2", "od-d3"]
        try await with(Line(most: 1000), directory) { fixture in
            var choice = ExportChoice()
            choice.conditions = [ExportCondition("user_id!=u2")].compactMap(\.self)
            let handle = try await fixture.start(choice: choice)
            let written = try await fixture.export(handle)
            #expect(written.manifest.people == 59)
            let status = try await RunHistory(ledger: fixture.ledger).status(of: handle.id)
            #expect(status.export?.people == 59)
        }
        try await with(Line(most: 20), directory) { fixture in
            let handle = try await fixture.start()
            await #expect(throws: DirectoryFailure.self) { _ = try await fixture.export(handle) }
            let status = try await RunHistory(ledger: fixture.ledger).status(of: handle.id)
            let people = try #require(status.export?.people)
            #expect((1...60).contains(people))
        }
    }

    @Test func `purging an export takes what it has read away`() async throws {
        let line = Line(most: 9)
        try await with(line) { fixture in
            let handle = try await fixture.start()
            await #expect(throws: DirectoryFailure.self) { _ = try await fixture.export(handle) }
            let history = RunHistory(ledger: fixture.ledger)
            let later = Date(timeIntervalSinceNow: 60)
            #expect(try await history.purgePlan(before: later, force: false).kept.map(\.reason) == [.unfinished])
            _ = try await history.purge(try await history.purgePlan(before: later, force: true))
            #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder) == ["state"])
            #expect(try await fixture.ledger.export(of: handle.id) == nil)
        }
    }

    @Test func `only an export gives way, and only with force`() async throws {
        try await with(Line(most: 1000)) { fixture in
            let first = try await fixture.export(try await fixture.start())
            let beside = try await fixture.export(try await fixture.start())
            #expect(first.folder == fixture.folder + "/out" && beside.folder == fixture.folder + "/out-2")
            let over = try await fixture.export(try await fixture.start(replaces: true), replaces: true)
            #expect(over.folder == first.folder && over.manifest.run != first.manifest.run)
            #expect(ExportFolder.manifest(in: first.folder) == over.manifest)
            // Its changes since an earlier one go with it.
            let changes = first.folder + "/changes"
            try FileManager.default.createDirectory(atPath: changes, withIntermediateDirectories: false)
            let record = try JSONEncoder().encode(try ChangeFiles(writtenTo: changes))
            try record.write(to: URL(fileURLWithPath: changes + "/changes.json"))
            let again = try await fixture.export(try await fixture.start(replaces: true), replaces: true)
            #expect(again.folder == first.folder && !FileManager.default.fileExists(atPath: changes))
            try "mine".write(toFile: first.folder + "/notes.txt", atomically: true, encoding: .utf8)
            await #expect(throws: OutputError.self) { _ = try await fixture.start(replaces: true) }
            #expect(FileManager.default.fileExists(atPath: first.folder + "/notes.txt"))
            let left = try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted()
            #expect(left == ["out", "out-2", "state"])
        }
    }

    @Test func `status and list know an export, and rows are asked of imports alone`() async throws {
        try await with(Line(most: 9)) { fixture in
            let handle = try await fixture.start()
            await #expect(throws: DirectoryFailure.self) { _ = try await fixture.export(handle) }
            let history = RunHistory(ledger: fixture.ledger)
            let status = try await history.status(of: "last")
            // The root, which has members as well, is no department.
            #expect(status.nextCommand == "roster resume \(handle.id)" && status.export?.departments == 12)
            #expect(try await history.id(of: "last", for: .resuming) == handle.id)
            await #expect(throws: LedgerError.noSuchRun("last")) {
                _ = try await history.id(of: "last", for: .retrying)
            }
            await #expect(throws: EngineError.notAnImport(job: "all")) {
                _ = try await history.writeResults(of: handle.id, out: nil)
            }
        }
    }
}
