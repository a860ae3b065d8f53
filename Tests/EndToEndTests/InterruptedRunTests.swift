import Foundation
import Glibc
import JobModel
import Synchronization
import TestSupport
import Testing

/// Runs that are killed, interrupted or run out of disk, and what a resume makes of them.
@Suite(.serialized)
struct InterruptedRunTests {
    @Test(arguments: ["single", "batch"])
    func `writes every row once despite ten kills at any moment`(submit: String) async throws {
        var kills = 0
        // A wave that ended before its kill came is followed by another, until ten kills have hit.
        while kills < 10 {
            kills += try await withFolder { folder in
                let wave = GeneratedWave(rows: 600, submit: submit)
                let roster = RosterCommand(folder: folder)
                let hits = try await roster.imports(wave, killed: 10 - kills)
                #expect(try await roster.employees() == wave.everybody)
                return hits
            }
        }
    }

    private final class LookCount: Sendable { let value = Atomic(0) }

    @Test func `showing the status of a run during a resume does not damage the ledger`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave()
            let job = try wave.write(to: folder, limits: "rates: documented, batch_rate: 5/s")
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", job, "--yes", disturbed: .signal(SIGKILL, onceSaid: "Rows of"))
            let looks = LookCount()
            async let resumed = roster.run(
                "resume",
                "last",
                "--yes",
                disturbed: .signalAfter(SIGKILL, event: { looks.value.load(ordering: .relaxed) >= 8 })
            )
            // They come while the resume is at work; each used to take its write-ahead log away.
            while looks.value.load(ordering: .relaxed) < 8 {
                _ = try await roster.run("status", "last")
                looks.value.add(1, ordering: .relaxed)
            }
            _ = try await resumed
            let result = try await roster.run("resume", "last", "--yes", "--json")
            #expect(try Summary(result).exit == 0, "\(result.err)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    /// Interrupts an import of a wave of so many rows while it is written, and does something with what is left.
    ///
    /// One that has ended before its signal comes, on a machine that is busy, is followed by another.
    private func interrupted(
        by signal: Int32,
        rows: Int,
        _ body: (RosterCommand, GeneratedWave, String, RosterCommand.Result) async throws -> Void
    ) async throws {
        for _ in 0..<RosterCommand.tries {
            let isHit = try await withFolder { folder in
                let wave = GeneratedWave(rows: rows)
                let job = try wave.write(to: folder, limits: "rates: documented, batch_rate: 2/s")
                let roster = RosterCommand(folder: folder)
                let end = try await roster.run("import", job, "--yes", disturbed: .signal(signal, onceSaid: "Rows of"))
                guard end.status != 0 else { return false }
                try await body(roster, wave, job, end)
                return true
            }
            if isHit { return }
        }
        Issue.record("no import was interrupted")
    }

    @Test(arguments: [SIGINT, SIGHUP])
    func `a run can be resumed after Ctrl-C or a closed terminal`(
        signal: Int32
    ) async throws {
        try await interrupted(by: signal, rows: 600) { roster, wave, _, stopped in
            #expect(stopped.status == 130)
            #expect(stopped.out.contains("Next: roster resume"))
            let result = try await roster.run("resume", "last", "--json")
            #expect(try Summary(result).exit == 0, "\(result.err)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `a run killed while planning can be resumed without a terminal`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 600)
            let job = try wave.write(to: folder)
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", job, "--yes", disturbed: .signal(SIGKILL, onceSaid: "Reading the"))
            for _ in 0..<2 {
                let unasked = try await roster.run("resume", "last")
                #expect(unasked.status == 2 && unasked.err.contains("--yes"), "\(unasked)")
            }
            let result = try await roster.run("resume", "last", "--yes", "--json")
            #expect(try Summary(result).exit == 0, "\(result.err)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `a resume names the changed files, and does not need them`() async throws {
        try await interrupted(by: SIGINT, rows: 300) { roster, wave, job, stopped in
            #expect(stopped.status == 130)
            let definition = try String(contentsOfFile: job, encoding: .utf8)
            try (definition + "\n# changed").write(toFile: job, atomically: true, encoding: .utf8)
            let folder = roster.folder
            let sheets = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
            for sheet in sheets { try FileManager.default.removeItem(atPath: folder + "/" + sheet) }
            let result = try await roster.run("resume", "last", "--json")
            #expect(result.err.contains("wave.yaml has changed since the run was planned"), "\(result.err)")
            #expect(sheets.allSatisfy { result.err.contains("\($0) is no longer there") }, "\(result.err)")
            #expect(try Summary(result).exit == 0, "\(result.err)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `a full disk stops the run with its reason, and a resume completes it`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave()
            let job = try wave.write(to: folder)
            let roster = RosterCommand(folder: folder)
            // Made beforehand, so that the limit meets the run and not the making of the databases.
            _ = try await roster.employees()
            _ = try await roster.run("runs")
            let full = try await roster.run("import", job, "--yes", disturbed: .fileLimit(kibibytes: 500))
            #expect(full.status == 1 || full.status == 8, "\(full.status) \(full.err)")
            #expect(full.err.contains("roster: ") && full.err.contains("resume"), "\(full.err)")
            let result = try await roster.run("resume", "last", "--yes", "--json")
            #expect(try Summary(result).exit == 0, "\(result.err)")
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `a full standard error does not stop a run`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 40)
            let job = try wave.write(to: folder)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes", "--json", disturbed: .fullStandardError)
            #expect(result.status == 0)
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `a second import reports an unfinished run of the job before it plans`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 6000).write(to: folder, limits: "rates: documented")
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", job, "--yes", disturbed: .signal(SIGKILL, onceSaid: "Rows of"))
            let again = try await roster.run("import", job)
            let said = try #require(again.err.range(of: "has not come to its end"), "\(again.err)")
            let planned = try #require(again.err.range(of: "Plan of"))
            #expect(said.lowerBound < planned.lowerBound && again.err.contains("`roster resume "), "\(again.err)")
            // Another job in the same folder is another matter.
            let other = try await roster.run(
                "import",
                "wave.csv",
                "--match",
                "employee_no",
                "--mode",
                "upsert",
                "--submit",
                "single"
            )
            #expect(!other.err.contains("has not come to its end"), "\(other.err)")
        }
    }
}

extension RosterCommand {
    /// Imports a wave to its end, killed at random moments at most that often; how many kills hit.
    fileprivate func imports(_ wave: GeneratedWave, killed most: Int) async throws -> Int {
        // At most 50 rows a second single and 40 by batches: the kills find rows in every state.
        let job = try wave.write(to: folder, limits: "rates: documented, batch_rate: 2/s")
        var kills = 0
        func next() -> Disturbance? { kills < most ? .kill(after: .milliseconds(Int.random(in: 50...1200))) : nil }
        var result = try await run("import", job, "--yes", "--json", disturbed: next())
        while result.status == 137 {
            kills += 1
            result = try await run("resume", "last", "--yes", "--json", disturbed: next())
            // Killed before there was a run: then it begins again.
            if result.status == 2 {
                result = try await run("import", job, "--yes", "--json", disturbed: next())
            }
        }
        let summary = try Summary(result)
        #expect(summary.exit == 0 && summary.addsUp && summary.rows == wave.rows, "\(result.err)")
        return kills
    }
}
