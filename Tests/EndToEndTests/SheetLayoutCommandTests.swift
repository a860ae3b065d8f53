import Foundation
import JobModel
import TestSupport
import Testing

/// Sheets whose encoding or layout is a question, through the command.
struct SheetLayoutCommandTests {
    /// `Zoë Böhm` as Windows-1252 writes it, below an English header.
    private static let western =
        Array("name,mobile,email,department_ids,employee_no,employee_type\nZo".utf8) + [0xEB]
        + Array(" B".utf8) + [0xF6] + Array("hm,13800029990,zoe@example.com,hq,Z1,1\n".utf8)

    @Test func `every command asks for an unsure encoding, and a flag or the job gives it`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            try Data(Self.western).write(to: URL(fileURLWithPath: folder + "/wave.csv"))
            let roster = RosterCommand(folder: folder)
            for command in [
                ["inspect", "wave.csv"], ["check", "wave.csv"], ["check", job],
                ["check", job, "--directory", "embedded"],
                ["plan", job], ["import", job, "--yes"],
            ] {
                let result = try await roster.run(command)
                #expect(result.status == 3, "\(command): \(result.err)")
                #expect(result.err.contains("WINDOWS-1252: Zoë Böhm"), "\(command): \(result.err)")
            }
            #expect(try await roster.employees() == GeneratedWave.before)
            let checked = try await roster.run("check", "wave.csv", "--encoding", "windows-1252")
            #expect(checked.status == 0 && checked.out.contains("file.encoding"), "\(checked.out)\(checked.err)")
            let text = try String(contentsOfFile: job, encoding: .utf8)
            try text.replacingOccurrences(of: "match:", with: "encoding: WINDOWS-1252, match:")
                .write(toFile: job, atomically: true, encoding: .utf8)
            let plan = try await roster.run("plan", job)
            #expect((plan.out + plan.err).contains("WINDOWS-1252"), "\(plan.out)\(plan.err)")
            let imported = try await roster.run("import", job, "--yes")
            #expect(imported.status == 0, "\(imported.err)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["Z1"]).sorted())
        }
    }

    @Test func `inspect shows the header's line and the lines above, on the screen and in JSON`() async throws {
        try await withFolder { folder in
            let text =
                "名单,,\n" + (1...12).map { "说明 \($0),,\n" }.joined()
                + "\n姓名,手机号,\n林小北,13800000001,x\n\n周南,13800000002,\n"
            try text.write(toFile: folder + "/deep.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let shown = try await roster.run("inspect", "deep.csv")
            #expect(shown.status == 0 && shown.out.contains("Header: row 15, line 15"), "\(shown.out)")
            #expect(shown.out.contains("说明 12") && shown.out.contains("header.unnamed"), "\(shown.out)")
            let result = try await roster.run("inspect", "deep.csv", "--json")
            let json = try #require(JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any])
            #expect(json["header_row"] as? Int == 15 && json["header_line"] as? Int == 15)
            #expect((json["skipped"] as? [[String]])?.count == 13 && json["rows"] as? Int == 2)
            #expect(json["blank_rows"] as? Int == 1 && (json["file"] as? String)?.hasSuffix("deep.csv") == true)
            let problems = try #require(json["problems"] as? [[String: Any]])
            #expect(problems.map { $0["row"] as? Int } == [16] && problems[0]["value"] as? String == "x")
            let other = try await roster.run("inspect", "deep.csv", "--header-row", "3", "--json")
            #expect(other.status == 0 && other.out.contains("header.noNames"), "\(other.out)")
            #expect(try await roster.run("inspect", "deep.csv", "--header-row", "0").status == 2)
            #expect(try await roster.run("inspect", "deep.csv", "--header-row", "99").status == 3)
        }
    }

    @Test func `the screen groups three hundred unknown columns as one cause`() async throws {
        try await withFolder { folder in
            let header = "姓名,工号," + (1...300).map { "extra\($0)" }.joined(separator: ",")
            try (header + "\n林小北,E1\n").write(toFile: folder + "/wide.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let checked = try await roster.run("check", "wide.csv", "--mode", "update")
            #expect(checked.status == 3 && checked.out.split(separator: "\n").count < 12, "\(checked.out)")
            #expect(checked.out.contains("extra1'") && checked.out.contains("(+285)"), "\(checked.out)")
        }
    }

    @Test func `refuses a plan with values in a column without a name, and sends nothing`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            let sheet =
                "name,,mobile,email,department_ids,employee_no,employee_type\nA,,13800000001,a@example.com,hq,A1,1\n"
            try (sheet + "B,C,13800000002,b@example.com,hq,A2,1\n")
                .write(toFile: folder + "/wave.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes")
            #expect(result.status == 3 && result.err.contains("column B has no name"), "\(result.err)")
            let checked = try await roster.run("check", job, "--directory", "embedded")
            #expect(checked.status == 3 && checked.out.contains("header.unnamed"), "\(checked.out)")
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }

    @Test func `reads a corrected row in the encoding of its original sheet`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            // 王小明, 刘建国, 张文静, and 李昇 with a type that nobody knows, as GB18030 writes them.
            let names: [[UInt8]] = [
                [0xCD, 0xF5, 0xD0, 0xA1, 0xC3, 0xF7], [0xC1, 0xF5, 0xBD, 0xA8, 0xB9, 0xFA],
                [0xD5, 0xC5, 0xCE, 0xC4, 0xBE, 0xB2], [0xC0, 0xEE, 0x95, 0x4E],
            ]
            var sheet = Array("name,mobile,email,department_ids,employee_no,employee_type\n".utf8)
            for (place, name) in names.enumerated() {
                let rest = ",1380003999\(place),r\(place)@example.com,hq,R\(place),\(place == 3 ? "X" : "1")\n"
                sheet += name + Array(rest.utf8)
            }
            try Data(sheet).write(to: URL(fileURLWithPath: folder + "/wave.csv"))
            let roster = RosterCommand(folder: folder)
            let imported = try await roster.run("import", job, "--yes", "--json")
            let summary = try Summary(imported)
            #expect(summary.count(.created) == 3 && summary.count(.invalid) == 1, "\(imported.err)")
            // One name, as a spreadsheet that knows that encoding alone saves it, would not tell which it is.
            let header = Array("name,mobile,email,department_ids,employee_no,employee_type,roster_row\n".utf8)
            let row = names[3] + Array(",13800039993,r3@example.com,hq,R3,1,5\n".utf8)
            try Data(header + row).write(to: URL(fileURLWithPath: folder + "/fixed.csv"))
            #expect(try await roster.run("inspect", "fixed.csv").status == 3)
            let retry = try await roster.run("retry", "last", "--input", "fixed.csv", "--yes")
            #expect(retry.status == 0, "\(retry.err)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["R0", "R1", "R2", "R3"]).sorted())
        }
    }
}
