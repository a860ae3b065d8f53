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

    @Test(arguments: ["en", "zh"])
    func `verify finds what was changed by hand`(language: String) async throws {
        try await withFolder { folder in
            let roster = try await prepare(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "out").status == 0)
            let same = try await roster.run("verify", "out", "--live", "--lang", language)
            #expect(same.status == 0, "\(same)")
            let manifest = folder + "/out/manifest.json"
            let text = try String(contentsOfFile: manifest, encoding: .utf8)
            try text.replacing("\"job\" : \"all\"", with: "\"job\" : \"one\"")
                .write(toFile: manifest, atomically: true, encoding: .utf8)
            let edited = try await roster.run("verify", "out", "--json", "--lang", language)
            #expect(edited.status == 10 && edited.out.contains("manifest_edited"), "\(edited)")
            let none = try await roster.run("verify", ".", "--lang", language)
            #expect(none.status == 3, "\(none)")
        }
    }
}
