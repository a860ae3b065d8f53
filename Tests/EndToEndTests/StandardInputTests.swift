import Foundation
import TestSupport
import Testing

/// Sheets that come through standard input or a pipe.
struct StandardInputTests {
    private static let sheet = """
        name,mobile,department_ids,employee_no,employee_type
        Ada,13900000001,hq,Z1,1
        Bo,12,hq,Z2,1
        """

    /// Runs the command with the sheet where `arguments` say, and looks for what it leaves behind.
    private func run(_ arguments: [String], before script: String) async throws -> RosterCommand.Result {
        try await withFolder { folder in
            // The company of the embedded directory is there with it.
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try Self.sheet.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            try FileManager.default.createDirectory(atPath: folder + "/tmp", withIntermediateDirectories: false)
            let roster = RosterCommand(folder: folder, environment: ["TMPDIR": folder + "/tmp"])
            let result = try await roster.run(arguments, disturbed: .preceded(by: script))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp").isEmpty)
            return result
        }
    }

    @Test(arguments: [
        (["check", "-"], "exec < people.csv"), (["check", "pipe"], "mkfifo pipe; cat people.csv > pipe &"),
    ])
    func `checks a sheet from standard input`(arguments: [String], script: String) async throws {
        let result = try await run(arguments + ["--json"], before: script)
        #expect(result.status == 3 && result.out.contains("mobile."), "\(result)")
    }

    @Test func `inspects and plans a sheet from standard input`() async throws {
        let inspected = try await run(["inspect", "-"], before: "exec < people.csv")
        #expect(inspected.status == 0 && inspected.out.contains("2 rows"), "\(inspected)")
        let planned = try await run(["plan", "-", "--directory", "embedded"], before: "exec < people.csv")
        #expect(planned.status == 3 && planned.out.contains("1 create"), "\(planned)")
    }

    @Test func `imports a sheet from standard input if no confirmation is needed`() async throws {
        let words = ["import", "-", "--directory", "embedded", "--submit", "single"]
        let asked = try await run(words, before: "exec < people.csv")
        #expect(asked.status == 2 && asked.err.contains("--yes is needed"), "\(asked)")
        let done = try await run(words + ["--yes"], before: "exec < people.csv")
        #expect(done.status == 4 && done.out.contains("1 created + 1 invalid"), "\(done)")
    }

    @Test(arguments: [
        ["check", "-"], ["inspect", "-"], ["import", "-", "--directory", "embedded"], ["check", "pipe"],
    ])
    func `stops an endless source at the limit, and removes its copy`(arguments: [String]) async throws {
        let endless = "mkfifo pipe; (cat people.csv; yes Ada,13900000001,hq,Z1,1) > pipe & exec < pipe"
        let script = arguments.contains("pipe") ? "mkfifo pipe; yes a,b > pipe &" : endless
        let result = try await run(arguments + ["--input-limit", "512kB"], before: script)
        #expect(result.status == 3 && result.err.contains("goes on after 512 kB"), "\(result)")
        #expect(result.err.contains("--input-limit"), "\(result)")
    }

    @Test func `accepts a sheet as large as the limit, and the limit is a size`() async throws {
        let size = Self.sheet.utf8.count
        let script = "exec < <(cat people.csv)"
        #expect(try await run(["check", "-", "--input-limit", "\(size)"], before: script).err.isEmpty)
        let less = try await run(["check", "-", "--input-limit", "\(size - 1)"], before: script)
        #expect(less.status == 3 && less.err.contains("\(size - 1) B"), "\(less)")
        for word in ["0", "-1", "many", "9999999999999GB", "1.5GB"] {
            #expect(try await run(["check", "-", "--input-limit=\(word)"], before: script).status == 2, "\(word)")
        }
    }

    @Test func `stopping the command while the sheet arrives leaves no copy`() async throws {
        // The signal comes once the copy is there; the source is slow, so that no ceiling is reached before.
        let signal =
            "(until compgen -G 'tmp/*/standard-input.csv'; do kill -0 $$ || exit; done; kill -INT $$) > /dev/null 2>&1 &"
        let source = "exec < <(while echo a,b; do read -r -t 0.1 line <> slow; done)"
        let result = try await run(["check", "-"], before: "mkfifo slow; \(signal) \(source)")
        #expect(result.status == 130, "\(result)")
    }

    @Test func `refuses both the sheet and the secret from standard input`() async throws {
        let result = try await run(["import", "-", "--app-secret-file", "-"], before: "exec < people.csv")
        #expect(result.status == 2 && result.err.contains("the sheet or the secret, not both"), "\(result)")
    }
}
