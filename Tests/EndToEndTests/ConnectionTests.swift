import DirectoryServer
import Foundation
import JobModel
import TestSupport
import Testing

struct ConnectionTests {
    private func roster(_ folder: String, secret: String) -> RosterCommand {
        var roster = RosterCommand(folder: folder)
        roster.environment = ["ROSTER_APP_ID": "cli_example", "ROSTER_APP_SECRET": secret]
        return roster
    }

    @Test func `exits with 8 if the directory is not reachable, and the run can be resumed`() async throws {
        try await withFolder { folder in
            let port = try await freePort()
            let job = try GeneratedWave(rows: 3).write(to: folder, directory: "http://127.0.0.1:\(port)")
            let roster = roster(folder, secret: "an-example-secret")
            let result = try await roster.run("import", job, "--yes")
            #expect(result.status == 8 && result.err.contains("could not be reached"), "\(result.err)")
            #expect(try await roster.run("runs").out.contains("planning"))
            #expect(try await roster.run("resume", "last", "--yes").status == 8)
            try await roster.servingCompany { port in
                let there = "http://127.0.0.1:\(port)"
                let result = try await roster.run("resume", "last", "--directory", there, "--yes", "--json")
                #expect(try Summary(result).count(.created) == 3, "\(result.err)")
            }
        }
    }

    @Test func `exits with 7 for a wrong secret and says what to check`() async throws {
        try await withFolder { folder in
            try await serving(folder) { address in
                let job = try GeneratedWave(rows: 3).write(to: folder, directory: address)
                let result = try await roster(folder, secret: "wrong").run("import", job, "--yes")
                #expect(result.status == 7 && result.err.contains("ROSTER_APP_SECRET"), "\(result.err)")
            }
        }
    }

    @Test func `two imports at once share the embedded directory, and both succeed`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 120)
            let job = try wave.write(to: folder)
            let text = try String(contentsOfFile: folder + "/wave.csv", encoding: .utf8)
            var lines = text.split(separator: "\n")
            let half = lines.count / 2
            let second = [lines[0]] + lines[half...]
            lines.removeSubrange(half...)
            try lines.joined(separator: "\n").write(toFile: folder + "/wave.csv", atomically: true, encoding: .utf8)
            try second.joined(separator: "\n").write(toFile: folder + "/other.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            async let one = roster.run("import", job, "--yes", "--json")
            async let two = roster.run(
                ["import", "other.csv", "--match", "employee_no", "--submit", "single", "--yes", "--json"]
            )
            for result in try await [one, two] {
                #expect(result.status == 0, "\(result.err)")
                #expect(try Summary(result).addsUp)
            }
            #expect(try await roster.employees() == wave.everybody)
        }
    }

    @Test func `the served directory says where it listens and ends on Ctrl-C`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let status = try await RosterCommand(folder: folder).serving { #expect($0 > 0) }
            #expect(status == 0)
        }
    }

    private func serving(_ folder: String, _ body: (String) async throws -> Void) async throws {
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: folder + "/served.sqlite",
                company: try CompanyFile.read(Project.folder + "/templates/company.yaml"),
                rates: .off
            )
        )
        do {
            try await body("http://127.0.0.1:\(directory.port)")
        } catch {
            try await directory.stop()
            throw error
        }
        try await directory.stop()
    }

    /// A port where a directory listened a moment ago.
    private func freePort() async throws -> Int {
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: ":memory:",
                company: try CompanyFile.read(Project.folder + "/templates/company.yaml")
            )
        )
        try await directory.stop()
        return directory.port
    }
}
