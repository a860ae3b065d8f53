import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

struct TakenUpSessionTests {
    @Test func `what nobody could confirm is resumed, and a retry of it finds nothing to do`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            let connector = Connector.embedded(in: folder)
            let job = try ImportJob(.job(path: fixture.job))
            let first = try ImportSession(connector: connector)
            async let answers = first.events.milestones(answering: .later)
            let open = try await first.begin(job)
            _ = await answers
            #expect(open.exit == .usage)

            let run = try await NamedRun("last", for: .resuming, at: LedgerPlace(stateFolder: folder + "/state"))
            #expect(run.folder == folder)
            let second = try ImportSession(connector: connector.near(run.folder))
            async let confirmed = second.events.milestones(answering: .yes(.terminal))
            let end = try await second.resume(run.id)
            #expect(end.exit == .success)
            #expect(await confirmed.contains("answered yes terminal"))

            let done = try await NamedRun("last", for: .retrying, at: LedgerPlace(stateFolder: folder + "/state"))
            #expect(done.id == run.id)
            let third = try ImportSession(connector: connector.near(done.folder))
            guard case .nothingToDo = try await third.retry(done.id) else {
                Issue.record("something to do")
                return
            }
            #expect(await third.events.milestones() == ["note"])
        }
    }

    @Test func `rows that were invalid are retried from a corrected file`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder, rows: "alpha,Alpha\nbeta,\n")
            let connector = Connector.embedded(in: folder)
            let first = try ImportSession(connector: connector)
            async let answers = first.events.milestones(answering: .yes(.terminal))
            let end = try await first.begin(ImportJob(.job(path: fixture.job)), results: folder + "/out")
            _ = await answers
            guard case .finished(let summary) = end, end.exit == .rowsFailed else {
                Issue.record("\(end)")
                return
            }
            let failed = try #require(summary.files.first { $0.hasSuffix("failed.csv") })
            let corrected = try String(contentsOfFile: failed, encoding: .utf8).replacing("beta,", with: "beta,Beta")
            try corrected.write(toFile: folder + "/corrected.csv", atomically: true, encoding: .utf8)
            let second = try ImportSession(connector: connector)
            async let confirmed = second.events.milestones(answering: .yes(.terminal))
            let retried = try await second.retry(summary.run, input: folder + "/corrected.csv")
            #expect(retried.exit == .success)
            #expect(await confirmed.contains("planned 1"))
        }
    }
}
