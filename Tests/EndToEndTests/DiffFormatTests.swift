import Foundation
import JobModel
import TestSupport
import Testing

/// `roster diff` of exports in formats that are not spreadsheets, and of one format with another.
struct DiffFormatTests {
    private static let formats = ["csv", "xlsx", "ndjson", "sqlite"]

    private func export(
        _ roster: RosterCommand,
        to name: String,
        _ format: String,
        _ options: [String] = []
    ) async throws {
        let export = try await roster.run(["export", "all.yaml", "--out", name, "--format", format] + options)
        #expect(export.status == 0, "\(export)")
    }

    /// Every field, and every odd value that the API takes.
    @Test func `the same directory is the same in all formats, whatever its values are`() async throws {
        try await GeneratedDirectory.run(GeneratedText(.hostile, seed: 11), people: 40, departments: 9) { _, roster in
            for format in Self.formats { try await export(roster, to: format, format, ["--fields", "all"]) }
            for old in Self.formats {
                for new in Self.formats {
                    let diff = try await roster.run("diff", old, new, "--json")
                    #expect(diff.status == 0 && !diff.out.contains("\"kind\""), "\(old) \(new): \(diff)")
                    #expect(
                        diff.out.contains("\"match\":\"open_id\"") && diff.out.contains("\"not_compared\":[]"),
                        "\(diff)"
                    )
                }
            }
        }
    }

    @Test(arguments: [("ndjson", "sqlite"), ("sqlite", "ndjson"), ("csv", "ndjson"), ("sqlite", "xlsx")])
    func `a difference is found from one format to another, and its rows import`(old: String, new: String) async throws
    {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder)
            try await export(roster, to: "before", old)
            // A value that nobody had, so that no object of the older export has its key.
            let written = try await roster.importRows("user_id,work_station,join_time\nu003,'=1+1,2024-02-29\n")
            #expect(written.status == 0, "\(written)")
            try await export(roster, to: "after", new)
            let diff = try await roster.run("diff", "before", "after", "--rows", "rows", "--json")
            #expect(diff.status == 10, "\(diff)")
            let cells = diff.out.split(separator: "\n").filter { $0.contains("\"cells\"") }
            #expect(
                cells.count == 1 && cells[0].contains("\"new\":\"=1+1\"") && cells[0].contains("2024-02-29"),
                "\(diff)"
            )
            let live = try await roster.run("diff", "after", "all.yaml")
            #expect(live.status == 0, "\(live)")
            let back = try await roster.run("diff", "after", "before", "--rows", "back")
            #expect(back.status == 10)
            let rows = try String(contentsOfFile: folder + "/rows/people.csv", encoding: .utf8)
            #expect(rows.contains("'=1+1"), "\(rows)")
            let none = try await roster.run(
                [
                    "import", "rows/people.csv", "--match", "user_id", "--mode", "upsert", "--directory", "embedded",
                    "--yes",
                ]
                    + ["--json"]
            )
            #expect(try Summary(none).count(.unchanged) == 1, "\(none)")
        }
    }

    @Test(arguments: [("ndjson", "people.ndjson"), ("sqlite", "directory.sqlite")])
    func `a file that was cut, changed or removed is refused`(format: String, name: String) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder)
            try await export(roster, to: "one", format)
            let path = folder + "/one/" + name
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(try await roster.run("diff", "one", "one").status == 0)
            for cut in [
                whole.dropLast(9), whole.prefix(whole.count / 2), Data("[]\n".utf8), Data(whole.dropLast(1) + [0x20]),
            ] {
                try Data(cut).write(to: URL(fileURLWithPath: path))
                let diff = try await roster.run("diff", "one", "one")
                #expect(diff.status == 3 && diff.out.isEmpty && diff.err.contains(name), "\(diff)")
            }
            try FileManager.default.removeItem(atPath: path)
            let gone = try await roster.run("diff", "one", "one")
            #expect(gone.status == 3 && gone.err.contains("cannot be opened"), "\(gone)")
        }
    }

    @Test func `an object that has a key twice is refused, and its values are not put together`() async throws {
        try await withFolder { folder in
            let objects = [
                "twice": "{\"user_id\":\"u1\",\"name\":\"B\",\"name\":\"C\"}\n",
                "once": "{\"user_id\":\"u1\",\"name\":\"BC\"}\n",
            ]
            for (name, text) in objects {
                try text.write(toFile: folder + "/\(name).ndjson", atomically: true, encoding: .utf8)
            }
            let diff = try await RosterCommand(folder: folder).run("diff", "twice.ndjson", "once.ndjson")
            #expect(diff.status == 3 && diff.err.contains("twice.ndjson, row 1"), "\(diff)")
        }
    }

    @Test func `one file of an export can be compared by itself`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder)
            for format in ["csv", "ndjson", "sqlite"] { try await export(roster, to: format, format) }
            for file in ["ndjson/people.ndjson", "sqlite/directory.sqlite"] {
                let diff = try await roster.run("diff", "csv/people.csv", file)
                #expect(diff.status == 0, "\(diff)")
            }
            let departments = try await roster.run(
                ["diff", "ndjson/departments.ndjson", "sqlite/directory.sqlite", "--subject", "departments"]
            )
            #expect(departments.status == 0, "\(departments)")
        }
    }

    @Test(arguments: [("ndjson", "people.ndjson"), ("sqlite", "directory.sqlite")])
    func `dates of a file by itself are days of the other side's zone, else of one that is said`(
        format: String,
        name: String
    ) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            try ExportJob.write(to: folder, keys: "timezone: America/New_York")
            let dated = try await roster.importRows("user_id,join_time\nu003,2024-02-29\n")
            #expect(dated.status == 0, "\(dated)")
            for format in ["csv", format] { try await export(roster, to: format, format) }
            for (from, to) in [("csv/people.csv", "alone.csv"), ("\(format)/\(name)", name)] {
                try FileManager.default.copyItem(atPath: "\(folder)/\(from)", toPath: "\(folder)/\(to)")
            }
            // One is described by the manifest beside it, or by a job.
            for (old, new) in [("csv/people.csv", name), (name, "csv/people.csv"), (name, "all.yaml")] {
                let diff = try await roster.run("diff", old, new)
                #expect(diff.status == 0 && !diff.err.contains("manifest.json"), "\(old) \(new): \(diff)")
            }
            let assumed = try await roster.run("diff", name, "alone.csv")
            #expect(assumed.status == 10 && assumed.err.contains("days of Asia/Shanghai"), "\(assumed)")
        }
    }

    @Test func `exports whose dates are days of different zones are said to be so`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            for (zone, name) in [("America/New_York", "west"), ("Asia/Shanghai", "east")] {
                try ExportJob.write(to: folder, keys: "timezone: \(zone)")
                try await export(roster, to: name, "csv")
            }
            let diff = try await roster.run("diff", "west", "east")
            #expect(diff.status == 10 && diff.err.contains("days of America/New_York in the one"), "\(diff)")
            let same = try await roster.run("diff", "east", "east")
            #expect(same.status == 0 && !same.err.contains("in the one"), "\(same)")
        }
    }

    @Test func `a line that is no object is not called a sheet to inspect`() async throws {
        try await withFolder { folder in
            try "{\"user_id\":\"u1\"}\n{\"user_id\":\n".write(
                toFile: folder + "/cut.ndjson",
                atomically: true,
                encoding: .utf8
            )
            let diff = try await RosterCommand(folder: folder).run("diff", "cut.ndjson", "cut.ndjson")
            #expect(diff.status == 3 && diff.err.contains("cut.ndjson, row 2"), "\(diff)")
            #expect(diff.err.contains("roster verify") && !diff.err.contains("roster inspect"), "\(diff)")
        }
    }
}
