import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

struct ImportSessionTests {
    @Test func `two listeners receive the same events, and a late one receives all of them`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            let events = fixture.session.events
            async let first = events.milestones(answering: .yes(.terminal))
            async let second = events.milestones()
            let end = try await fixture.run()
            let heard = await first
            let milestones = heard.filter { !$0.hasPrefix("step ") && $0 != "reading" }
            #expect(milestones == ["begun", "planned 3", "question", "answered yes terminal", "summary 0"])
            #expect(heard.contains { $0.hasPrefix("step ") && $0.hasSuffix(" of 3") })
            #expect(await second == heard)
            #expect(await events.milestones() == heard)
            guard case .finished(let summary) = end else {
                Issue.record("\(end)")
                return
            }
            #expect(summary.rows == 3 && summary.outcomes["created"] == 3)
            #expect(try await fixture.ledger.run(summary.run).confirmation == .terminal)
        }
    }

    @Test func `a plan that is refused ends the run, and nothing is sent`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            async let heard = fixture.session.events.milestones(answering: .no)
            guard case .declined = try await fixture.run() else {
                Issue.record("not declined")
                return
            }
            #expect(await heard.last == "answered no")
            let run = try #require(try await fixture.ledger.runs(limit: 1).first)
            #expect(run.state == .finished && run.confirmation == nil)
        }
    }

    @Test func `keeps a plan that nobody can confirm for a resume`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            async let heard = fixture.session.events.milestones(answering: .later)
            guard case .unanswered(let id) = try await fixture.run() else {
                Issue.record("not left open")
                return
            }
            #expect(await heard.last == "answered later")
            #expect(try await fixture.ledger.run(id).state == .planned)
        }
    }

    @Test func `the first answer counts, and a stop does not block a question`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            let session = fixture.session
            let answers = Task {
                for await event in session.events {
                    guard case .question(let question) = event else { continue }
                    return [session.stop(), question.answer(.no), question.answer(.yes(.terminal))]
                }
                return []
            }
            guard case .declined = try await fixture.run() else {
                Issue.record("not declined")
                return
            }
            #expect(await answers.value == [false, true, false])
        }
    }

    @Test func `a failure is the last event, and is also thrown`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            async let heard = fixture.session.events.milestones()
            await #expect(throws: LedgerError.self) { try await fixture.session.resolve("20260101-000000-none") }
            #expect(await heard == ["failed"])
        }
    }

    @Test func `a session ends if its task is cancelled at the question`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            let work = Task { try await fixture.run() }
            for await event in fixture.session.events {
                if case .question = event { work.cancel() }
            }
            await #expect(throws: CancellationError.self) { try await work.value }
        }
    }
}
