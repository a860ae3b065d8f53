import DirectoryServer
import Foundation
import Glibc
import TestSupport
import Testing

/// The command that exports, where something comes between: Ctrl-C, a full disk, a folder that is taken.
@Suite(.serialized)
struct ExportCommandTests {
    private func prepare(_ folder: String) async throws -> RosterCommand {
        let wave = try GeneratedWave(rows: 600).write(to: folder, limits: "rates: off")
        try ExportJob.write(to: folder)
        let roster = RosterCommand(folder: folder)
        #expect(try await roster.run("import", wave, "--yes").status == 0)
        return roster
    }

    private func unfinished(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("unfinished") }
    }

    /// Each answer takes a while, so that the walk still goes on when the signal comes.
    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal says how to go on, and the resume is whole`(signal: Int32) async throws {
        // More lists than are read at once.
        let random = GeneratedText(.plain, seed: 1)
        try await GeneratedDirectory.run(random, people: 100, departments: 60) { generated, roster in
            try await generated.begin([try Fault("latency 100% 400-400ms")])
            let address = generated.directory.address
            try ExportJob.write(to: roster.folder, directory: address, keys: "fields: all")
            try await stopAndResume(roster, signal)
            let differences = try StoredDirectory(generated.database).differences(from: roster.folder + "/out")
            #expect(differences.isEmpty, "\(differences.prefix(20).joined(separator: "\n"))")
        }
    }

    private func stopAndResume(_ roster: RosterCommand, _ signal: Int32) async throws {
        let stopped = try await roster.run(
            ["export", "all.yaml", "--out", "out"],
            disturbed: .signal(signal, onceSaid: "Departments read")
        )
        #expect(stopped.status == 130 && stopped.err.contains("Next: roster resume "), "\(stopped)")
        #expect(!FileManager.default.fileExists(atPath: roster.folder + "/out"))
        let status = try await roster.run("status", "last")
        #expect(status.out.contains("Next: roster resume") && status.out.contains("departments read"), "\(status)")
        let resumed = try await roster.run("resume", "last", "--json")
        #expect(resumed.status == 0 && resumed.out.contains("\"people\""), "\(resumed)")
        #expect(try unfinished(roster.folder) == [])
    }

    @Test func `a full disk stops it with its reason, and a resume completes it`() async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            let full = try await roster.run(
                ["export", "all.yaml", "--out", "out"],
                disturbed: .fileLimit(kibibytes: 150)
            )
            #expect(full.status != 0 && full.err.contains("roster: "), "\(full)")
            #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
            let resumed = try await roster.run("resume", "last")
            #expect(resumed.status == 0, "\(resumed)")
            #expect(try Sheet(folder + "/out/people.csv").records.count >= 600)
        }
    }

    @Test func `two exports into one folder are both whole, and force replaces an export alone`() async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            async let one = roster.run("export", "all.yaml", "--out", "out")
            async let two = roster.run("export", "all.yaml", "--out", "out")
            let ends = try await [one, two]
            #expect(ends.map(\.status) == [0, 0], "\(ends)")
            for name in ["out", "out-2"] {
                #expect(try await roster.run("verify", name).status == 0)
            }
            let replaced = try await roster.run("export", "all.yaml", "--out", "out", "--force")
            #expect(replaced.status == 0 && replaced.out.contains("out/people.csv"), "\(replaced)")
            #expect(!FileManager.default.fileExists(atPath: folder + "/out-3"))
            let refused = try await roster.run("export", "all.yaml", "--out", ".", "--force")
            #expect(refused.status == 1 && refused.err.contains("--force does not replace"), "\(refused)")
            #expect(try unfinished(folder) == [])
        }
    }

    @Test(arguments: [["--directory", "embedded"], []])
    func `exports without a job, by options alone`(directory: [String]) async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            let options = ["--fields", "user_id,name", "--headings", "zh", "--department", "运营部"]
            let export = try await roster.run(["export"] + directory + ["--out", "out"] + options)
            #expect(export.status == 0, "\(export)")
            #expect(try Sheet(folder + "/out/people.csv").header == ["用户 ID", "姓名"])
            #expect(try await roster.run("verify", "out", "--live").status == 0)
            #expect(try await roster.run("runs").out.contains("export"))
            let kept = try await roster.run(["export"] + directory + ["--keep", "2"])
            #expect(kept.status == 2 && kept.err.contains("--keep needs a job"), "\(kept)")
            // Beside no job, the folder is made here.
            let since = ["--format", "ndjson", "--since", "out"]
            let here = try await roster.run(["export"] + directory + since + ["--department", "运营部"])
            #expect([0, 10].contains(here.status), "\(here)")
            #expect(FileManager.default.fileExists(atPath: folder + "/roster-export/people.ndjson"))
            // Everybody is written, and compared with no part of the company.
            let whole = try await roster.run(["export"] + directory + since + ["--out", "whole"])
            #expect(whole.status == 3 && whole.err.contains("different people"), "\(whole)")
            #expect(FileManager.default.fileExists(atPath: folder + "/whole/people.ndjson"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/whole/changes"))
        }
    }

    @Test(arguments: ["embedded", "http://127.0.0.1:8787", "out", "there"])
    func `says what an argument that is no job is to be`(argument: String) async throws {
        try await withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/there", withIntermediateDirectories: true)
            let result = try await RosterCommand(folder: folder).run("export", argument)
            #expect(result.status == 2, "\(result)")
            #expect(result.err.contains("by --directory") && result.err.contains("by --out"), "\(result)")
        }
    }

    @Test(.enabled(if: Mounts.areAllowed))
    func `a folder that cannot be written ends it with the reason`() async throws {
        try await withFolder { folder in
            try ExportJob.write(to: folder)
            try Data().write(to: URL(fileURLWithPath: folder + "/file"))
            let roster = RosterCommand(folder: folder)
            let below = try await roster.run("export", "all.yaml", "--out", "file/out")
            #expect(below.status == 1 && below.err.contains("/file"), "\(below)")
            let script = """
                mkdir sealed && mount -t tmpfs -o ro tmpfs sealed || exit 99
                "$ROSTER" export all.yaml --out sealed/out >&2; echo "ended: $?" >&2
                """
            let sealed = try await roster.run(["--version"], disturbed: .preceded(by: script))
            #expect(sealed.err.contains("ended: 1") && sealed.err.contains("Read-only file system"), "\(sealed)")
            // Once it can be, the export goes on.
            let resumed = try await roster.run("resume", "last")
            #expect(resumed.status == 0, "\(resumed)")
            #expect(try await roster.run("verify", "sealed/out").status == 0)
        }
    }

    /// It has forgotten every page token, and is at its port again as it was.
    @Test func `a server that is gone stops an export, and one that is restarted completes it`() async throws {
        try await withFolder { folder in
            var roster = RosterCommand(folder: folder)
            roster.environment = Served.credentials
            let company = Project.folder + "/templates/company.yaml"
            let options = ["--database", Served.database, "--company", company, "--rates", "off"]
            let slow = try await RunningServer(roster, options + ["--fault", "latency 100% 400-400ms"])
            try ExportJob.write(to: folder, directory: "http://127.0.0.1:\(slow.port)")
            let stopped = try await roster.run(
                ["export", "all.yaml", "--out", "out"],
                disturbed: .signal(SIGINT, onceSaid: "Departments read")
            )
            await slow.kill()
            #expect(stopped.status == 130, "\(stopped)")
            let gone = try await roster.run("resume", "last")
            #expect(gone.status == 8, "\(gone)")
            let again = try await RunningServer(roster, options + ["--port", "\(slow.port)"])
            let resumed = try await roster.run("resume", "last")
            #expect(resumed.status == 0, "\(resumed)")
            #expect(try await roster.run("verify", "out", "--live").status == 0)
            await again.interrupt()
            #expect(try unfinished(folder) == [])
        }
    }

    @Test(arguments: ["en", "zh"])
    func `verify finds what was changed by hand`(language: String) async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "out").status == 0)
            let same = try await roster.run("verify", "out", "--live", "--lang", language)
            #expect(same.status == 0, "\(same)")
            var other = roster
            other.environment = Served.credentials
            let address = ["--directory", "http://127.0.0.1:9"]
            let elsewhere = try await other.run(["verify", "out", "--live", "--lang", language] + address)
            #expect(elsewhere.status == 2 && elsewhere.err.contains("--directory embedded"), "\(elsewhere)")
            let manifest = folder + "/out/manifest.json"
            let text = try String(contentsOfFile: manifest, encoding: .utf8)
            try text.replacing("\"job\" : \"all\"", with: "\"job\" : \"one\"")
                .write(toFile: manifest, atomically: true, encoding: .utf8)
            let edited = try await roster.run("verify", "out", "--json", "--lang", language)
            #expect(edited.status == 10 && edited.out.contains("manifest_edited"), "\(edited)")
            let none = try await roster.run("verify", ".", "--lang", language)
            #expect(none.status == 3 && none.err.contains("roster export --out"), "\(none)")
        }
    }
}
