import Foundation
import Glibc
import JobModel
import TestSupport
import Testing

/// The ledger as people use it: `log`, `resolve`, `purge`, `status --lineage` and `--watch`.
struct LedgerCommandTests {
    private static let header = "name,mobile,email,department_ids,employee_no,employee_type"

    /// One row that the sheet's rules refuse, one that goes in.
    private func imported(_ folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        try (Self.header + "\n甲,13800030001,a@example.com,hq,R1,1\n乙,123,b@example.com,hq,R2,1\n")
            .write(toFile: folder + "/two.csv", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        let first = try await roster.run("import", "two.csv", "--submit", "single", "--yes")
        #expect(first.status == 4, "\(first.err)")
        return roster
    }

    @Test func `log shows every request of a row, by the number in the spreadsheet`() async throws {
        struct Log: Decodable {
            struct Try: Decodable { var endpoint, at, token, logId: String, status, code: Int }
            var row, line: Int
            var matchKey, state, outcome: String
            var attempts: [Try]
        }
        try await withFolder { folder in
            let roster = try await imported(folder)
            let json = try await roster.run("log", "last", "--row", "2", "--json")
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let logs = try decoder.decode([Log].self, from: Data(json.out.utf8))
            let log = try #require(logs.first)
            #expect(logs.count == 1 && log.matchKey == "R1" && log.outcome == "created")
            #expect(log.attempts.map(\.endpoint) == ["createUser"] && log.attempts[0].status == 200)
            #expect(log.attempts[0].token.count == 32 && !log.attempts[0].logId.isEmpty)
            let text = try await roster.run("log", "last", "--row", "2")
            #expect(text.out.contains("HTTP 200") && text.out.contains(log.attempts[0].token), "\(text.out)")
            let never = try await roster.run("log", "last", "--row", "3", "--step", "people")
            #expect(never.out.contains("No request was made"), "\(never.out)")
        }
    }

    @Test func `log reports an unknown run, step or row as a usage error that names the known ones`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            let row = try await roster.run("log", "last", "--row", "99")
            #expect(row.status == 2 && row.err.contains("99"), "\(row.err)")
            let step = try await roster.run("log", "last", "--row", "2", "--step", "departments")
            #expect(step.status == 2 && step.err.contains("people"), "\(step.err)")
            #expect(try await roster.run("log", "nothing", "--row", "2").status == 2)
        }
    }

    @Test func `several commands at once on a fresh state folder wait for one another`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try await withThrowingTaskGroup(of: RosterCommand.Result.self) { group in
                for _ in 0..<6 { group.addTask { try await roster.run("runs") } }
                for try await result in group { #expect(result.status == 0, "\(result.err)") }
            }
        }
    }

    @Test func `status shows a lineage, run by run`() async throws {
        struct Chain: Decodable {
            struct Run: Decodable { var run: String, parent: String? }
            var runs: [Run]
        }
        try await withFolder { folder in
            let roster = try await imported(folder)
            #expect(try await roster.run("retry", "last", "--yes").status == 3)
            try (Self.header + "\n乙,13800030002,b@example.com,hq,R2,1\n")
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let again = try await roster.run("retry", "last", "--input", "fixed.csv", "--yes")
            #expect(again.status == 0, "\(again.err)")
            let status = try await roster.run("status", "last", "--lineage")
            #expect(status.out.contains("the first") && status.out.contains("1 of 2 rows succeeded"), "\(status.out)")
            #expect(status.out.contains("2 of 2 rows succeeded"))
            let json = try await roster.run("status", "last", "--lineage", "--json")
            let chain = try JSONDecoder().decode(Chain.self, from: Data(json.out.utf8)).runs
            #expect(chain.count == 3 && chain[0].parent == nil)
            #expect(chain[1].parent == chain[0].run && chain[2].parent == chain[1].run)
        }
    }

    @Test func `purge asks, removes whole lineages, and keeps unfinished ones`() async throws {
        try await withFolder { folder in
            let roster = try await imported(folder)
            #expect(try await roster.run("retry", "last", "--yes").status == 3)
            let early = try await roster.run("purge", "--before", "2020-01-01", "--yes")
            #expect(early.status == 0 && early.out.isEmpty && early.err.contains("Nothing"), "\(early.err)")
            #expect(try await roster.run("purge", "--before", "tomorrow").status == 2)
            let unasked = try await roster.run("purge", "--before", "2999-01-01")
            #expect(unasked.status == 2 && unasked.err.contains("--yes"), "\(unasked.err)")
            #expect(try await roster.run("runs").out.split(separator: "\n").count == 2)
            // A run that stands planned and is no one's.
            let wave = try GeneratedWave(rows: 600).write(to: folder + "/more", limits: "rates: documented")
            let stopped = try await roster.run("import", wave, "--yes", disturbed: .signal(SIGINT, onceSaid: "Rows of"))
            #expect(stopped.status == 130, "\(stopped.err)")
            let purged = try await roster.run("purge", "--before", "2999-01-01", "--yes")
            #expect(purged.status == 0 && purged.out.split(separator: "\n").count == 2, "\(purged.err)")
            #expect(purged.err.contains("roster resume"), "\(purged.err)")
            #expect(try await roster.run("runs").out.split(separator: "\n").count == 1)
            // Nothing of the people is left to be read in the file.
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/state/roster/ledger.sqlite"))
            #expect(bytes.range(of: Data("13800030001".utf8)) == nil)
            let forced = try await roster.run("purge", "--before", "2999-01-01", "--force", "--yes")
            #expect(forced.status == 0 && forced.out.split(separator: "\n").count == 1, "\(forced.err)")
            #expect(try await roster.run("runs").err.contains("no runs"))
        }
    }

    @Test func `watches a run to its end, and never purges a run at work`() async throws {
        try await withFolder { folder in
            // The documented 50 a second make it take twelve seconds.
            let wave = GeneratedWave(rows: 600)
            let job = try wave.write(to: folder, limits: "rates: documented")
            let roster = RosterCommand(folder: folder)
            let progress = folder + "/import.err"
            try Data().write(to: URL(fileURLWithPath: progress))
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: progress))
            let importing = try roster.start(["import", job, "--yes"], output: handle, error: handle)
            // It stands still until somebody watches.
            importing.send(SIGSTOP, onceItHasSaid: "Rows of", in: progress)
            var seen = ""
            while !seen.contains("running"), !seen.contains("finished") { seen = try await roster.run("runs").out }
            let purge = try await roster.run("purge", "--before", "2999-01-01", "--force", "--yes")
            #expect(purge.status == 0 && purge.err.contains("at work"), "\(purge.err)")
            let said = ["out", "err"].map { folder + "/watch." + $0 }
            for file in said { try Data().write(to: URL(fileURLWithPath: file)) }
            let files = try said.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
            let watching = try roster.start(["status", "last", "--watch"], output: files[0], error: files[1])
            importing.send(SIGCONT, onceItHasSaid: "rows of people", in: said[1])
            #expect(await watching.end() == 0 && ChildProcess.says("finished", in: said[0]))
            #expect(await importing.end() == 0)
        }
    }

    @Test func `resolve finds the outcome of rows, and sends nothing`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 20, submit: "batch")
            let company = folder + "/slow.yaml"
            // The batch is worked on for twenty seconds: when its answer is lost, nobody of it is there yet.
            try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
                .replacing("settings: { ", with: "settings: { task_items_per_second: 1, ")
                .write(toFile: company, atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.serving("--database", Served.database, "--company", company, "--rates", "off") { port in
                let address = "http://127.0.0.1:\(port)"
                let line = FlakyProxy(to: port, cutting: "POST /open-apis/contact/v2/user/batch_add", every: 1)
                var unknown = 0
                try await line.hold { broken in
                    let job = try wave.write(to: folder, directory: broken)
                    let result = try await roster.run("import", job, "--yes", "--json")
                    #expect([0, 5, 8].contains(result.status), "\(result.status) \(result.err)")
                    unknown = try Summary(result).count(.unknown)
                }
                // On a machine so busy that the batch was done before anybody read it back, all is known by now.
                guard unknown > 0 else { return }
                var resolved = try await roster.run("resolve", "last", "--directory", address, "--json")
                for _ in 0..<RosterCommand.tries where resolved.status == 5 {
                    resolved = try await roster.run("resolve", "last", "--directory", address, "--json")
                }
                let summary = try Summary(resolved)
                #expect(summary.exit == 0 && summary.count(.created) == 20 && summary.addsUp, "\(resolved.err)")
                #expect(resolved.err.contains("0 still unknown"), "\(resolved.err)")
                #expect(line.cuts == 1)
                #expect(try await roster.employees(of: address) == wave.everybody)
                let done = try await roster.run("resolve", "last", "--directory", address)
                #expect(done.status == 2, "\(done)")
            }
        }
    }
}
