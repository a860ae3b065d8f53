import Foundation
import JobModel
import TestSupport
import Testing

/// How far exports are, over every store.
struct ExportConformanceTests {
    @Test(arguments: StoreUnderTest.all)
    func `keeps the newest word of an export, and takes it out with its run`(store: StoreUnderTest) async throws {
        try await withFolder { folder in
            let ledger = try await store.open(folder)
            try await ledger.createTestRun()
            #expect(try await ledger.export(of: "r") == nil)
            var export = ExportRecord(target: "/out", folder: "/roster-export-r.unfinished", replaces: true)
            try await ledger.putExport(export, of: "r")
            #expect(try await ledger.export(of: "r") == export)
            (export.journal, export.lists, export.listsRead, export.people) = (1 << 40, 20_000, 7, 350)
            export.effort.calls = ["GET /x": 8]
            export.effort.waitedForLimits = 1.5
            try await ledger.putExport(export, of: "r")
            #expect(try await ledger.export(of: "r") == export)
            // An export goes through the states of a run without a row.
            try await ledger.completePlan(of: "r", saying: "{}", at: 1)
            try await ledger.confirm("r", by: .notNeeded, at: 2)
            try await ledger.updateRun("r", state: .running)
            try await ledger.updateRun("r", state: .stopped)
            try await ledger.updateRun("r", state: .running)
            try await ledger.updateRun("r", state: .written)
            try await ledger.updateRun("r", state: .finished, exit: 0)
            let lock = try await ledger.lock(run: "r")
            try await ledger.purge(["r"])
            lock.release()
            #expect(try await ledger.export(of: "r") == nil)
        }
    }
}
