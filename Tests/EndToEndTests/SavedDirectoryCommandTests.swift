import Foundation
import Glibc
import TestSupport
import Testing

/// `roster directory save`, `restore`, `list` and `delete`.
struct SavedDirectoryCommandTests {
    private func names(_ roster: RosterCommand) async throws -> [String] {
        struct Line: Decodable { var name: String }
        let list = try await roster.run("directory", "list", "--json")
        #expect(list.status == 0, "\(list.err)")
        return try JSONDecoder().decode([Line].self, from: Data(list.out.utf8)).map(\.name)
    }

    @Test func `saves, lists, restores and deletes`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 40)
            let job = try wave.write(to: folder)
            let roster = RosterCommand(folder: folder)
            let nothing = try await roster.run("directory", "list")
            #expect(nothing.status == 0 && nothing.err.contains("directory save NAME"), "\(nothing)")
            let early = try await roster.run("directory", "save", "before")
            #expect(early.status == 2, "\(early)")
            let before = try await roster.employees()
            #expect(try await roster.run("directory", "save", "before").status == 0)
            let again = try await roster.run("directory", "save", "before")
            #expect(again.status == 2 && again.err.contains("--force"), "\(again.err)")
            _ = try await roster.run("import", job, "--yes")
            #expect(try await roster.employees() == wave.everybody)
            #expect(try await roster.run("directory", "save", "after").status == 0)
            #expect(try await roster.run("directory", "clock", "--advance", "31d").status == 0)
            #expect(try await roster.run("directory", "save", "入职后").status == 0)
            #expect(try await names(roster) == ["before", "after", "入职后"])
            let list = try await roster.run("directory", "list")
            #expect(list.out.contains("people") && list.out.contains("clock 31 d ahead"), "\(list.out)")
            let unasked = try await roster.run("directory", "restore", "before")
            #expect(unasked.status == 2 && unasked.err.contains("--yes"), "\(unasked.err)")
            #expect(try await roster.run("directory", "restore", "before", "--yes").status == 0)
            #expect(try await roster.employees() == before)
            let later = try await roster.run("directory", "restore", "入职后", "--yes")
            #expect(later.status == 0 && later.err.contains("31 d ahead"), "\(later)")
            #expect(try await roster.employees() == wave.everybody)
            #expect(try await roster.run("directory", "delete", "after", "--yes").status == 0)
            #expect(try await names(roster) == ["before", "入职后"])
            let gone = try await roster.run("directory", "restore", "after", "--yes", "--lang", "zh")
            #expect(gone.status == 2 && gone.err.contains("before、入职后"), "\(gone.err)")
        }
    }

    @Test(arguments: ["../other", "a/b", "", "..", ".x", "a b"])
    func `refuses names that are paths or odd`(name: String) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            _ = try await roster.employees()
            for words in [["save"], ["restore", "--yes"], ["delete", "--yes"]] {
                let refused = try await roster.run(["directory"] + words + ["--", name])
                #expect(refused.status == 2, "\(words) \(refused)")
            }
            #expect(try await names(roster).isEmpty)
        }
    }

    @Test func `saves beside a server, and restores only without one`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try await roster.serving { _ in
                #expect(try await roster.run("directory", "save", "one").status == 0)
                let refused = try await roster.run("directory", "restore", "one", "--yes")
                #expect(refused.status == 2 && refused.err.contains("is open in another server"), "\(refused.err)")
            }
            #expect(try await roster.run("directory", "restore", "one", "--yes").status == 0)
        }
    }

    @Test func `a full disk leaves no half file, and the directory as it was`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let before = try await roster.employees()
            let full = try await roster.run("directory", "save", "one", disturbed: .fileLimit(kibibytes: 64))
            #expect(full.status == 2 && full.err.contains("could not be written"), "\(full)")
            #expect(try await names(roster).isEmpty)
            let state = folder + "/state/roster"
            let left = try FileManager.default.contentsOfDirectory(atPath: state + "/directory.sqlite.saved")
            #expect(left == [".lock"])
            #expect(try await roster.run("directory", "save", "one").status == 0)
            let restored = try await roster.run(
                "directory",
                "restore",
                "one",
                "--yes",
                disturbed: .fileLimit(kibibytes: 64)
            )
            #expect(restored.status == 2 && restored.err.contains("could not be written"), "\(restored)")
            #expect(try await roster.employees() == before)
            #expect(!FileManager.default.fileExists(atPath: state + "/directory.sqlite.restored.unfinished"))
        }
    }

    @Test func `killed at any moment it leaves one state or the other, whole`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 40)
            let job = try wave.write(to: folder)
            let roster = RosterCommand(folder: folder)
            let before = try await roster.employees()
            _ = try await roster.run("directory", "save", "before")
            _ = try await roster.run("import", job, "--yes")
            _ = try await roster.run("directory", "save", "after")
            for round in 0..<12 {
                let delay = Duration.milliseconds(20 + 25 * round)
                let name = round % 2 == 0 ? "before" : "after"
                _ = try await roster.run("directory", "restore", name, "--yes", disturbed: .kill(after: delay))
                let now = try await roster.employees()
                #expect(now == before || now == wave.everybody, "\(delay): \(now.count)")
                _ = try await roster.run("directory", "save", "one", "--force", disturbed: .kill(after: delay))
                #expect(try await names(roster).filter { $0 != "one" } == ["before", "after"])
            }
            #expect(try await roster.run("directory", "save", "one", "--force").status == 0)
            #expect(try await roster.run("directory", "restore", "one", "--yes").status == 0)
        }
    }
}
