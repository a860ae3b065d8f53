import Foundation
import TestSupport
import Testing

/// Sheets that a spreadsheet has saved again, against a directory that has the numbers as they were.
struct ResavedSheetTests {
    private static let header = "name,mobile,department_ids,employee_no,employee_type,leader_user_id\n"

    private func checked(_ rows: String, _ roster: RosterCommand, mode: String) async throws -> (Int32, String) {
        try (Self.header + rows).write(toFile: roster.folder + "/again.csv", atomically: true, encoding: .utf8)
        let result = try await roster.run([
            "check", "again.csv", "--directory", "embedded", "--match", "employee_no", "--mode", mode,
        ])
        return (result.status, result.out)
    }

    @Test func `finds a number or a reference that has lost its zeros if nothing else names the person`()
        async throws
    {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            try (Self.header + "何西,13800044001,hq,007301,1,\n周南,13800044002,hq,5-6,1,\n")
                .write(toFile: folder + "/first.csv", atomically: true, encoding: .utf8)
            let first = try await roster.run([
                "import", "first.csv", "--directory", "embedded", "--match", "employee_no", "--mode", "upsert", "--yes",
            ])
            #expect(first.status == 0, "\(first.err)")
            for mode in ["upsert", "update", "create"] {
                let (status, said) = try await checked("何西,13800044009,hq,7301,1,\n", roster, mode: mode)
                #expect(status == 3 && said.contains("damage.lostZeros") && said.contains("'007301', of 何西"), "\(said)")
            }
            let (_, day) = try await checked("周南,13800044008,hq,5月6日,1,\n", roster, mode: "upsert")
            #expect(day.contains("damage.asDate") && day.contains("'5-6', of 周南"), "\(day)")
            let (_, leader) = try await checked("甲,13800044003,hq,R9,1,employee_no:7301\n", roster, mode: "upsert")
            #expect(leader.contains("damage.lostZeros") && !leader.contains("leader.notFound"), "\(leader)")
            let (other, _) = try await checked("乙,13800044004,hq,7302,1,employee_no:007301\n", roster, mode: "upsert")
            #expect(other == 0)
        }
    }

    private func run(
        _ verb: [String],
        _ sheet: String,
        match: String,
        mode: String,
        _ roster: RosterCommand
    ) async throws -> (Int32, String) {
        try sheet.write(toFile: roster.folder + "/ids.csv", atomically: true, encoding: .utf8)
        let options = ["ids.csv", "--directory", "embedded", "--match", match, "--mode", mode]
        let result = try await roster.run(verb + options)
        return (result.status, result.out + result.err)
    }

    private func checked(
        column: String,
        _ options: [String],
        _ roster: RosterCommand
    ) async throws -> (Int32, String) {
        try "name,mobile,department_ids,employee_no,employee_type,\(column)\n何西,13800046001,0,A900,1,三号楼\n"
            .write(toFile: roster.folder + "/attributes.csv", atomically: true, encoding: .utf8)
        let result = try await roster.run(["check", "attributes.csv", "--match", "employee_no"] + options)
        return (result.status, result.out + result.err)
    }

    @Test func `finds an id that has lost its zeros if people are looked up and not listed`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let header = "user_id,name,mobile,department_ids,employee_type\n"
            let first = header + "00732,何西,13800045001,hq,1\n"
            let (made, why) = try await run(["import", "--yes"], first, match: "user_id", mode: "upsert", roster)
            #expect(made == 0, "\(why)")
            // Another number, so that no other key shows who is meant.
            let second = header + "732,何西,13800045002,hq,1\n"
            for mode in ["upsert", "create", "update"] {
                let (status, said) = try await run(["check"], second, match: "user_id", mode: mode, roster)
                #expect(status == 3 && said.contains("damage.lostZeros"), "\(mode): \(said)")
                #expect(said.contains("'00732', of 何西") && !said.contains("match.notFound"), "\(mode): \(said)")
            }
            let led = "mobile,leader_user_id\n13800045001,732\n"
            let (_, said) = try await run(["check"], led, match: "mobile", mode: "update", roster)
            #expect(said.contains("damage.lostZeros"), "\(said)")
            let third = header + "733,周南,13800045003,hq,1\n"
            let (other, clean) = try await run(["check"], third, match: "user_id", mode: "upsert", roster)
            #expect(other == 0, "\(clean)")
        }
    }

    @Test func `reports an unreadable key as damaged, not as empty`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            try "employee_no,name\n7E+11,何西\n,周南\n"
                .write(toFile: folder + "/keys.csv", atomically: true, encoding: .utf8)
            let result = try await roster.run([
                "check", "keys.csv", "--directory", "embedded", "--match", "employee_no", "--mode", "update",
                "--ndjson",
            ])
            let lines = result.out.split(separator: "\n").map(String.init)
            let damaged = lines.filter { $0.contains("damage.scientific") }
            let empty = lines.filter { $0.contains("required.employee_no") }
            #expect(damaged.count == 1 && empty.count == 1, "\(result.out)")
            #expect(empty.first?.contains("rows are matched by it") == true, "\(result.out)")
        }
    }

    @Test func `takes a column for the attribute of its name, and proposes one of a similar name`()
        async throws
    {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let (_, known) = try await checked(column: "工作地址", ["--directory", "embedded"], roster)
            #expect(!known.contains("header."), "\(known)")
            let (status, near) = try await checked(column: "工作地址们", ["--directory", "embedded"], roster)
            #expect(status == 3 && near.contains("Did you mean 'custom_attrs.工作地址'?"), "\(near)")
            let (unknown, offline) = try await checked(column: "工作地址", ["--offline"], roster)
            #expect(unknown == 3 && offline.contains("header.unknown"), "\(offline)")
        }
    }

    @Test func `reports rows with another separator once each, and inspect and refusals name the row`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let head = "name,mobile,department_ids,employee_no,employee_type\n何西,13800047001,0,S1,1\n"
            try (head + "name;mobile;department_ids;employee_no;employee_type\n周南;13800047002;0;S2;1\n")
                .write(toFile: folder + "/joined.csv", atomically: true, encoding: .utf8)
            let result = try await roster.run("check", "joined.csv", "--match", "employee_no", "--offline", "--ndjson")
            #expect(!result.out.contains("required."), "\(result.out)")
            let said = result.out.split(separator: "\n").map(String.init).filter { $0.contains("row.otherSeparator") }
            #expect(said.count == 2, "\(result.out)")
            let shown = try await roster.run("inspect", "joined.csv")
            #expect(shown.out.contains("row.otherSeparator"), "\(shown.out)")
            try (head + "姓名,工号,手机\n周南,S2,13800047002\n")
                .write(toFile: folder + "/other.csv", atomically: true, encoding: .utf8)
            let inspected = try await roster.run("inspect", "other.csv")
            #expect(inspected.out.contains("header.another"), "\(inspected.out)")
            let refused = try await roster.run(
                "import",
                "other.csv",
                "--match",
                "employee_no",
                "--directory",
                "embedded",
                "--yes"
            )
            #expect(refused.status == 3 && refused.err.contains("row 3: the row is another header"), "\(refused.err)")
        }
    }
}
