import Foundation
import JobModel
import TestSupport
import Testing

/// The real command with its ledger in a PostgreSQL database.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct PostgresWaveTests {
    /// What differs between two runs of the same wave: ids that are drawn, and times.
    private func stable(_ text: String, run: String) -> String {
        text.replacing(run, with: "RUN")
            .replacing(#/o[ud][-_][0-9a-zA-Z]+/#, with: "OPEN")
            .replacing(#/[0-9]{10}[0-9A-F]{16}/#, with: "LOG")
            .replacing(#/,[0-9a-f]{8},/#, with: ",USER,")
            .replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/#, with: "TIME")
    }

    private func results(of summary: Summary) throws -> [String: String] {
        try Dictionary(
            uniqueKeysWithValues: summary.files.filter { $0.hasSuffix(".csv") }.map { path in
                let name = path.split(separator: "/").suffix(2).joined(separator: "/")
                return (name, stable(try String(contentsOfFile: path, encoding: .utf8), run: summary.run))
            }
        )
    }

    @Test func `the shipped wave gives the same results as with SQLite`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await withFolder { folder in
            var found: [[String: String]] = []
            var summaries: [Summary] = []
            for (name, options) in [("sqlite", [String]()), ("postgres", ["--ledger", address])] {
                let own = folder + "/" + name
                try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: false)
                try Project.copyJobs(to: own)
                let roster = RosterCommand(folder: own)
                let imported = try await roster.run(["import", "jobs/onboarding.yaml", "--yes", "--json"] + options)
                let summary = try Summary(imported)
                #expect(summary.exit == 4 && summary.rows == 314 && summary.addsUp, "\(imported.err)")
                summaries.append(summary)
                found.append(try results(of: summary))
                #expect(FileManager.default.fileExists(atPath: own + "/state/roster/ledger.sqlite") == options.isEmpty)
            }
            #expect(found[0].count >= 4)
            #expect(found[0] == found[1])
            // Found again from the ledger, by every command that knows it, and by the environment.
            var roster = RosterCommand(folder: folder + "/postgres")
            let runs = try await roster.run("runs", "--ledger", address)
            #expect(runs.out.contains(summaries[1].run), "\(runs.err)")
            roster.environment["ROSTER_LEDGER"] = address
            let again = try await roster.run("results", "last", "--out", folder + "/again", "--json")
            #expect(try results(of: Summary(again)) == found[1], "\(again.err)")
            let rows = try await roster.run("rows", "last", "--outcome", "invalid", "--json")
            #expect(rows.status == 0 && rows.out.contains("\"total\":25"), "\(rows.out.prefix(300)) \(rows.err)")
            let second = try Summary(await roster.run("import", "jobs/onboarding.yaml", "--json"))
            #expect(second.exit == 4 && second.addsUp)
        }
    }

    @Test func `a run that was killed goes on from the database at once`() async throws {
        let server = try await PostgresServer.shared()
        let address = try await server.newSchema()
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            var roster = RosterCommand(folder: folder)
            roster.environment["ROSTER_LEDGER"] = address
            let killed = try await roster.run(
                ["import", "jobs/onboarding.yaml", "--yes"],
                disturbed: .signal(SIGKILL, onceSaid: "people")
            )
            #expect(killed.status == 128 + SIGKILL, "\(killed.err)")
            let resumed = try await roster.run("resume", "last", "--yes", "--json")
            let summary = try Summary(resumed)
            #expect(summary.exit == 4 && summary.rows == 314 && summary.addsUp, "\(resumed.err)")
            #expect(summary.count(.created) == 275)
        }
    }

    @Test func `a database that is not there is named, without the password`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let runs = try await roster.run("runs", "--ledger", "postgres://ada:s3cret@127.0.0.1:1/roster")
            #expect(runs.status == 1 && runs.err.contains("postgres://ada@127.0.0.1:1/roster"), "\(runs.err)")
            #expect(!(runs.out + runs.err).contains("s3cret"))
            let wrong = try await roster.run("runs", "--ledger", "postgres://ada:s3cret%ZZ@h/d")
            // As `--ledger "$UNSET"` gives it.
            let empty = try await roster.run("runs", "--ledger", "")
            #expect(empty.status == 2 && empty.out.isEmpty, "\(empty.out) \(empty.err)")
            #expect(wrong.status == 2 && !(wrong.out + wrong.err).contains("s3cret"), "\(wrong.err)")
        }
    }
}
