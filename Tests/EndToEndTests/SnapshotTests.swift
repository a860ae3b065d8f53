import Foundation
import TestSupport
import Testing

/// A directory that is filled from an export of another.
struct SnapshotTests {
    /// A sheet as lines, without the columns that every directory makes for itself.
    private func lines(_ path: String) throws -> [String] {
        let sheet = try Sheet(path)
        let own: Set = ["open_id", "union_id", "open_department_id", "chat_id"]
        let kept = sheet.header.indices.filter { !own.contains(sheet.header[$0]) }
        return sheet.records.map { record in kept.map { record[$0] }.joined(separator: " | ") }.sorted()
    }

    @Test func `loads an export unchanged, and exports the same again`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", "jobs/onboarding.yaml", "--yes")
            let first = try await roster.run("export", "jobs/full-export.yaml", "--out", folder + "/all")
            #expect(first.status == 0, "\(first.err)")
            let load = try await roster.run("directory", "load", "all", "--yes")
            #expect(load.status == 0, "\(load.err)")
            // What is written one by one invites elsewhere; here nothing is sent, and the plan does not say so.
            #expect(try await roster.invited().isEmpty && !load.err.contains("invit"), "\(load.err)")
            let second = try await roster.run("export", "jobs/full-export.yaml", "--out", folder + "/again")
            #expect(second.status == 0, "\(second.err)")
            for file in ["departments.csv", "people.csv"] {
                let (was, now) = (try lines(folder + "/all/" + file), try lines(folder + "/again/" + file))
                #expect(was.count > 10 && was == now, "\(Set(was).symmetricDifference(now))")
            }
            // The import and the two exports; what a load writes is no run of the ledger.
            #expect(try await roster.run("runs").out.split(separator: "\n").count == 3)
        }
    }

    /// In the zone of the job, a moment that is another day in the zone of a job that names none.
    @Test(arguments: [
        ("csv", "all"), ("xlsx", "all/directory.xlsx"), ("ndjson", "all"), ("sqlite", "all"),
        ("sqlite", "all/directory.sqlite"),
    ])
    func `loads an export of any format, with its dates`(format: String, export: String) async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", "jobs/onboarding.yaml", "--yes")
            let dated = try await roster.importRows("user_id,join_time\nu003,2024-02-29\n")
            #expect(dated.status == 0, "\(dated)")
            try ExportJob.write(to: folder, keys: "timezone: America/New_York")
            #expect(try await roster.run("export", "all.yaml", "--out", "before").status == 0)
            #expect(try await roster.run("export", "all.yaml", "--format", format, "--out", "all").status == 0)
            let load = try await roster.run("directory", "load", export, "--yes")
            #expect(load.status == 0, "\(load.err)")
            #expect(try await roster.run("export", "all.yaml", "--out", "after").status == 0)
            for file in ["departments.csv", "people.csv"] {
                let (was, now) = (try lines(folder + "/before/" + file), try lines(folder + "/after/" + file))
                #expect(was.count > 10 && was == now, "\(Set(was).symmetricDifference(now))")
            }
        }
    }

    @Test func `a database or lines of JSON that were changed are not loaded`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder)
            #expect(try await roster.run("export", "all.yaml", "--format", "ndjson", "--out", "all").status == 0)
            let people = folder + "/all/people.ndjson"
            let lines = try String(contentsOfFile: people, encoding: .utf8)
            let were = try await roster.employees()
            // Half of an export is none.
            let half = try await roster.run("directory", "load", "all/people.ndjson", "--yes")
            #expect(half.status == 3 && half.err.contains("roster export --out"), "\(half)")
            for text in [String(lines.dropLast(20)), String(lines.split(separator: "\n")[0]) + "\n"] {
                try text.write(toFile: people, atomically: true, encoding: .utf8)
                let load = try await roster.run("directory", "load", "all", "--yes")
                #expect(load.status == 3 && load.err.contains("people.ndjson"), "\(load)")
            }
            #expect(try await roster.employees() == were)
        }
    }

    @Test(arguments: [
        ("csv", "people.csv", "all"), ("xlsx", "directory.xlsx", "all"),
        ("xlsx", "directory.xlsx", "all/directory.xlsx"),
        ("sqlite", "directory.sqlite", "all/directory.sqlite"),
    ])
    func `a sheet that was cut, edited or taken away is not loaded`(
        format: String,
        file: String,
        export: String
    )
        async throws
    {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder)
            #expect(try await roster.run("export", "all.yaml", "--format", format, "--out", "all").status == 0)
            let were = try await roster.employees()
            let path = folder + "/all/" + file
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for changed: Data in [bytes.dropLast(20), bytes.dropLast() + Data([0x20])] {
                try changed.write(to: URL(fileURLWithPath: path))
                let load = try await roster.run("directory", "load", export, "--yes")
                #expect(load.status == 3 && load.err.contains("\(file) is not what the export has written"), "\(load)")
                #expect(!load.err.contains("will be gone"))
            }
            try FileManager.default.removeItem(atPath: path)
            if export == "all" {
                let load = try await roster.run("directory", "load", export, "--yes")
                #expect(load.status == 3 && load.err.contains("\(file) cannot be opened"), "\(load)")
            }
            #expect(try await roster.employees() == were)
        }
    }

    @Test func `a manifest that cannot be read is refused, and sheets without one are loaded with a note`() async throws
    {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "all").status == 0)
            let whole = try await roster.run("directory", "load", "all", "--yes")
            #expect(whole.status == 0 && !whole.err.contains("manifest.json"), "\(whole)")
            let were = try await roster.employees()
            try "{".write(toFile: folder + "/all/manifest.json", atomically: true, encoding: .utf8)
            let damaged = try await roster.run("directory", "load", "all", "--yes")
            #expect(damaged.status == 3 && damaged.err.contains("is not the manifest of an export"), "\(damaged)")
            #expect(!damaged.err.contains("will be gone"))
            try FileManager.default.removeItem(atPath: folder + "/all/manifest.json")
            let bare = try await roster.run("directory", "load", "all", "--yes")
            #expect(bare.status == 0 && bare.err.contains("no manifest.json proves that it is whole"), "\(bare)")
            #expect(bare.err.contains("days of Asia/Shanghai"), "\(bare)")
            #expect(try await roster.employees() == were)
        }
    }

    @Test(arguments: ["ndjson", "sqlite", "xlsx"])
    func `a sheet that lies beside an export and is not of it is left alone`(format: String) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder)
            #expect(try await roster.run("export", "all.yaml", "--format", format, "--out", "all").status == 0)
            let were = try await roster.employees()
            try "user_id,name,mobile,department_ids,employee_type,employee_no\nx1,甲,13800030001,0,1,L1\n"
                .write(toFile: folder + "/all/people.csv", atomically: true, encoding: .utf8)
            let load = try await roster.run("directory", "load", "all", "--yes")
            #expect(load.status == 0, "\(load)")
            #expect(try await roster.employees() == were)
        }
    }

    @Test(arguments: ["all", "all/directory.xlsx"])
    func `loads an export that is a workbook`(export: String) async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            _ = try await roster.run("import", "jobs/onboarding.yaml", "--yes")
            let all = folder + "/all"
            let first = try await roster.run("export", "jobs/full-export.yaml", "--format", "xlsx", "--out", all)
            #expect(first.status == 0, "\(first.err)")
            let were = try await roster.employees()
            let load = try await roster.run("directory", "load", export, "--yes")
            #expect(load.status == 0, "\(load.err)")
            #expect(try await roster.employees() == were && were.count > 270)
        }
    }

    @Test func `refuses a folder that is not an export, and changes nothing without a yes`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            #expect(try await roster.employees() == GeneratedWave.before)
            let nothing = try await roster.run("directory", "load", "templates", "--yes")
            #expect(nothing.status == 3 && nothing.err.contains("people.csv"), "\(nothing.err)")
            let unasked = try await roster.run("directory", "load", "nowhere")
            #expect(unasked.status == 3, "\(unasked.err)")
            let csv = try await roster.run("directory", "load", "wave.csv", "--yes")
            #expect(csv.status == 3 && csv.err.contains("directory.xlsx"), "\(csv.err)")
            try FileManager.default.createDirectory(atPath: folder + "/one", withIntermediateDirectories: true)
            try "user_id,name,mobile,department_ids,employee_type\nx1,甲,13800030001,0,1\n"
                .write(toFile: folder + "/one/people.csv", atomically: true, encoding: .utf8)
            let unconfirmed = try await roster.run("directory", "load", "one")
            #expect(unconfirmed.status == 2 && unconfirmed.err.contains("--yes"), "\(unconfirmed.err)")
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }

    @Test func `reports rows that cannot be loaded, and loads the others`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try FileManager.default.createDirectory(atPath: folder + "/some", withIntermediateDirectories: true)
            try """
            user_id,name,mobile,department_ids,employee_type,employee_no
            x1,甲,13800030001,0,1,L1
            x2,乙,13800030002,nowhere,1,L2

            """.write(toFile: folder + "/some/people.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let load = try await roster.run("directory", "load", "some", "--yes")
            #expect(load.status == 4 && load.err.contains("row 3"), "\(load.err)")
            #expect(try await roster.employees() == ["L1"])
        }
    }
}
