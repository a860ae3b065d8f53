import TestSupport
import Testing

/// An export whose directory takes connections and answers nothing.
struct HangingExportTests {
    @Test func `is stopped at once, keeps what it has read, and goes on when the directory does`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let company = ["--database", Served.database, "--company", Project.folder + "/templates/company.yaml"]
            let server = try await RunningServer(
                roster,
                company + ["--rates", "off", "--fault", "latency 100% 3000-3000ms"]
            )
            // No request ends by itself while the test lasts.
            try ExportJob.write(
                to: folder,
                directory: "http://127.0.0.1:\(server.port)",
                limits: "rates: off, request_deadline: 1h"
            )
            let own = try RunningWorker(roster, command: ["export", "all.yaml", "--out", "out"])
            for _ in 0..<RosterCommand.tries where !own.said.contains("Departments read") {
                _ = try await roster.run("runs")
            }
            server.hang(true)
            let stopped = try await roster.run("stop", "last")
            #expect(stopped.status == 0 && stopped.out.contains("Next: roster resume "), "\(stopped)")
            let end = await own.end()
            #expect(end.status == 130 && end.err.contains("Stopped as asked."), "\(end)")
            server.hang(false)
            let resumed = try await roster.run("resume", "last")
            #expect(resumed.status == 0, "\(resumed)")
            #expect(try await roster.run("verify", "out", "--live").status == 0)
            await server.interrupt()
        }
    }
}
