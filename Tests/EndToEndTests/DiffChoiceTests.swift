import Foundation
import TestSupport
import Testing

/// `roster diff` and `--since` with exports that were to hold different people.
struct DiffChoiceTests {
    private func directory(_ folder: String) throws -> RosterCommand {
        try ExportJob.write(to: folder)
        return RosterCommand(folder: folder)
    }

    @Test(arguments: [["--department", "ops"], ["--where", "city=上海"], ["--department", "ops", "--without-below"]])
    func `people that an export was not to hold have neither joined nor left`(choice: [String]) async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "whole").status == 0)
            let part = try await roster.run(["export", "all.yaml", "--out", "part"] + choice)
            #expect(part.status == 0, "\(part.err)")
            for sides in [["whole", "part"], ["part", "whole"], ["whole/people.csv", "part/people.csv"]] {
                let diff = try await roster.run(["diff"] + sides)
                #expect(diff.status == 3 && diff.out.isEmpty, "\(diff.out)\(diff.err)")
                #expect(diff.err.contains("different people") && diff.err.contains("only people"), "\(diff.err)")
            }
            #expect(try await roster.run("diff", "part", "part").status == 0)
            // A sheet that no manifest describes may hold anything.
            try FileManager.default.copyItem(atPath: folder + "/whole/people.csv", toPath: folder + "/sheet.csv")
            let sheet = try await roster.run("diff", "part/people.csv", "sheet.csv")
            #expect(sheet.err.contains("holds only people"), "\(sheet.err)")
        }
    }

    @Test func `columns that only one of two exports has are no hindrance`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "whole").status == 0)
            let few = try await roster.run("export", "all.yaml", "--out", "few", "--fields", "user_id,name")
            #expect(few.status == 0, "\(few.err)")
            let diff = try await roster.run("diff", "whole", "few")
            #expect(diff.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed"), "\(diff.out)\(diff.err)")
        }
    }

    @Test func `who leaves the chosen departments may still be there`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let part = ["export", "all.yaml", "--department", "ops-cs-night", "--out"]
            #expect(try await roster.run(part + ["before"]).status == 0)
            let people = try String(contentsOfFile: folder + "/before/people.csv", encoding: .utf8)
            let rows = people.split(separator: "\r\n").dropFirst()
            let first = try #require(rows.first?.split(separator: ",").first.map(String.init))
            let moved = try await roster.importRows("user_id,department_ids\n\(first),hq\n")
            #expect(moved.status == 0, "\(moved.out)\(moved.err)")
            #expect(try await roster.run(part + ["after"]).status == 0)
            let diff = try await roster.run("diff", "before", "after")
            #expect(diff.out.contains("1 left"), "\(diff.out)\(diff.err)")
            #expect(diff.err.contains("may be elsewhere in the company"), "\(diff.err)")
        }
    }

    @Test func `a new export is compared with the latest that was to hold the same people`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let daily = ["export", "all.yaml", "--out", "backup/{date}", "--since", "backup", "--quiet"]
            #expect(try await roster.run(daily).status == 0)
            let part = try await roster.run(daily + ["--department", "ops"])
            #expect(part.status == 0 && part.err.contains("no earlier export"), "\(part.out)\(part.err)")
            let whole = try await roster.run(daily)
            #expect(whole.status == 0 && whole.err.isEmpty, "\(whole.out)\(whole.err)")
            let again = try await roster.run(daily + ["--department", "ops"])
            #expect(again.status == 0 && again.err.isEmpty, "\(again.out)\(again.err)")
        }
    }

    /// The path of the department `ops`, and one person of it.
    private func ops(_ folder: String) throws -> (path: String, person: String) {
        var path = ""
        try ExportedTable.forEachRow(of: "departments", in: folder) { row in
            if row["department_id"] == "ops" { path = row["path"] ?? "" }
        }
        var person = ""
        try ExportedTable.forEachRow(of: "people", in: folder) { row in
            if row["department_ids"] == path { person = row["user_id"] ?? "" }
        }
        #expect(!path.isEmpty && !person.isEmpty)
        return (path, person)
    }

    @Test(arguments: [["--department"], ["--where", "department_ids="]])
    func `a name that another department has by now chooses other people`(option: [String]) async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            func choice(_ name: String) -> [String] {
                option.count == 1 ? option + [name] : [option[0], option[1] + name]
            }
            func export(_ name: String, _ chosen: String) async throws {
                let made = try await roster.run(["export", "all.yaml", "--out", name] + choice(chosen))
                #expect(made.status == 0, "\(made.err)")
            }
            #expect(try await roster.run("export", "all.yaml", "--out", "whole").status == 0)
            let (path, person) = try ops(folder + "/whole")
            try await export("backup/before", path)
            let renaming = "department_id,name\nops,运营中心\n"
            let making = "department_id,name,parent_department_id\nops-2,\(path),0\n"
            for (text, mode) in [(renaming, "update"), (making, "create")] {
                let run = try await roster.importRows(text, subject: "departments", match: "department_id", mode: mode)
                #expect(run.status == 0, "\(run.out)\(run.err)")
            }
            try await export("renamed", "运营中心")
            let same = try await roster.run("diff", "backup/before", "renamed")
            #expect(same.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed"), "\(same.out)\(same.err)")
            let moved = try await roster.importRows("user_id,department_ids\n\(person),ops-2\n")
            #expect(moved.status == 0, "\(moved.out)\(moved.err)")
            try await export("other", path)
            for file in ["", "/people.csv"] {
                let diff = try await roster.run("diff", "backup/before" + file, "other" + file)
                #expect(diff.status == 3 && diff.err.contains("\(path) (od-"), "\(diff.out)\(diff.err)")
            }
            let beside = ["export", "all.yaml", "--out", "backup/after", "--since", "backup"]
            let after = try await roster.run(beside + choice(path))
            #expect(after.status == 0 && after.err.contains("no earlier export"), "\(after.out)\(after.err)")
        }
    }

    @Test func `departments alone are compared whatever was demanded of people`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "whole").status == 0)
            let part = try await roster.run("export", "all.yaml", "--out", "part", "--where", "city=上海")
            #expect(part.status == 0, "\(part.err)")
            let files = ["whole/departments.csv", "part/departments.csv", "--subject", "departments"]
            let diff = try await roster.run(["diff"] + files)
            #expect(diff.status == 0 && diff.out.contains("departments: 0 joined"), "\(diff.out)\(diff.err)")
        }
    }

    /// How cells are written otherwise than usual, and the columns by which that shows.
    private static let forms: [(options: [String], said: [String])] = [
        (["--leaders-as", "name"], ["leader_user_id", "people as name", "people as user_id"]),
        (["--dates", "YYYY/MM/DD"], ["join_time", "dates as YYYY/MM/DD", "dates as YYYY-MM-DD"]),
        (["--lists", "|"], ["lists with '|'", "lists with ';'"]),
    ]

    @Test(arguments: forms)
    func `cells that are written otherwise are refused, and have not changed`(
        options: [String],
        said: [String]
    ) async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let all = ["export", "all.yaml", "--fields", "all", "--out"]
            #expect(try await roster.run(all + ["backup/usual"]).status == 0)
            let made = try await roster.run(all + ["backup/other", "--since", "backup"] + options)
            #expect(made.status == 0 && made.err.contains("no earlier export"), "\(made.err)")
            let diff = try await roster.run("diff", "backup/usual", "backup/other")
            #expect(diff.status == 3 && diff.out.isEmpty, "\(diff.out)")
            for words in said { #expect(diff.err.contains(words), "\(diff.err)") }
            // Columns that are written alike can be compared.
            let few = ["export", "all.yaml", "--fields", "user_id,name,department_ids", "--out", "few"]
            #expect(try await roster.run(few + options).status == 0)
            let same = try await roster.run("diff", "backup/usual", "few")
            // The sheets of departments name people too, in lists.
            let isAlike = options.contains("--dates")
            #expect(same.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed") == isAlike, "\(same)")
        }
    }

    @Test func `places in departments are refused with another sign between them, not with other names`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            func export(_ out: String, _ columns: String, _ options: String...) async throws {
                let fields = ["--fields", columns, "--department-fields", "department_id,path,name,open_department_id"]
                let made = try await roster.run(["export", "all.yaml", "--out", out] + fields + options)
                #expect(made.status == 0, "\(made.err)")
            }
            let columns = "user_id,name,department_ids,orders"
            try await export("usual", columns)
            try await export("other", columns, "--lists", "|")
            let refused = try await roster.run("diff", "usual", "other")
            #expect(refused.status == 3 && refused.out.isEmpty, "\(refused.out)")
            #expect(refused.err.contains("write orders in") && refused.err.contains("lists with '|'"), "\(refused.err)")
            try await export("ids", columns, "--departments-as", "open_id")
            try await export("few", "user_id,name,department_ids", "--lists", "|")
            for name in ["ids", "few"] {
                let same = try await roster.run("diff", "usual", name)
                #expect(same.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed"), "\(same.out)\(same.err)")
            }
        }
    }

    @Test func `leaders of departments are compared whatever departments are called`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let all = ["export", "all.yaml", "--fields", "all", "--out"]
            #expect(try await roster.run(all + ["paths"]).status == 0)
            for kind in ["id", "open_id"] {
                #expect(try await roster.run(all + [kind, "--departments-as", kind]).status == 0)
                let same = try await roster.run("diff", "paths", kind)
                #expect(same.status == 0 && same.out.contains("departments: 0 joined"), "\(same)")
            }
        }
    }

    @Test func `a number of a condition is the same however it is written`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            for (place, number) in ["13800001001", "+86 138-0000-1001"].enumerated() {
                let made = try await roster.run(
                    "export",
                    "all.yaml",
                    "--out",
                    "e\(place)",
                    "--where",
                    "mobile=" + number
                )
                #expect(made.status == 0, "\(made.err)")
            }
            let same = try await roster.run("diff", "e0", "e1")
            #expect(same.status == 0 && same.out.contains("people: 0 joined"), "\(same)")
        }
    }

    @Test(arguments: ["csv", "ndjson"])
    func `a renamed department keeps its people where its name holds the sign of lists`(format: String) async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            for (name, out) in [("研发、测试部", "before"), ("研测部", "after")] {
                let rows = "department_id,name\nops,\(name)\n"
                let run = try await roster.importRows(rows, subject: "departments", match: "department_id")
                #expect(run.status == 0, "\(run.out)\(run.err)")
                let form = ["--lists", "、", "--format", format]
                let made = try await roster.run(["export", "all.yaml", "--out", out] + form)
                #expect(made.status == 0, "\(made.err)")
            }
            let same = try await roster.run("diff", "before", "after")
            #expect(same.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed"), "\(same.out)\(same.err)")
        }
    }

    @Test func `departments are the same whether cells have their ids or their paths, and dates in any format`()
        async throws
    {
        try await withFolder { folder in
            let roster = try directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "paths").status == 0)
            let ids = ["--departments-as", "open_id", "--format", "sqlite"]
            #expect(try await roster.run(["export", "all.yaml", "--out", "ids"] + ids).status == 0)
            let same = try await roster.run("diff", "paths", "ids")
            #expect(same.status == 0, "\(same.out)\(same.err)")
            // Without the sheets of departments nothing says which is which.
            #expect(try await roster.run("export", "all.yaml", "--out", "csv", "--departments-as", "id").status == 0)
            let alone = try await roster.run("diff", "paths/people.csv", "csv/people.csv")
            #expect(alone.status == 3 && alone.err.contains("departments as id"), "\(alone.out)\(alone.err)")
        }
    }
}
