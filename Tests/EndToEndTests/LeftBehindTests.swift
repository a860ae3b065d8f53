import Foundation
import Glibc
import TestSupport
import Testing

/// What commands leave behind that are killed, and what the next command makes of it.
@Suite(.serialized)
struct LeftBehindTests {
    /// A command that is killed as soon as something of a name is there.
    struct Killed: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        /// What the shell does first.
        var input = ""
        var pattern: String

        var testDescription: String { arguments.joined(separator: " ") }
    }

    private func prepare(_ folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 60).write(to: folder, limits: "rates: off")
        try "job: all\nkind: export\ndirectory: embedded\n"
            .write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: folder + "/tmp", withIntermediateDirectories: false)
        return RosterCommand(folder: folder, environment: ["TMPDIR": folder + "/tmp"])
    }

    /// Ends the command by a signal that nothing can hear, once `pattern` names something.
    private static func killing(once pattern: String, _ input: String = "") -> String {
        "(until compgen -G '\(pattern)'; do kill -0 $$ || exit; done; kill -KILL $$) > /dev/null 2>&1 & \(input)"
    }

    /// Runs a command until it was killed: on a busy machine it may end before the signal comes.
    private func kill(
        _ roster: RosterCommand,
        _ arguments: [String],
        once pattern: String,
        _ input: String = ""
    ) async throws -> RosterCommand.Result {
        let script = Self.killing(once: pattern, input)
        var result = try await roster.run(arguments, disturbed: .preceded(by: script))
        for _ in 1...9 where result.status == 0 {
            result = try await roster.run(arguments, disturbed: .preceded(by: script))
        }
        return result
    }

    private func unfinished(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { URL(fileURLWithPath: $0).lastPathComponent.hasPrefix("roster-") && $0.contains("-") }
            .filter { !$0.hasSuffix("roster-results") && !$0.hasPrefix("roster-results/") || $0.contains("unfinished") }
    }

    @Test(arguments: [
        Killed(
            arguments: ["check", "-"],
            input: "mkfifo slow; exec < <(while echo a,b; do read -r -t 0.1 line <> slow; done)",
            pattern: "tmp/roster-input-*/standard-input.csv"
        ),
        Killed(
            arguments: ["inspect", "pipe"],
            input: "mkfifo slow pipe; (while echo a,b; do read -r -t 0.1 line <> slow; done) > pipe &",
            pattern: "tmp/roster-*/pipe.csv"
        ),
        Killed(arguments: ["plan", "wave.yaml"], pattern: "tmp/roster-plan-*/ledger.sqlite"),
    ])
    func `removes the private files of a killed command with the next command, which says so`(
        killed: Killed
    ) async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            let result = try await kill(roster, killed.arguments, once: killed.pattern, killed.input)
            #expect(result.status == 137, "\(result)")
            #expect(try unfinished(folder).isEmpty == false)
            let next = try await roster.run("runs")
            #expect(next.status == 0 && next.err.contains("Removed what a killed command had left: /"), "\(next)")
            #expect(try unfinished(folder) == [])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/state/roster/scratch").isEmpty)
            let silent = try await roster.run("runs")
            #expect(!silent.err.contains("Removed"), "\(silent)")
        }
    }

    @Test func `keeps what a killed export has read for its resume, which leaves nothing behind`() async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            let arguments = ["export", "all.yaml", "--out", "deep/er/out"]
            let killed = try await kill(roster, arguments, once: "deep/er/roster-export-*")
            #expect(killed.status == 137, "\(killed)")
            let next = try await roster.run("runs")
            #expect(next.status == 0 && !next.err.contains("Removed"), "\(next)")
            #expect(try unfinished(folder).isEmpty == false)
            let resumed = try await roster.run("resume", "last")
            #expect(resumed.status == 0 && resumed.out.contains("deep/er/out/people.csv"), "\(resumed)")
            #expect(try unfinished(folder) == [])
            let listed = try await roster.run("runs")
            #expect(listed.out.contains("finished") && listed.out.contains("people"), "\(listed)")
        }
    }

    @Test func `keeps the files of a command that is at work`() async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            // It waits for the rest of its sheet until the shell that looks on has looked.
            let script = """
                mkfifo pipe
                (exec 9> pipe; printf 'name,mobile\\nAda,13900000001\\n' >&9
                until ls tmp/roster-input-*/pipe.csv; do kill -0 $$ || exit; done
                for i in 1 2 3; do $ROSTER runs 2>> looks; done
                ls tmp/roster-input-*/pipe.csv >> seen) > /dev/null 2>&1 &
                """
            let result = try await roster.run(["check", "pipe", "--json"], disturbed: .preceded(by: script))
            #expect(result.status == 3 && result.out.contains("column"), "\(result)")
            #expect(try String(contentsOfFile: folder + "/seen", encoding: .utf8).contains("pipe.csv"))
            #expect(try !String(contentsOfFile: folder + "/looks", encoding: .utf8).contains("Removed"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").isEmpty)
        }
    }

    @Test func `an export that is loaded leaves nothing behind when the loading is killed`() async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "out").status == 0)
            let load = ["directory", "load", "out", "--yes"]
            let killed = try await kill(roster, load, once: "tmp/roster-load-*/ledger.sqlite")
            #expect(killed.status == 137, "\(killed)")
            let next = try await roster.run("directory", "load", "out", "--yes")
            #expect(next.status == 0 && next.err.contains("roster-load-"), "\(next)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").isEmpty)
        }
    }

    @Test func `a salvage that is killed leaves the ledger and nothing of its own`() async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            #expect(try await roster.run("import", "wave.yaml", "--yes").status == 0)
            let script = Self.killing(once: "state/roster/roster-salvage-*")
            let killed = try await roster.run(["ledger", "salvage"], disturbed: .preceded(by: script))
            // On a machine that has much to do it was done before the signal came.
            #expect(killed.status == 137 || killed.status == 0, "\(killed)")
            let next = try await roster.run("runs")
            #expect(next.status == 0 && next.out.contains("finished"), "\(next)")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/state/roster")
            #expect(!names.contains { $0.hasPrefix("roster-salvage") }, "\(names)")
        }
    }
}
