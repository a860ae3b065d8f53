import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

struct PlanSessionTests {
    private func job(in folder: String, _ rows: String = "alpha,Alpha\nbeta,Beta\n") throws -> ImportJob {
        let path = folder + "/departments.csv"
        try ("department_id,name\n" + rows).write(toFile: path, atomically: true, encoding: .utf8)
        var sheet = SheetJob(file: path)
        sheet.subject = .departments
        return try ImportJob(.sheet(sheet))
    }

    @Test func `a plan that is looked at leaves no run behind`() async throws {
        try await withFolder { folder in
            let session = PlanSession(job: try job(in: folder), connector: .embedded(in: folder))
            let plan = try await session.run()
            #expect(plan.writes == 2 && plan.run.isEmpty && plan.exit == .success)
            #expect(await session.events.kinds() == ["reading", "finished"])
            #expect(try await RunHistory(stateFolder: folder + "/state").runs(limit: 1).isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder + "/roster-results"))
        }
    }

    @Test func `a plan that is kept is applied as it stands, and replaces no file`() async throws {
        try await withFolder { folder in
            let (file, connector) = (folder + "/plan.jsonl", Connector.embedded(in: folder))
            let job = try job(in: folder)
            _ = try await PlanSession(job: job, connector: connector, output: file, results: folder + "/out").run()
            let again = PlanSession(job: job, connector: connector, output: file)
            await #expect(throws: UsageError.planExists(path: file)) { try await again.run() }
            let session = try ImportSession(connector: connector)
            async let heard = session.events.milestones(answering: .yes(.planFile))
            let end = try await session.apply(PlanFile(path: file), out: nil)
            guard case .finished(let summary) = end else {
                Issue.record("\(end)")
                return
            }
            #expect(end.exit == .success && summary.outcomes["created"] == 2)
            #expect(await heard.last == "summary 0")
            #expect(summary.files.allSatisfy { $0.hasPrefix(folder + "/out/") })
        }
    }

    @Test func `a row that cannot be sent tells in the exit status`() async throws {
        try await withFolder { folder in
            let job = try job(in: folder, "alpha,Alpha\nbeta,\n")
            let plan = try await PlanSession(job: job, connector: .embedded(in: folder)).run()
            #expect(plan.invalid == 1 && plan.exit == .nothingSent)
        }
    }
}
