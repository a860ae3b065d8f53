import Foundation
import JobModel
import JobSession
import TestSupport
import Testing

struct ImportJobTests {
    private func job(in folder: String, _ more: String) throws -> JobSource {
        let path = folder + "/a.yaml"
        try "job: a\ndirectory: embedded\n\(more)\nsteps:\n  - {subject: people, source: a.csv, match: mobile}\n"
            .write(toFile: path, atomically: true, encoding: .utf8)
        return .job(path: path)
    }

    @Test func `single creates, given beside the job, and a job without invitations exclude each other`() async throws {
        try await withFolder { folder in
            let quiet = try job(in: folder, "notify: false")
            #expect(throws: UsageError.singleWithoutInvitation) { try ImportJob(quiet, submit: .single) }
            #expect(try ImportJob(quiet).definition.notify == false)
            #expect(try ImportJob(quiet, submit: .batch).definition.submit == .batch)
            let loud = try job(in: folder, "")
            #expect(try ImportJob(loud, submit: .single).definition.submit == .single)
        }
    }

    @Test func `a job is at home in its folder, a sheet in the working folder`() async throws {
        try await withFolder { folder in
            let job = try ImportJob(job(in: folder, ""))
            #expect(job.folder == folder && job.file == folder + "/a.yaml")
            #expect(job.results(nil) == folder + "/roster-results" && job.results("x") == "x")
            try "姓名,手机号\n甲,13800030001\n".write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            let sheet = try ImportJob(.sheet(SheetJob(file: folder + "/a.csv")))
            #expect(sheet.folder == FileManager.default.currentDirectoryPath && sheet.file == nil)
            #expect(sheet.definition.steps.map(\.match) == ["mobile"])
        }
    }

    @Test func `a field that identifies nobody is refused with those that do`() async throws {
        try await withFolder { folder in
            var sheet = SheetJob(file: folder + "/a.csv")
            sheet.match = "city"
            let usable = Subject.people.matchable
            #expect(throws: UsageError.unusableMatch(usable: usable)) { try ImportJob(.sheet(sheet)) }
        }
    }
}
