import Foundation
import TestSupport
import Testing

/// The commands around a sheet: the annotated copy, languages, templates, and what codes mean.
struct SheetCommandTests {
    private static let sheet = """
        姓名,手机号,部门,工号,人员类型
        陈晓明,13800000001,工程部,E1,1
        ,1.38E+10,工程部,E2,1
        "李雷,13800000003,工程部,E3,1
        韩梅梅,13800000004,工程部,E4,1,多余,x
        ,,,,
        合计,4,,,

        """

    private func decoded(_ path: String, _ encoding: String.Encoding) throws -> String {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let text = try #require(String(data: data, encoding: encoding))
        return text.replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
    }

    @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian, .init(rawValue: 0x8000_0632)])
    func `an annotated sheet has every row unchanged, in the sheet's encoding, with the findings`(
        encoding: String.Encoding
    )
        async throws
    {
        try await withFolder { folder in
            // 0x80000632 is GB18030.
            let bytes = try #require((encoding == .utf16LittleEndian ? "\u{FEFF}" : "").data(using: encoding))
            let path = folder + "/sheet.csv"
            try (bytes + #require(Self.sheet.data(using: encoding))).write(to: URL(fileURLWithPath: path))
            let roster = RosterCommand(folder: folder)
            let check = try await roster.run("check", "sheet.csv", "--annotate", "out.csv", "--lang", "zh")
            #expect(check.status == 3 && check.err.contains("out.csv"), "\(check.err)")
            let text = try decoded(folder + "/out.csv", encoding)
            let lines = text.split(separator: "\n").map(String.init)
            #expect(
                lines.first
                    == "姓名,手机号,部门,工号,人员类型,roster_row,roster_code,roster_problem,roster_remedy,roster_notes"
            )
            #expect(lines.count == 6 && lines[1] == "陈晓明,13800000001,工程部,E1,1,2,,,,")
            #expect(lines[2].contains("damage.scientific; required.name") && lines[2].contains("科学计数法"))
            #expect(lines[3].hasPrefix("\"\"\"李雷\",13800000003,工程部,E3,1,4,quote.unclosed,引号未闭合"))
            #expect(lines[4].hasSuffix(",多余,x"))
            #expect(lines[5].hasPrefix("合计,4,,,,7,,,,") && lines[5].contains("已跳过"))
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/out.csv")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            // It replaces nothing, and can be checked itself.
            #expect(try await roster.run("check", "sheet.csv", "--annotate", "out.csv").status == 3)
            let again = try await roster.run("check", "out.csv", "--json", "--lang=zh")
            #expect(again.out.contains("\"left_out\":1") && again.out.contains("damage.scientific"))
        }
    }

    @Test(arguments: ["", "花名册,,,,\n,,,,\n"])
    func `an annotated workbook has every row in its place, with the findings on it, beside it and before it`(
        above: String
    ) async throws {
        try await withFolder { folder in
            let first = above.split(separator: "\n").count
            try (above + Self.sheet).write(toFile: folder + "/sheet.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let check = try await roster.run("check", "sheet.csv", "--annotate", "out.xlsx", "--lang", "zh")
            #expect(check.status == 3 && check.err.contains("out.xlsx"), "\(check.err)")
            let book = try WrittenWorkbook(folder + "/out.xlsx")
            #expect(book.tabs.map(\.name) == ["问题", "sheet"])
            let tab = book.tabs[1]
            if first > 0 { #expect(tab.row(1) == ["花名册"]) }
            #expect(
                tab.row(first + 1) == [
                    "姓名", "手机号", "部门", "工号", "人员类型", "", "", "roster_row", "roster_code", "roster_problem",
                    "roster_remedy", "roster_notes",
                ]
            )
            #expect(tab.row(first + 2).prefix(8) == ["陈晓明", "13800000001", "工程部", "E1", "1", "", "", "\(first + 2)"])
            let (mobile, name) = ("B\(first + 3)", "A\(first + 3)")
            #expect(tab.cells[mobile] == "1.38E+10" && tab.comments[mobile]?.contains("科学计数法") == true)
            #expect(
                tab.comments[name]?.hasPrefix("问题：") == true && tab.cells["J\(first + 3)"]?.contains("科学计数法") == true
            )
            #expect(tab.style(of: mobile) != tab.style(of: "B\(first + 2)"))
            #expect(tab.row(first + 4).first == "\"李雷" && tab.row(first + 5)[5...6] == ["多余", "x"])
            #expect(tab.row(first + 6) == [] && tab.row(first + 7).first == "合计")
            #expect(tab.cells["L\(first + 7)"]?.contains("已跳过") == true)
            #expect(book.tabs[0].xml.contains("location=\"'sheet'!\(mobile)\""), "\(book.tabs[0].xml)")
            #expect(book.tabs[0].cells.values.contains("damage.scientific"))
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/out.xlsx")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            #expect(try await roster.run("check", "sheet.csv", "--annotate", "out.xlsx").status == 3)
            #expect(try await roster.run("check", "sheet.csv", "--annotate", "out.ods").status == 2)
        }
    }

    @Test func `an annotated workbook has a tab for each step of a job`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            let check = try await roster.run("check", "jobs/onboarding.yaml", "--annotate", "found.xlsx")
            #expect(check.status == 3)
            let book = try WrittenWorkbook(folder + "/found.xlsx")
            #expect(book.tabs.map(\.name) == ["problems", "departments", "people"])
            #expect(book.tabs[1].rowCount == 15 && book.tabs[2].rowCount == 301)
            #expect(book.tabs[2].comments.count > 10)
        }
    }

    @Test func `writes a file for each step of a job`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            let check = try await roster.run("check", "jobs/onboarding.yaml", "--annotate", "found.csv")
            #expect(check.status == 3)
            let people = try Sheet(folder + "/found-people.csv")
            #expect(people.records.count == 300)
            #expect(people.column("roster_code").count { !$0.isEmpty } > 10)
            #expect(try Sheet(folder + "/found-departments.csv").records.count == 14)
        }
    }

    @Test func `prints one finding a line in the chosen language if asked to`() async throws {
        try await withFolder { folder in
            try Self.sheet.write(toFile: folder + "/sheet.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: ["LC_ALL": "zh_CN.UTF-8"])
            let lines = try await roster.run("check", "sheet.csv", "--ndjson", "--lang", "en")
            let findings = try lines.out.split(separator: "\n").map { line in
                try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
            #expect(findings.map { $0["kind"] as? String } == Array(repeating: "finding", count: 4) + ["warning"])
            #expect(findings[0]["row"] as? Int == 3 && (findings[0]["problem"] as? String)?.contains("number") == true)
            #expect(try await roster.run("check", "sheet.csv").out.contains("科学计数法"))
            for wrong in [["check", "sheet.csv", "--lang", "fr"], ["--lang"]] {
                let refused = try await roster.run(wrong)
                #expect(refused.status == 2 && refused.err.contains("--lang 须为 en 或 zh"))
            }
        }
    }

    @Test(arguments: ["people", "departments"], ["en", "zh"])
    func `reads back a template with every column known, and its rows are valid`(
        subject: String,
        headers: String
    )
        async throws
    {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let made = try await roster.run("template", subject, "--headers", headers)
            #expect(made.status == 0 && made.out == "\(subject)-template.csv\n", "\(made.err)")
            let checked = try await roster.run("check", "\(subject)-template.csv", "--subject", subject)
            #expect(checked.status == 0, "\(checked.out)")
            let inspected = try await roster.run("inspect", "\(subject)-template.csv", "--subject", subject)
            #expect(!inspected.out.contains("not understood"), "\(inspected.out)")
            #expect(try await roster.run("template", subject, "--headers", headers).status == 3)
            // What ships with the project is the same.
            let shipped = headers == "en" ? "\(subject).csv" : subject == "people" ? "people.zh.csv" : nil
            guard let shipped else { return }
            let (own, ships) = (
                try Sheet(folder + "/\(subject)-template.csv"), try Sheet(Project.folder + "/templates/" + shipped)
            )
            #expect(own.header == ships.header)
        }
    }

    @Test func `a template from a directory has its attributes as columns and lists what cells may hold`() async throws
    {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            let made = try await roster.run(
                "template",
                "people",
                "--from-directory",
                "--directory",
                "embedded",
                "-o",
                "start.csv"
            )
            #expect(made.status == 0 && made.out == "start.csv\nstart-values.csv\n", "\(made.err)")
            let sheet = try Sheet(folder + "/start.csv")
            #expect(sheet.header.contains("custom_attrs.级别"), "\(sheet.header)")
            let values = try Sheet(folder + "/start-values.csv")
            let pairs = values.records.map { "\($0[0])=\($0[1])" }
            for wanted in ["custom_attrs.级别=P5", "employee_type=6", "department_ids=总部", "gender=2"] {
                #expect(pairs.contains(wanted), "\(wanted) is not among \(pairs)")
            }
            let inspected = try await roster.run("inspect", "start.csv")
            #expect(!inspected.out.contains("not understood"), "\(inspected.out)")
        }
    }

    @Test(arguments: ["people", "departments"], ["en", "zh"])
    func `a workbook's template has columns that are known, and an example that is left out`(
        subject: String,
        headers: String
    ) async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            let made = try await roster.run(
                "template",
                subject,
                "--headers",
                headers,
                "-o",
                "花名册.xlsx",
                "--from-directory",
                "--directory",
                "embedded"
            )
            #expect(made.status == 0 && made.out == "花名册.xlsx\n", "\(made.err)")
            let rows = try #require(try WrittenWorkbook(folder + "/花名册.xlsx").tabs.first).rows
            var filled = rows[1]
            let name = try #require(filled.firstIndex { $0.hasPrefix(headers == "en" ? "Example: " : "示例：") })
            filled[name] = subject == "people" ? "李雷" : "财务部"
            var file = try CSVWriterFile(folder + "/filled.csv")
            for row in rows + [filled] { try file.write(row) }
            try file.close()
            let checked = try await roster.run(
                "check",
                "filled.csv",
                "--subject",
                subject,
                "--directory",
                "embedded",
                "--json"
            )
            #expect(checked.status == 0 && checked.out.contains("\"left_out\":1"), "\(checked.out)")
            let inspected = try await roster.run("inspect", "filled.csv", "--subject", subject)
            #expect(!inspected.out.contains("not understood"), "\(inspected.out)")
        }
    }

    @Test func `explains a code for every call that returns it`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let taken = try await roster.run("explain", "41001")
            #expect(taken.status == 0 && taken.out.contains("v3 POST /contact/v3/users"))
            #expect(taken.out.contains("What to do"))
            let chinese = try await roster.run("explain", "41001", "--lang", "zh")
            #expect(chinese.out.contains("含义：手机号已被企业内其他成员使用。"), "\(chinese.out)")
            let json = try await roster.run("explain", "41001", "--lang", "zh", "--json")
            #expect(json.out.contains(#""meaning":"手机号已被企业内其他成员使用""#), "\(json.out)")
            // The same number in two senses.
            let two = try await roster.run("explain", "40013", "--json")
            let meanings = try #require(JSONSerialization.jsonObject(with: Data(two.out.utf8)) as? [[String: Any]])
            #expect(meanings.count >= 1 && meanings.allSatisfy { ($0["calls"] as? [String])?.isEmpty == false })
            #expect(try await roster.run("explain", "99991663").out.contains("any call"))
            let unknown = try await roster.run("explain", "12345")
            #expect(unknown.status == 3 && unknown.err.contains("log id"))
            #expect(try await roster.run("explain", "abc").status == 3)
            #expect(try await roster.run("explain", " ").status == 2)
            let asked = try await roster.run("explain", "email", "and", "mobile", "account", "conflict")
            #expect(asked.status == 0 && asked.out.contains("two different login accounts"), "\(asked.out)")
            let chinese2 = try await roster.run("explain", "手机号和邮箱账号冲突", "--lang", "zh")
            #expect(chinese2.out.contains("原因：手机号和邮箱分别注册了两个不同的登录账号"), "\(chinese2.out)")
            let asJSON = try await roster.run("explain", "account conflict", "--json")
            #expect(asJSON.out.contains(#""code":"account.conflict""#), "\(asJSON.out)")
        }
    }
}
