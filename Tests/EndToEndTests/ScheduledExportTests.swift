import Foundation
import TestSupport
import Testing

/// Exports that a timer makes: dated, compared with the last one, and the oldest removed.
struct ScheduledExportTests {
    private func directory(_ folder: String) throws -> RosterCommand {
        try ExportJob.write(to: folder)
        return RosterCommand(folder: folder)
    }

    private func imports(_ roster: RosterCommand, _ text: String, mode: String = "update") async throws {
        let run = try await roster.importRows(text, mode: mode)
        #expect(run.status == 0, "\(run.out)\(run.err)")
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func `changes since the last export stand beside the whole, and import`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let daily = ["export", "all.yaml", "--out", "backup/{date}", "--since", "backup", "--quiet"]
            let first = try await roster.run(daily)
            #expect(first.status == 0 && first.out.isEmpty, "\(first.out)\(first.err)")
            #expect(first.err.contains("no earlier export"), "\(first.err)")
            let dated = try names(in: folder + "/backup")
            #expect(dated.count == 1 && dated[0].wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil, "\(dated)")
            let same = try await roster.run(daily)
            #expect(same.status == 0 && same.out.isEmpty && same.err.isEmpty, "\(same.out)\(same.err)")

            try await imports(roster, "user_id,work_station\nu003,Elsewhere\n")
            try await imports(
                roster,
                "user_id,name,mobile,department_ids,employee_type\nu099,新人,13800001099,hq,1\n",
                mode: "create"
            )
            let changed = try await roster.run(daily.dropLast() + ["--json"])
            #expect(changed.status == 10, "\(changed.out)\(changed.err)")
            struct Said: Decodable {
                struct Changes: Decodable {
                    struct Sheet: Decodable {
                        var subject: String
                        var counts: [String: Int]
                    }
                    var since: String
                    var sheets: [Sheet]
                }
                var folder: String
                var people: Int
                var changes: Changes?
            }
            let said = try JSONDecoder().decode(Said.self, from: Data(changed.out.utf8))
            #expect(said.changes?.since.hasSuffix("-2") == true, "\(changed.out)")
            let people = try #require(said.changes?.sheets.first { $0.subject == "people" })
            #expect(people.counts["joined"] == 1 && people.counts["changed"] == 1 && people.counts["left"] == 0)
            let changes =
                said.folder.hasPrefix("/") ? said.folder + "/changes" : folder + "/" + said.folder + "/changes"
            #expect(
                try names(in: changes) == [
                    "changes.json", "changes.ndjson", "departments-left.csv", "departments.csv", "people-left.csv",
                    "people.csv",
                ]
            )
            let lines = try String(contentsOfFile: changes + "/changes.ndjson", encoding: .utf8).split(separator: "\n")
            #expect(lines.count == people.counts.filter { $0.key != "unchanged" }.values.reduce(0, +))
            let rows = try String(contentsOfFile: changes + "/people.csv", encoding: .utf8)
            #expect(rows.split(separator: "\r\n").count == 3 && rows.contains("Elsewhere") && rows.contains("u099"))
            // They are as the directory is: imported, they change nothing.
            let again = try await roster.run(
                "import",
                changes + "/people.csv",
                "--match",
                "user_id",
                "--mode",
                "upsert",
                "--directory",
                "embedded",
                "--yes"
            )
            #expect(again.status == 0 && again.out.contains("2 unchanged"), "\(again.out)\(again.err)")
            // Who left is listed apart, from the older one.
            let back = try await roster.run("export", "all.yaml", "--out", "x", "--since", changes + "/..")
            #expect(back.status == 0, "\(back.out)\(back.err)")
        }
    }

    @Test func `what was to follow an export follows the one that is resumed`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            for _ in 0..<2 {
                #expect(try await roster.run("export", "all.yaml", "--out", "backup/day", "--quiet").status == 0)
            }
            try await imports(roster, "user_id,work_station\nu003,Elsewhere\n")
            let stopped = try await roster.run(
                [
                    "export", "all.yaml", "--out", "backup/day", "--since", "backup", "--keep", "2", "--format", "csv",
                ],
                disturbed: .preceded(by: "mount -t tmpfs -o size=4k none backup")
            )
            #expect(stopped.status != 0 && stopped.err.contains("roster resume"), "\(stopped.out)\(stopped.err)")
            // A column that there is not is refused, and nothing is lost by it; the list of runs says how it was called.
            let refused = try await roster.run("resume", "last", "--fields", "nonesuch")
            #expect(refused.status == 2 && refused.err.contains("nonesuch"), "\(refused.out)\(refused.err)")
            #expect(try await roster.run("runs").out.contains("exit 2"))
            // In another folder, and in another form.
            let elsewhere = RosterCommand(
                folder: folder + "/backup",
                environment: ["XDG_STATE_HOME": folder + "/state"]
            )
            let resumed = try await elsewhere.run("resume", "last", "--json", "--format", "xlsx")
            #expect(resumed.status == 10, "\(resumed.out)\(resumed.err)")
            struct Said: Decodable {
                struct Changes: Decodable { var since: String }
                var folder: String
                var changes: Changes?
                var removed: [String]?
            }
            let said = try JSONDecoder().decode(Said.self, from: Data(resumed.out.utf8))
            #expect(said.folder == folder + "/backup/day-3" && said.changes?.since == folder + "/backup/day-2")
            #expect(said.removed == [folder + "/backup/day"], "\(resumed.out)")
            #expect(try names(in: folder + "/backup") == ["day-2", "day-3"])
            #expect(try names(in: folder + "/backup/day-3") == ["changes", "directory.xlsx", "manifest.json"])
        }
    }

    @Test func `the latest are kept, and nothing goes that no export made`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            for _ in 0..<4 {
                let run = try await roster.run(
                    "export",
                    "all.yaml",
                    "--out",
                    "backup/day",
                    "--quiet",
                    "--since",
                    "backup"
                )
                #expect(run.status == 0, "\(run.err)")
            }
            let backup = folder + "/backup"
            #expect(try names(in: backup) == ["day", "day-2", "day-3", "day-4"])
            // One that was edited, one with somebody's notes in it, a link, another job's, a folder that is none.
            let people = try Data(contentsOf: URL(fileURLWithPath: backup + "/day/people.csv"))
            try (people + Data("x".utf8)).write(to: URL(fileURLWithPath: backup + "/day/people.csv"))
            try "mine".write(toFile: backup + "/day-2/notes.txt", atomically: true, encoding: .utf8)
            try FileManager.default.createSymbolicLink(atPath: backup + "/link", withDestinationPath: backup + "/day-3")
            try FileManager.default.createDirectory(atPath: backup + "/other", withIntermediateDirectories: false)
            try FileManager.default.copyItem(atPath: backup + "/day-3", toPath: backup + "/theirs")
            let manifest = try String(contentsOfFile: backup + "/theirs/manifest.json", encoding: .utf8)
            try manifest.replacing("\"job\" : \"all\"", with: "\"job\" : \"theirs\"")
                .write(toFile: backup + "/theirs/manifest.json", atomically: true, encoding: .utf8)
            let run = try await roster.run("export", "all.yaml", "--out", "backup/day", "--keep", "2")
            #expect(run.status == 0 && run.out.contains("day-3"), "\(run.out)\(run.err)")
            #expect(run.err.contains("day is older and stays") && run.err.contains("notes.txt"), "\(run.err)")
            #expect(try names(in: backup) == ["day", "day-2", "day-4", "day-5", "link", "other", "theirs"])
            #expect(try await roster.run("export", "all.yaml", "--out", "backup/day", "--keep", "0").status == 2)
        }
    }
    @Test func `corrected changes, notes and another company's exports are not removed`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let daily = ["export", "all.yaml", "--out", "backup/day", "--quiet"]
            for _ in 0..<4 { #expect(try await roster.run(daily + ["--since", "backup"]).status == 0) }
            let backup = folder + "/backup"
            try "mine".write(toFile: backup + "/day/changes", atomically: true, encoding: .utf8)
            let rows = URL(fileURLWithPath: backup + "/day-2/changes/people.csv")
            try (try Data(contentsOf: rows) + Data("mine".utf8)).write(to: rows)
            // As an earlier version wrote it: without what shows that it was edited.
            let place = backup + "/day-3/manifest.json"
            let manifest = try String(contentsOfFile: place, encoding: .utf8)
            let theirs = manifest.replacing(/\n  "digest" : "[^"]*",/, with: "")
                .replacing(/"app" : "[^"]*"/, with: "\"app\" : \"cli_theirs\"")
            #expect(theirs.contains("cli_theirs") && !theirs.contains("\"digest\""))
            try theirs.write(toFile: place, atomically: true, encoding: .utf8)
            let run = try await roster.run(daily + ["--keep", "1"])
            #expect(run.status == 0, "\(run.err)")
            #expect(run.err.contains("'changes'") && run.err.contains("'changes/people.csv'"), "\(run.err)")
            #expect(try names(in: backup) == ["day", "day-2", "day-3", "day-5"])
        }
    }

    @Test func `an export is not compared with itself or with nothing, and in any format with another`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let export = ["export", "all.yaml", "--quiet", "--since", "x", "--out"]
            #expect(try await roster.run(export + ["y"]).status == 2)
            #expect(try await roster.run("export", "all.yaml", "--quiet", "--out", "x").status == 0)
            #expect(try await roster.run(export + ["x", "--force"]).status == 2)
            #expect(try names(in: folder).filter { $0 == "y" }.isEmpty)
            #expect(try await roster.run(export + ["y"]).status == 0)
            for format in ["ndjson", "sqlite", "xlsx"] {
                let since = try await roster.run(export + [format, "--format", format])
                #expect(since.status == 0, "\(since)")
            }
        }
    }
}
