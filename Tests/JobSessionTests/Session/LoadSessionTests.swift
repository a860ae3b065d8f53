import Foundation
import JobEngine
import JobModel
import JobSession
import SQLiteLedger
import TestSupport
import Testing

struct LoadSessionTests {
    private func people(in folder: String, _ rows: String) throws {
        try ("user_id,name,mobile,department_ids,employee_type,employee_no\n" + rows)
            .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
    }

    private func session(_ folder: String) throws -> LoadSession {
        let file = EmbeddedFile(database: folder + "/other.sqlite")
        return try LoadSession(folder: folder, into: file, stateFolder: folder + "/state")
    }

    @Test func `fills a directory, and says beforehand whether somebody will be gone`() async throws {
        try await withFolder { folder in
            try people(in: folder, "x1,甲,13800030001,0,1,L1\n")
            let first = try session(folder)
            #expect(!first.replaces)
            let loaded = try await first.run()
            #expect(loaded.exit == .success && loaded.failed == 0 && loaded.results == nil)
            #expect(loaded.runs.map(\.summary.rows) == [1])
            #expect(await first.events.kinds().last == "finished")
            let file = EmbeddedFile(database: folder + "/other.sqlite")
            #expect(FileManager.default.fileExists(atPath: file.secretPath))
            #expect(try await file.outbox().isEmpty)
            #expect(loaded.runs.allSatisfy { $0.plan.steps.allSatisfy { $0.invitations == 0 } })
            #expect(try session(folder).replaces)
            try file.reset()
            let emptied = try session(folder)
            #expect(!emptied.replaces)
        }
    }

    @Test func `rows that cannot be loaded stand in results that stay`() async throws {
        try await withFolder { folder in
            try people(in: folder, "x1,甲,13800030001,0,1,L1\nx2,乙,13800030002,nowhere,1,L2\n")
            let loaded = try await session(folder).run()
            #expect(loaded.exit == .rowsFailed && loaded.failed == 1)
            let results = try #require(loaded.results)
            #expect(FileManager.default.fileExists(atPath: results))
            try FileManager.default.removeItem(atPath: URL(fileURLWithPath: results).deletingLastPathComponent().path)
        }
    }

    @Test func `a stop between departments and their leaders is no success`() async throws {
        try await withFolder { folder in
            try "department_id,name,parent_department_id\nalpha,Alpha,0\n"
                .write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
            let loading = try SnapshotLoad(folder: folder)
            let (connector, stop) = (Connector.embedded(in: folder), StopSignal())
            let loaded = try await loading.run(
                ledger: try SQLiteLedger.inMemory(),
                scratch: folder,
                stop: stop,
                connect: { try await connector.connect($0) },
                events: { if case .progress(let done, let total) = $0, done == total { stop.raise() } }
            )
            let runs = loaded.map { FinishedLoad.Run(plan: $0, summary: $1) }
            #expect(runs.map(\.summary.notWell) == [0])
            let finished = FinishedLoad(runs: runs, of: loading.runs)
            #expect(finished.failed == 0 && !finished.isWhole && finished.exit == .interrupted)
        }
    }

    @Test func `a load that is stopped tells in the exit status`() async throws {
        try await withFolder { folder in
            try people(in: folder, (1...300).map { "x\($0),甲,138000\(30000 + $0),0,1,L\($0)\n" }.joined())
            let session = try session(folder)
            let stopping = Task {
                for await event in session.events {
                    if case .work(.begun) = event { return session.stop() }
                }
                return false
            }
            let loaded = try await session.run()
            #expect(await stopping.value)
            #expect(loaded.exit == .interrupted && !loaded.isWhole && loaded.results == nil)
        }
    }

    @Test func `a folder without an export is refused at once`() async throws {
        try await withFolder { folder in
            _ = #expect(throws: EngineError.noExport(folder: folder)) { try session(folder) }
        }
    }
}
