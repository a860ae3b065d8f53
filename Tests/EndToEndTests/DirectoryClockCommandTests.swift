import Foundation
import TestSupport
import Testing

/// `roster directory clock`, with and without a server.
struct DirectoryClockCommandTests {
    private struct Reading: Decodable {
        var now: String
        var shift: Double

        enum CodingKeys: String, CodingKey {
            case now
            case shift = "shift_seconds"
        }
    }

    private func reading(_ roster: RosterCommand, _ arguments: String...) async throws -> Reading {
        let result = try await roster.run(["directory", "clock", "--json"] + arguments)
        #expect(result.status == 0, "\(result.err)")
        return try JSONDecoder().decode(Reading.self, from: Data(result.out.utf8))
    }

    @Test func `moves the clock of a directory without a server, and a run says so`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let early = try await roster.run("directory", "clock", "--advance", "1d")
            #expect(early.status == 2 && !early.err.isEmpty)
            _ = try await roster.employees()
            let shown = try await roster.run("directory", "clock")
            #expect(shown.status == 0 && shown.out.contains("as the machine's does"), "\(shown)")
            #expect(try await reading(roster, "--advance", "31d").shift == 2_678_400)
            #expect(try await reading(roster, "--advance", "1d").shift == 2_764_800)
            let said = try await roster.run("directory", "clock", "--lang", "zh")
            #expect(said.out.contains("比本机快 32 天"), "\(said.out)")
            try ExportJob.write(to: folder)
            let export = try await roster.run("export", "all.yaml", "--out", "all")
            #expect(export.status == 0 && export.err.contains("32 d ahead of the machine's"), "\(export.err)")
            let back = try await roster.run("directory", "clock", "--reset")
            #expect(back.status == 0 && back.err.contains("went back by 32 d"), "\(back.err)")
            #expect(try await reading(roster).shift == 0)
        }
    }

    @Test func `moves the clock of a server that runs, which keeps it`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try await roster.serving { _ in
                #expect(
                    try await reading(roster, "--set", "2099-01-01T09:00:00+08:00").now.hasPrefix("2099-01-01T01:00:0")
                )
                let back = try await roster.run("directory", "clock", "--set", "2026-01-01T00:00:00Z")
                #expect(back.status == 0 && back.err.contains("went back"), "\(back.err)")
                #expect(back.out.contains("2026-01-01T00:00:0"), "\(back.out)")
            }
            #expect(try await reading(roster).now.hasPrefix("2026-01-01T00:0"))
        }
    }

    @Test func `needs the token of a server that has no secret of its own`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            var server = RosterCommand(folder: folder)
            server.program = RosterCommand.path(of: "contact-directory")
            server.environment["ROSTER_CONTROL_TOKEN"] = "stage"
            let file = folder + "/other.sqlite"
            let running = try await RunningServer(server, command: [], ["--database", file])
            let refused = try await roster.run("directory", "clock", "--database", file, "--advance", "1d")
            #expect(refused.status == 2 && refused.err.contains("--control-token-file"), "\(refused.err)")
            var knowing = roster
            knowing.environment["ROSTER_CONTROL_TOKEN"] = "stage"
            let moved = try await knowing.run("directory", "clock", "--database", file, "--advance", "1d")
            #expect(moved.status == 0 && moved.out.contains("1 d ahead"), "\(moved)")
            knowing.environment["ROSTER_CONTROL_TOKEN"] = "wrong"
            let wrong = try await knowing.run("directory", "clock", "--database", file, "--advance", "1d")
            #expect(wrong.status == 2 && wrong.err.contains("control token"), "\(wrong.err)")
            await running.interrupt()
        }
    }

    @Test(arguments: [
        ["--advance", "1d", "--reset"], ["--advance", "-1d"], ["--advance", "soon"], ["--set", "2026-12-01"],
        ["--advance", "99999999w"],
    ])
    func `refuses what is unclear`(arguments: [String]) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            _ = try await roster.employees()
            let refused = try await roster.run(["directory", "clock"] + arguments)
            #expect(refused.status == 2 && !refused.err.isEmpty, "\(refused)")
            #expect(try await reading(roster).shift == 0)
        }
    }
}
