import Foundation
import JobModel
import TestSupport
import Testing

/// Sheets that rename and move departments, and name them by what they will be called.
struct RenamedDepartmentTests {
    private static let options = ["--subject", "departments", "--mode", "upsert", "--yes", "--json"]

    private func importing(
        _ sheet: String,
        match: String = "department_id",
        in folder: String,
        _ more: [String] = []
    ) async throws -> RosterCommand.Result {
        try sheet.write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
        let roster = RosterCommand(folder: folder)
        return try await roster.run(["import", "departments.csv", "--match", match] + Self.options + more)
    }

    private func withCompany(_ body: (String) async throws -> Void) async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try await body(folder)
        }
    }

    /// The paths of the departments, by id.
    private func paths(in folder: String) async throws -> [String: String] {
        let job = folder + "/paths.yaml"
        try "job: paths\nkind: export\ndirectory: embedded\n".write(toFile: job, atomically: true, encoding: .utf8)
        let out = folder + "/paths-\(UUID().uuidString)"
        let exported = try await RosterCommand(folder: folder).run(
            ["export", job, "--out", out, "--department-fields", "department_id,path"]
        )
        #expect(exported.status == 0, "\(exported)")
        let lines = try String(contentsOfFile: out + "/departments.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",").map(String.init) }
        return Dictionary(lines.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    /// ops is 运营部, ops-cs is 运营部/客户服务 and ops-cs-night is 运营部/客户服务/Night Shift; hq is 总部.
    @Test(arguments: [
        // Below it by its new name, before it in the sheet.
        "department_id,name,parent_department_id\nx,X,Operations/客户服务\nops,Operations,0\n",
        // By the new name of the parent's parent, and the parent's own new name.
        "department_id,name,parent_department_id\nops,Operations,0\nops-cs,Service,Operations\nx,X,Operations/Service\n",
        // By where a row puts it.
        "department_id,name,parent_department_id\nops-cs,客户服务,hq\nx,X,总部/客户服务\n",
        // Moved below a department that is moved itself, and is named by its place to come.
        "department_id,name,parent_department_id\nx,X,总部/Care/Night Shift\nops-cs-night,Night Shift,总部/Care\nops-cs,Care,hq\n",
        // A new one below a new one below a renamed one, by whole paths.
        "department_id,name,parent_department_id\ny,Y,Operations/X\nx,X,/Operations\nops,Operations,0\n",
        // With the path of each, as an export has it.
        "department_id,path,name,parent_department_id\nops,Operations,Operations,0\nx,Operations/X,X,ops\n",
        "department_id,path,name\nops,Operations,Operations\nx,Operations/X,X\ny,Operations/X/Y,Y\n",
        // By the parent's name alone.
        "department_id,name,parent_name\nops,Operations,\nx,X,Operations/客户服务\n",
    ])
    func `puts departments below one by the name and place that the sheet gives it`(sheet: String) async throws {
        try await withCompany { folder in
            let first = try await importing(sheet, in: folder)
            let rows = sheet.split(separator: "\n").count - 1
            let summary = try Summary(first)
            // A department below one that moves comes with it, and its own row has nothing to write.
            let done = summary.count(.created) + summary.count(.updated) + summary.count(.unchanged)
            #expect(summary.exit == 0 && summary.count(.created) > 0 && done == rows, "\(first)")
            let second = try await importing(sheet, in: folder)
            #expect(try Summary(second).count(.unchanged) == rows, "\(second)")
            let place = try #require(try await paths(in: folder)["x"])
            #expect(place.hasSuffix("/X") && !place.contains("运营部"), "\(place)")
        }
    }

    @Test func `finds departments by the paths that the sheet gives them, where paths say which is meant`() async throws
    {
        try await withCompany { folder in
            let sheet = "path,name,department_id\n运营部,Operations,\nOperations/新组,,new\n"
            let first = try await importing(sheet, match: "path", in: folder)
            #expect(try Summary(first).count(.created) == 1 && Summary(first).count(.updated) == 1, "\(first)")
            #expect(try await paths(in: folder)["new"] == "Operations/新组")
        }
    }

    @Test func `a path as it is now means the same department, whatever the sheet calls it`() async throws {
        try await withCompany { folder in
            let sheet = "department_id,name,parent_department_id\nops,Operations,0\nx,X,运营部\ny,Y,运营部/客户服务\n"
            let result = try await importing(sheet, in: folder)
            #expect(try Summary(result).count(.created) == 2, "\(result)")
            let paths = try await paths(in: folder)
            #expect(paths["x"] == "Operations/X" && paths["y"] == "Operations/客户服务/Y")
        }
    }

    @Test func `a name that one department gives up and another takes can mean either, and an id says which`()
        async throws
    {
        try await withCompany { folder in
            let swap = "department_id,name,parent_department_id\nhq,总部二,0\nops,总部,0\n"
            let result = try await importing(swap + "x,X,总部\ny,Y,ops\n", in: folder)
            // The name is free once the first row is written, and not before.
            #expect(result.err.contains("name.taken") && result.err.contains("department.ambiguous"), "\(result)")
            #expect(result.err.contains("(ops)") && result.err.contains("hq"), "\(result)")
            #expect(try Summary(result).count(.invalid) == 2 && Summary(result).count(.created) == 1, "\(result)")
            #expect(try await paths(in: folder)["y"] == "运营部/Y")
        }
    }

    @Test func `waits for the row that renames, and is held back with it`() async throws {
        try await withCompany { folder in
            let sheet = "department_id,name,parent_department_id,order\nops,Operations,0,much\nx,X,Operations/客户服务,\n"
            let result = try await importing(sheet, in: folder)
            let summary = try Summary(result)
            #expect(summary.count(.invalid) == 1 && summary.count(.notAttempted) == 1, "\(result)")
            #expect(result.err.contains("depend") && !result.err.contains("parent.refused"), "\(result)")
            #expect(try await paths(in: folder)["ops"] == "运营部")
        }
    }

    /// Of each the first row is refused.
    @Test(arguments: [
        // Two rows rename what the path goes through.
        "ops,Operations,0,much\nops-cs,Service,,\nx,X,Operations/Service,\n",
        // One that stays as it is stands between them.
        "ops,Operations,0,much\nops-cs-night,Late,,\nx,X,Operations/客户服务/Late,\n",
        // The second one is moved, below what it names by its id.
        "ops,Operations,0,much\nhq,Head,ops,\nx,X,Operations/Head,\n",
        // The second one is new, below what it names by its id.
        "ops,Operations,0,much\ny,Y,ops,\nx,X,Operations/Y,\n",
    ])
    func `waits for every row that brings about a path, and is held back with each`(rows: String) async throws {
        try await withCompany { folder in
            let header = "department_id,name,parent_department_id,order\n"
            let result = try await importing(header + rows, in: folder)
            let summary = try Summary(result)
            #expect(summary.count(.invalid) == 1 && summary.count(.notAttempted) == 2, "\(result)")
            #expect(try await paths(in: folder)["x"] == nil)
            let corrected = try await importing(header + rows.replacing("much", with: "1"), in: folder)
            #expect(try Summary(corrected).exit == 0, "\(corrected)")
            #expect(try await paths(in: folder)["x"]?.hasPrefix("Operations/") == true)
        }
    }

    /// Of each the first row is refused.
    @Test(arguments: [
        "department_id,name,parent_department_id,order\nops,Operations,0,much\nx,X,Operations,\n",
        "department_id,name,parent_department_id,order\nops,Operations,,much\nx,X,/Operations,\n",
        "department_id,name,parent_name,order\nops,Operations,,much\nx,X,Operations,\n",
        "department_id,name,parent_department_id,order\nops-cs,Service,,much\nx,X,Service,\n",
        "department_id,name,parent_department_id,order\nops-cs-night,Late,,much\nx,X,Late,\n",
    ])
    func `waits for the row that renames a department that is named by its new name alone`(sheet: String) async throws {
        try await withCompany { folder in
            let summary = try Summary(await importing(sheet, in: folder))
            #expect(summary.count(.invalid) == 1 && summary.count(.notAttempted) == 1)
            #expect(try await paths(in: folder)["x"] == nil)
            #expect(try Summary(await importing(sheet.replacing("much", with: "1"), in: folder)).exit == 0)
        }
    }

    @Test(arguments: ["parent_department_id", "parent_name"])
    func `a department is not moved below one whose renaming is refused`(column: String) async throws {
        try await withCompany { folder in
            let before = try await paths(in: folder)["hq"]
            let sheet = "department_id,name,\(column),order\nops,Operations,,much\nhq,,Operations,\n"
            let summary = try Summary(await importing(sheet, in: folder))
            #expect(summary.count(.invalid) == 1 && summary.count(.notAttempted) == 1)
            #expect(try await paths(in: folder)["hq"] == before)
            #expect(try Summary(await importing(sheet.replacing("much", with: "1"), in: folder)).exit == 0)
            #expect(try await paths(in: folder)["hq"]?.hasPrefix("Operations/") == true)
        }
    }

    @Test func `a row that renames waits for none above it where no path goes through both`() async throws {
        try await withCompany { folder in
            let sheet = "department_id,name,parent_department_id,order\nops,Operations,0,much\nops-cs,Service,,\n"
            let summary = try Summary(await importing(sheet, in: folder))
            #expect(summary.count(.invalid) == 1 && summary.count(.updated) == 1)
        }
    }

    @Test(arguments: [
        "department_id,name,parent_department_id\nops,Operations,Operations/Service\nops-cs,Service,\n",
        "department_id,name,parent_department_id\nops,Operations,Operations/客户服务\n",
        "department_id,name,parent_department_id\nops,Operations,总部\nhq,总部,总部/Operations/客户服务\n",
    ])
    func `a department cannot be moved below itself by the name that it will have`(sheet: String) async throws {
        try await withCompany { folder in
            let result = try await importing(sheet, in: folder)
            #expect(result.err.contains("parent.cycle") && !result.err.contains("department.notFound"), "\(result)")
            #expect(try Summary(result).count(.invalid) == sheet.split(separator: "\n").count - 1)
        }
    }

    @Test func `a row is of the department that has its path now, whoever gets its name`() async throws {
        try await withCompany { folder in
            let sheet = "path,name\n总部,总部二\n运营部,总部\n总部/总裁办,\n"
            let result = try await importing(sheet, match: "path", in: folder)
            let summary = try Summary(result)
            #expect(summary.count(.updated) == 2 && summary.count(.unchanged) == 1, "\(result)")
            #expect(try await paths(in: folder)["ops"] == "总部")
        }
    }

    @Test func `refuses a parent that is not there, of a department that is found by its path`() async throws {
        try await withCompany { folder in
            let sheet = "path,parent_department_id\n运营部/客户服务,nowhere\n"
            let result = try await importing(sheet, match: "path", in: folder)
            #expect(result.err.contains("there is no department 'nowhere'"), "\(result)")
            #expect(try Summary(result).count(.invalid) == 1)
        }
    }

    @Test func `says that a path neither renames nor moves what is found by its id, and calls no row refused for it`()
        async throws
    {
        try await withCompany { folder in
            let sheet = "department_id,path\nops,Operations\nx,Operations/X\n"
            let result = try await importing(sheet, in: folder)
            #expect(result.err.contains("path.notWritten") && result.err.contains("neither renames nor moves"))
            #expect(result.err.contains("there is no department 'Operations'"), "\(result)")
            #expect(!result.err.contains("parent.refused"), "\(result)")
        }
    }

    @Test func `people of the next step are put into departments by their new names`() async throws {
        try await withCompany { folder in
            try """
            job: both
            kind: import
            directory: embedded
            submit: single
            steps:
              - { subject: departments, source: departments.csv, match: department_id, mode: upsert }
              - { subject: people, source: people.csv, match: employee_no, mode: upsert }
            """.write(toFile: folder + "/both.yaml", atomically: true, encoding: .utf8)
            try
                "department_id,name,parent_department_id\nx,X,Operations/Service\nops-cs,Service,Operations\nops,Operations,0\n"
                .write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
            try """
            name,mobile,department_ids,employee_no,employee_type
            甲,13800030001,Operations/Service/X,N1,1
            乙,13800030002,Operations,N2,1

            """.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", "both.yaml", "--yes", "--json")
            #expect(try Summary(result).exit == 0 && Summary(result).count(.created) == 3, "\(result)")
            #expect(try Summary(await roster.run("import", "both.yaml", "--yes", "--json")).count(.unchanged) == 5)
        }
    }
}
