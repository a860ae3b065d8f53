import Foundation
import Glibc
import JobModel
import JobSession
import TestSupport
import Testing

/// `roster ledger copy` between the file and a PostgreSQL database.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)))
struct LedgerCopyCommandTests {
    @Test func `a wave that is copied to a database and back gives the same results`() async throws {
        let address = try await PostgresServer.shared().newSchema()
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            let imported = try Summary(await roster.run("import", "jobs/onboarding.yaml", "--yes", "--json"))
            let there = try await roster.run("ledger", "copy", "file", address)
            #expect(there.status == 0 && there.out == "\(imported.run): copied, 314 rows\n", "\(there)")
            let again = try await roster.run("ledger", "copy", "file", address)
            #expect(
                again.status == 0 && again.out == "\(imported.run): already there, with the same content\n",
                "\(again)"
            )
            let back = try await roster.run("ledger", "copy", address, folder + "/back")
            #expect(back.status == 0, "\(back)")
            var other = roster
            other.environment["XDG_STATE_HOME"] = folder + "/home"
            let last = try await other.run(
                "ledger",
                "copy",
                folder + "/back/ledger.sqlite",
                "file",
                "--run",
                imported.run
            )
            #expect(last.status == 0, "\(last)")
            var results: [[String: String]] = []
            for (name, roster, options) in [
                ("one", roster, []), ("two", roster, ["--ledger", address]), ("three", other, []),
            ] {
                let out = folder + "/" + name
                _ = try await roster.run(["results", imported.run, "--out", out] + options)
                results.append(try Self.sheets(in: out))
            }
            #expect(results[0].count >= 4 && results[0] == results[1] && results[0] == results[2])
        }
    }

    /// The contents of CSV files by their place in a folder.
    private static func sheets(in folder: String) throws -> [String: String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) }
        )
    }

    @Test func `a copy that is killed at any moment keeps whole runs alone, and the next one goes on`() async throws {
        let address = try await PostgresServer.shared().newSchema()
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let from = LedgerPlace(stateFolder: folder + "/state/roster")
            try await Self.addRuns(8, rows: 1500, to: try from.ledger())
            let to = try LedgerPlace(stateFolder: folder, address: address)
            var kills = 0
            var copied = try await roster.run(
                "ledger",
                "copy",
                "file",
                address,
                disturbed: .kill(after: .milliseconds(30))
            )
            while copied.status == 128 + SIGKILL, kills < RosterCommand.tries {
                kills += 1
                try await Self.expectWholeRuns(from, to)
                let delay = Duration.milliseconds(30 * (kills + 1))
                copied = try await roster.run("ledger", "copy", "file", address, disturbed: .kill(after: delay))
            }
            #expect(copied.status == 0 && kills > 0, "\(kills) \(copied)")
            #expect(try await to.ledger().runs(limit: 99).count == 8)
            try await Self.expectWholeRuns(from, to)
        }
    }

    private static func expectWholeRuns(_ from: LedgerPlace, _ to: LedgerPlace) async throws {
        // A copy that was killed early has made no tables.
        _ = try await to.ledger().runs(limit: 1)
        try from.ledger().readRecords { from in
            try to.ledger().readRecords { to in
                for number in 1...8 where try to.has("run-\(number)") {
                    #expect(try from.difference(from: to, in: "run-\(number)") == nil)
                }
            }
        }
    }

    private static func addRuns(_ count: Int, rows: Int, to ledger: any LedgerStore) async throws {
        for number in 1...count {
            let run = "run-\(number)"
            let definition = JobDefinition(job: "copied")
            try await ledger.createRun(
                RunRecord(id: run, definition: definition, started: Double(number), out: "out", base: "/")
            )
            var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: ["name"])
            step.records = rows
            try await ledger.addStep(step, of: run)
            let planned = (1...rows).map {
                PlannedRow(line: $0, row: $0, originRow: $0, matchKey: "E\($0)", action: .create, record: ["E\($0)"])
            }
            try await ledger.add(planned, run: run, step: 1)
            try await ledger.completeStep(1, leftOut: 0, of: run)
        }
    }

    @Test func `a run at work is refused, and another run of the same name is left`() async throws {
        let address = try await PostgresServer.shared().newSchema()
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let from = LedgerPlace(stateFolder: folder + "/state/roster")
            let ledger = try from.ledger()
            try await Self.addRuns(2, rows: 3, to: ledger)
            let owner = try await ledger.lock(run: "run-2")
            let refused = try await roster.run("ledger", "copy", "file", address)
            #expect(refused.status == 2 && refused.err.contains("run-2") && refused.out.isEmpty, "\(refused)")
            owner.release()
            #expect(try await roster.run("ledger", "copy", "file", address).status == 0)
            try await ledger.updateRun("run-1", app: "another")
            let differs = try await roster.run("ledger", "copy", "file", address)
            #expect(differs.status == 10 && differs.out.contains("run-1: not copied"), "\(differs)")
            let missing = try await roster.run("ledger", "copy", folder + "/nothing", address)
            #expect(missing.status == 2 && missing.err.contains("There is no ledger at"), "\(missing)")
        }
    }
}
