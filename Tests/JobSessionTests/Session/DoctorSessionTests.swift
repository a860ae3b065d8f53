import DirectoryDoctor
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

struct DoctorSessionTests {
    @Test func `asks what any import needs, and looks at the ids given`() async throws {
        try await withFolder { folder in
            let session = DoctorSession(job: nil, ids: ["ou_nobody"], connector: .embedded(in: folder))
            let diagnosis = try await session.run()
            #expect(diagnosis.host == "embedded")
            #expect(diagnosis.answers.contains { $0.code.hasPrefix("id") && $0.verdict != .well })
            #expect(await session.events.kinds() == ["finished"])
        }
    }

    @Test func `with a question only what has to do with it is answered`() async throws {
        try await withFolder { folder in
            let question = try #require(QuestionSearch().matches("permission").first { !$0.checks.isEmpty })
            let whole = try await DoctorSession(job: nil, connector: .embedded(in: folder)).run()
            let asked = try await DoctorSession(job: nil, question: question, connector: .embedded(in: folder)).run()
            #expect(asked == whole.about(question) && asked.answers.count < whole.answers.count)
        }
    }

    @Test func `a job whose sheet is missing fails before the directory is reached`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder, writesSheet: false)
            let session = DoctorSession(job: fixture.job, connector: .embedded(in: folder))
            await #expect(throws: (any Error).self) { try await session.run() }
            #expect(await session.events.kinds() == ["failed"])
        }
    }
}
