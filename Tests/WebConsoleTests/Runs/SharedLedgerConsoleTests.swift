import Foundation
import Glibc
import TestSupport
import Testing

/// The real console beside workers, over a ledger on PostgreSQL.
@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct SharedLedgerConsoleTests {
    private let rows = 60

    /// Does something with a run of the embedded directory that was left to workers, and the page of it.
    private func withReleasedRun(
        _ body: (RosterCommand, _ ledger: [String], Browser, _ page: String) async throws -> Void
    ) async throws {
        let ledger = ["--ledger", try await PostgresServer.shared().newSchema()]
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let sheet = "department_id,name\n" + (1...rows).map { "d\($0),Department \($0)\n" }.joined()
            try sheet.write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
            let job = """
                job: shared
                directory: embedded
                limits: {rates: off}
                steps:
                  - {subject: departments, source: departments.csv, match: department_id}
                """
            try job.write(toFile: folder + "/job.yaml", atomically: true, encoding: .utf8)
            let planned = try await roster.run(["import", "job.yaml", "--yes", "--detach"] + ledger)
            #expect(planned.status == 0, "\(planned)")
            struct Run: Decodable { var run: String }
            let status = try await roster.run(["status", "last", "--json"] + ledger)
            let run = try JSONDecoder().decode(Run.self, from: Data(status.out.utf8)).run
            let console = try await ConsoleProcess(ledger, in: folder)
            do {
                try await body(roster, ledger, console.browser, "/runs/\(run)")
            } catch {
                console.process.send(SIGTERM)
                _ = await console.process.end()
                throw error
            }
            console.process.send(SIGTERM)
            _ = await console.process.end()
        }
    }

    @Test func `the page of a run follows a worker to the end`() async throws {
        try await withReleasedRun { roster, ledger, browser, page in
            let released = try await browser.get(page).text
            #expect(released.contains("data-events=\"\(page)/events\""), "\(released)")
            async let worked = roster.run(["work", "--until-idle"] + ledger)
            // They end with the run.
            let events = try await browser.get(page + "/events").text
            #expect(events.contains("event: ended"), "\(events)")
            let watched = try await browser.get(page).text
            #expect(watched.contains("\(rows) of \(rows) rows succeeded"), "\(watched)")
            #expect(!watched.contains("\(page)/stop"), "\(watched)")
            #expect(try await worked.status == 0)
        }
    }

    @Test func `a run that is released and has no owner yet is stopped on its page, and gone on with`() async throws {
        try await withReleasedRun { roster, ledger, browser, page in
            let released = try await browser.get(page).text
            #expect(released.contains("\(page)/stop") && released.contains("\(page)/go-on"), "\(released)")
            #expect(try await browser.submit(page + "/stop").status == 303)
            let stopped = try await browser.get(page).text
            #expect(!stopped.contains("\(page)/stop") && stopped.contains("\(page)/go-on"), "\(stopped)")
            let idle = try await roster.run(["work", "--until-idle"] + ledger)
            #expect(idle.status == 0, "\(idle)")
            let status = try await roster.run(["status", "last"] + ledger)
            #expect(status.out.contains("stopped") && !status.out.contains("created"), "\(status)")
            #expect(try await browser.submit(page + "/go-on").status == 303)
            #expect(try await browser.get(page + "/events").text.contains("event: ended"))
            let written = try await browser.get(page).text
            #expect(written.contains("\(rows) of \(rows) rows succeeded"), "\(written)")
        }
    }
}
