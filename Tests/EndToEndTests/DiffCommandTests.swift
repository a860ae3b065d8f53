import DirectoryServer
import Foundation
import JobModel
import TestSupport
import Testing

/// `roster diff`, through the command and the embedded directory.
struct DiffCommandTests {
    private func directory(_ folder: String) async throws -> RosterCommand {
        _ = try GeneratedWave(rows: 12).write(to: folder)
        try ExportJob.write(to: folder)
        return RosterCommand(folder: folder)
    }

    @Test func `tells two exports apart, and its rows make one directory of the other`() async throws {
        try await withFolder { folder in
            let roster = try await directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "before").status == 0)
            let before = try String(contentsOfFile: folder + "/before/people.csv", encoding: .utf8)
            let lines = before.split(separator: "\r\n").map(String.init)
            let first = try #require(lines.dropFirst().first)
            let key = try #require(first.split(separator: ",").first.map(String.init))
            let written = try await roster.importRows("user_id,work_station\n\(key),Elsewhere\n")
            #expect(written.status == 0, "\(written.out)\(written.err)\(first)")
            #expect(try await roster.run("export", "all.yaml", "--out", "after", "--format", "xlsx").status == 0)

            let same = try await roster.run("diff", "before", "before")
            #expect(same.status == 0 && same.out.contains("0 changed"), "\(same.out)\(same.err)")
            let diff = try await roster.run("diff", "before", "after", "--rows", "rows", "--json")
            #expect(diff.status == 10, "\(diff.err)")
            let cells = diff.out.split(separator: "\n").filter { $0.contains("\"cells\"") }
            #expect(cells.count == 1, "\(diff.out)")
            #expect(diff.out.contains("\"work_station\"") && diff.out.contains("Elsewhere"), "\(diff.out)")
            let rows = try String(contentsOfFile: folder + "/rows/people.csv", encoding: .utf8)
            #expect(rows.split(separator: "\r\n").count == 2 && rows.contains("Elsewhere"))
            let live = try await roster.run("diff", "after", "all.yaml")
            #expect(live.status == 0, "\(live.out)\(live.err)")
            let back = try await roster.run("diff", "after", "before", "--rows", "back")
            #expect(back.status == 10)
            let undone = try await roster.run(
                "import",
                "back/people.csv",
                "--match",
                "user_id",
                "--mode",
                "upsert",
                "--directory",
                "embedded",
                "--yes"
            )
            #expect(undone.status == 0, "\(undone.out)\(undone.err)")
        }
    }

    @Test func `a department that is renamed is one change, and nobody has moved`() async throws {
        try await withFolder { folder in
            let roster = try await directory(folder)
            func imports(_ text: String) async throws {
                let run = try await roster.importRows(text, subject: "departments", match: "department_id")
                #expect(run.status == 0, "\(run.out)\(run.err)")
            }
            #expect(try await roster.run("export", "all.yaml", "--out", "before").status == 0)
            try await imports("department_id,name\nops,运营中心\n")
            #expect(try await roster.run("export", "all.yaml", "--out", "after").status == 0)
            let diff = try await roster.run("diff", "before", "after", "--rows", "rows")
            #expect(diff.status == 10 && diff.out.contains("0 moved, 1 changed"), "\(diff.out)\(diff.err)")
            #expect(diff.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed"), "\(diff.out)")
            let people = try String(contentsOfFile: folder + "/rows/people.csv", encoding: .utf8)
            #expect(people.split(separator: "\r\n").count == 1)
            try await imports("department_id,parent_department_id\nops-cs,hq\n")
            let live = try await roster.run("diff", "after", "all.yaml")
            #expect(live.out.contains("1 moved, 0 changed"), "\(live.out)\(live.err)")
            #expect(live.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed"), "\(live.out)")
        }
    }

    @Test func `a directory that was filled again has the same people, although their open ids are new`() async throws {
        try await withFolder { folder in
            let roster = try await directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "before").status == 0)
            let load = try await roster.run("directory", "load", "before", "--yes")
            #expect(load.status == 0, "\(load.out)\(load.err)")
            let diff = try await roster.run("diff", "before", "all.yaml")
            #expect(diff.out.contains("people: 0 joined, 0 left, 0 moved"), "\(diff.out)\(diff.err)")
            #expect(diff.out.contains("departments: 0 joined, 0 left, 0 moved"), "\(diff.out)")
        }
    }

    @Test func `refuses another directory's export, a changed file and a folder that is none`() async throws {
        try await withFolder { folder in
            let roster = try await directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "one").status == 0)
            try FileManager.default.copyItem(atPath: folder + "/one", toPath: folder + "/two")
            let manifest = try String(contentsOfFile: folder + "/two/manifest.json", encoding: .utf8)
            try manifest.replacing("\"embedded", with: "\"elsewhere")
                .write(toFile: folder + "/two/manifest.json", atomically: true, encoding: .utf8)
            let other = try await roster.run("diff", "one", "two")
            #expect(other.status == 2 && other.err.contains("--force"), "\(other.err)")
            #expect(try await roster.run("diff", "one", "two", "--force").status == 0)

            let people = try String(contentsOfFile: folder + "/two/people.csv", encoding: .utf8)
            try String(people.dropLast(40)).write(toFile: folder + "/two/people.csv", atomically: true, encoding: .utf8)
            let cut = try await roster.run("diff", "one", "two", "--force")
            #expect(cut.status == 3 && cut.out.isEmpty, "\(cut.out)\(cut.err)")

            try FileManager.default.createDirectory(atPath: folder + "/none", withIntermediateDirectories: true)
            let none = try await roster.run("diff", "one", "none")
            #expect(none.status == 3 && none.err.contains("manifest.json"), "\(none.err)")
            #expect(try await roster.run("diff", "one", "missing.csv").status == 3)
            #expect(try await roster.run("diff", "one", "one", "--match", "shoe_size").status == 3)
        }
    }

    /// One host, two companies, each with an app of its own.
    @Test func `two companies are not compared, neither by diff nor beside an export`() async throws {
        let companies = ["north", "south"].map { name in
            """
              - tenant_key: \(name)
                settings: { new_users: joined }
                apps: [{ app_id: cli_\(name), app_secret: secret, scope: all, permissions: ["contact:contact", "contact:contact.base:readonly", "contact:department.base:readonly", "contact:department.organize:readonly", "contact:user.base:readonly", "contact:user.employee_id:readonly", "contact:user.id:readonly"] }]
                departments: [{ department_id: d1, name: 部门 }]
                users: [{ user_id: u1, name: \(name), mobile: "1380000\(name.utf8.first ?? 0)1", departments: [d1] }]

            """
        }
        try await withFolder { folder in
            let directory = try await EmbeddedDirectory.start(
                DirectoryServerConfiguration(
                    database: folder + "/two.sqlite",
                    company: try CompanyFile(yaml: "tenants:\n" + companies.joined()),
                    rates: .off
                )
            )
            try ExportJob.write(to: folder, directory: directory.address)
            func roster(_ name: String) -> RosterCommand {
                RosterCommand(
                    folder: folder,
                    environment: ["ROSTER_APP_ID": "cli_\(name)", "ROSTER_APP_SECRET": "secret"]
                )
            }
            let first = try await roster("north").run("export", "all.yaml", "--out", "north")
            #expect(first.status == 0, "\(first)")
            let beside = try await roster("south").run("export", "all.yaml", "--out", "south", "--since", "north")
            try await directory.stop()
            // The export itself is whole; only its changes are not there.
            #expect(
                beside.status == 2 && beside.err.contains("cli_north") && beside.err.contains("cli_south"),
                "\(beside)"
            )
            #expect(!FileManager.default.fileExists(atPath: folder + "/south/changes"))
            #expect(try await roster("south").run("verify", "south").status == 0)
            let diff = try await roster("south").run("diff", "north", "south")
            #expect(diff.status == 2 && diff.out.isEmpty && diff.err.contains("--force"), "\(diff)")
            let forced = try await roster("south").run("diff", "north", "south", "--force")
            // By user_id: open ids of two apps have nothing in common.
            #expect(forced.status == 10 && forced.out.contains("changed: u1"), "\(forced)")
        }
    }

    @Test func `rows of a workbook are written as a sheet of text that is read alike`() async throws {
        try await withFolder { folder in
            let header = ["user_id", "name", "work_station"]
            func write(_ name: String, _ station: [String]) throws {
                let rows = [header] + station.enumerated().map { ["u\($0)", "甲", $1] }
                try WorkbookFile.write(
                    [WorkbookFile.Tab("people", rows.map { $0.map { .text($0) } })],
                    to: folder + "/" + name
                )
            }
            try write("old.xlsx", ["a", "b", "c", "d"])
            // A text that is marked, one that is refused as a formula, one with an apostrophe of its own, an array's.
            try write("new.xlsx", ["'=1+1", "=1+1", "''7", "{=1+1}"])
            let roster = RosterCommand(folder: folder)
            let diff = try await roster.run("diff", "old.xlsx", "new.xlsx", "--rows", "rows")
            #expect(diff.status == 10, "\(diff.out)\(diff.err)")
            let again = try await roster.run("diff", "new.xlsx", "rows/people.csv")
            // The formula is refused in both, in the form in which a file of text keeps it.
            #expect(again.out.contains("1 changed, 3 unchanged") && again.out.contains("'{=1+1}'"), "\(again.out)")
            var checks: [Int] = []
            for file in ["new.xlsx", "rows/people.csv"] {
                let check = try await roster.run("check", file, "--match", "user_id", "--mode", "update", "--json")
                checks.append(check.out.components(separatedBy: "\"damage.formula\"").count)
            }
            #expect(checks[0] == checks[1] && checks[0] == 3, "\(checks)")
        }
    }

    @Test func `what cannot be compared leaves no rows behind, and an export that lacks people is said to`()
        async throws
    {
        try await withFolder { folder in
            try "user_id,name\nu1,a\n".write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            try "user_id,name\nu1,a\nu1,b\n".write(toFile: folder + "/b.csv", atomically: true, encoding: .utf8)
            let roster = try await directory(folder)
            #expect(try await roster.run("diff", "a.csv", "b.csv", "--rows", "rows").status == 3)
            #expect(!FileManager.default.fileExists(atPath: folder + "/rows"))
            #expect(try await roster.run("diff", "-", "-").status == 2)

            #expect(try await roster.run("export", "all.yaml", "--out", "one").status == 0)
            let manifest = try String(contentsOfFile: folder + "/one/manifest.json", encoding: .utf8)
            try manifest.replacing("\"people_not_shown\" : [\n\n  ]", with: "\"people_not_shown\" : [\"u9\"]")
                .write(toFile: folder + "/one/manifest.json", atomically: true, encoding: .utf8)
            let diff = try await roster.run("diff", "one", "one")
            #expect(diff.status == 0 && diff.err.contains("known to lack people"), "\(diff.err)")
        }
    }
}
