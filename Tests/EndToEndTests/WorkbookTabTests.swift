import Foundation
import JobModel
import TestSupport
import Testing

/// Which tab of a workbook the commands take, and what they say of it.
struct WorkbookTabTests {
    private static let header = ["name", "mobile", "department_ids", "employee_no", "employee_type"]

    private static func people(_ name: String, _ number: Int, isHidden: Bool = false) -> WorkbookFile.Tab {
        let row = ["Ada", "1390000000\(number)", "hq", "Z\(number)", "1"]
        return WorkbookFile.Tab(name, texts: [header, row], isHidden: isHidden)
    }

    private static let notes = WorkbookFile.Tab("说明", texts: [["请先阅读"], ["a", "b"]])

    private func run(
        _ tabs: [WorkbookFile.Tab],
        _ arguments: String...,
        before script: String? = nil
    ) async throws -> RosterCommand.Result {
        try await withFolder { folder in
            try WorkbookFile.write(tabs, to: folder + "/a.xlsx")
            try "name,mobile\nAda,13900000001\n".write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            return try await roster.run(arguments, disturbed: script.map { .preceded(by: $0) })
        }
    }

    @Test func `takes the visible tab without a word, and of several the one whose header matches, said aloud`()
        async throws
    {
        let one = try await run(
            [Self.people("人员", 1), Self.people("旧", 2, isHidden: true)],
            "check",
            "a.xlsx",
            "--json"
        )
        #expect(one.status == 0 && !one.out.contains("sheet.taken"), "\(one)")
        let two = try await run([Self.notes, Self.people("人员", 1)], "check", "a.xlsx")
        #expect(two.status == 0 && two.out.contains("a.xlsx · 人员: 1 row"), "\(two)")
        #expect(two.out.contains("the tab '人员' is read: 5 of its columns are known"), "\(two)")
    }

    @Test func `several tabs that match equally well are a question, and --sheet the answer`() async throws {
        let tabs = [Self.people("一月", 1), Self.people("二月", 2)]
        let asked = try await run(tabs, "check", "a.xlsx")
        #expect(asked.status == 3 && asked.err.contains("'一月', '二月' match equally well"), "\(asked)")
        #expect(asked.err.contains("--sheet 1"), "\(asked)")
        for name in ["二月", " 二月 ", "2"] {
            let named = try await run(tabs, "check", "a.xlsx", "--sheet", name, "--json")
            #expect(named.status == 0 && named.out.contains("\"sheet\":\"二月\""), "\(name): \(named)")
        }
        let none = try await run([Self.notes, Self.notes.named("其他")], "check", "a.xlsx")
        #expect(none.status == 3 && none.err.contains("in none of them was a header"), "\(none)")
    }

    @Test func `empty tabs are none, and neither are those without anything in the named row`() async throws {
        let unknown = WorkbookFile.Tab("数据", texts: [["甲列", "乙列"], ["1", "2"]])
        let empty = ["Sheet2", "Sheet3"].map { WorkbookFile.Tab($0, texts: []) }
        let inspected = try await run([empty[0], unknown, empty[1]], "inspect", "a.xlsx", "--json")
        #expect(inspected.status == 0 && inspected.out.contains("\"sheet\":\"数据\""), "\(inspected)")
        #expect(!inspected.out.contains("sheet.taken"), "\(inspected)")
        let nothing = try await run(empty, "check", "a.xlsx")
        #expect(nothing.status == 3 && nothing.err.contains("'Sheet2'"), "\(nothing)")
        var deep = Self.people("人员", 1)
        deep.rows.insert(contentsOf: [[], [.text("花名册")]], at: 0)
        let tabs = [Self.people("旧", 2), deep]
        let named = try await run(tabs, "check", "a.xlsx", "--header-row", "3", "--json")
        #expect(named.status == 0 && named.out.contains("\"sheet\":\"人员\""), "\(named)")
    }

    @Test(arguments: [
        ("三月", "has no tab '三月'; its tabs are 1 '人员', 2 'PEOPLE', 3 '图' (holds no cells), 4 'x' (hidden)"),
        ("5", "has no tab '5'"), ("0", "has no tab '0'"), ("图", "holds no cells"), ("3", "holds no cells"),
    ])
    func `a tab that cannot be read is named with those that there are`(name: String, said: String) async throws {
        let tabs = [
            Self.people("人员", 1), Self.notes.named("PEOPLE"), .chart("图"), Self.people("x", 2, isHidden: true),
        ]
        let result = try await run(tabs, "check", "a.xlsx", "--sheet", name)
        #expect(result.status == 3 && result.err.contains(said), "\(result)")
    }

    @Test func `a hidden tab is read by its name, and a name in other letters is the same`() async throws {
        let tabs = [Self.notes, Self.people("Staff", 2, isHidden: true)]
        let result = try await run(tabs, "check", "a.xlsx", "--sheet", "staff", "--json")
        #expect(result.status == 0 && result.out.contains("\"sheet\":\"Staff\""), "\(result)")
        let alone = try await run([Self.notes, .chart("图")], "check", "a.xlsx", "--sheet", "图")
        #expect(alone.status == 3, "\(alone)")
    }

    @Test func `a tab of a CSV file is a problem, and an encoding of a workbook a note`() async throws {
        let csv = try await run([Self.people("人员", 1)], "check", "a.csv", "--sheet", "人员")
        #expect(csv.status == 3 && csv.err.contains("is no workbook and has no tabs"), "\(csv)")
        let workbook = try await run(
            [Self.people("人员", 1)],
            "check",
            "a.xlsx",
            "--encoding",
            "GB18030",
            "--delimiter",
            ";",
            "--json"
        )
        #expect(workbook.status == 0, "\(workbook)")
        #expect(workbook.out.components(separatedBy: "\"code\":\"sheet.notText\"").count == 3, "\(workbook)")
    }

    @Test func `findings name their cell on the screen and in JSON`() async throws {
        var tab = Self.people("人员", 1)
        tab.rows.append(["Bo", "12", "hq", "Z2", "1"].map { .text($0) })
        tab.rows.insert([.text("花名册")], at: 0)
        let screen = try await run([tab], "check", "a.xlsx")
        #expect(screen.status == 3 && screen.out.contains("mobile · cell B4: "), "\(screen)")
        let json = try await run([tab], "check", "a.xlsx", "--ndjson")
        #expect(json.out.contains("\"cell\":\"B4\"") && json.out.contains("\"sheet\":\"人员\""), "\(json)")
        let unknown = WorkbookFile.Tab("人员", texts: [[""] + Self.header + ["Badgee"], ["", "Ada", "1"]])
        let header = try await run([unknown], "check", "a.xlsx")
        #expect(header.out.contains("Badgee · cell G1: "), "\(header)")
    }

    @Test func `inspect lists the tabs, and which is read`() async throws {
        let tabs = [Self.notes, Self.people("人员", 1), .chart("图"), Self.people("旧", 2, isHidden: true)]
        let screen = try await run(tabs, "inspect", "a.xlsx")
        #expect(screen.status == 0 && screen.out.contains("a workbook (xlsx), tab '人员'"), "\(screen)")
        for line in ["1 '说明': visible", "2 '人员': visible, read", "3 '图': holds no cells", "4 '旧': hidden"] {
            #expect(screen.out.contains(line + "\n"), "\(screen)")
        }
        let json = try await run(tabs, "inspect", "a.xlsx", "--sheet", "旧", "--json", "--records")
        #expect(json.out.contains(#""sheet":"旧","sheets":[{"cells":true,"name":"说明","number":1"#), "\(json)")
        #expect(json.out.contains(#""kind":"xlsx""#) && json.out.contains("13900000002"), "\(json)")
        #expect(!json.out.contains("encoding"), "\(json)")
    }

    @Test(arguments: [("-", "exec < a.xlsx"), ("pipe", "mkfifo pipe; cat a.xlsx > pipe &")])
    func `a workbook comes through standard input and pipes`(file: String, script: String) async throws {
        let tabs = [Self.notes, Self.people("人员", 1)]
        let checked = try await run(tabs, "check", file, "--json", before: script)
        #expect(checked.status == 0 && checked.out.contains("\"rows\":1"), "\(checked)")
        #expect(checked.out.contains(file == "-" ? "standard-input.xlsx" : "pipe.xlsx"), "\(checked)")
        let named = try await run(tabs, "check", file, "--sheet", "说明", before: script)
        #expect(named.status == 3, "\(named)")
    }

    @Test func `an annotated copy of a workbook may be a CSV file`() async throws {
        try await withFolder { folder in
            var tab = Self.people("人员", 1)
            tab.rows.append(["Bo", "12", "hq", "Z2", "1"].map { .text($0) })
            try WorkbookFile.write([Self.notes, tab], to: folder + "/a.xlsx")
            let roster = RosterCommand(folder: folder)
            let check = try await roster.run("check", "a.xlsx", "--annotate", "out.csv")
            #expect(check.status == 3, "\(check)")
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/out.csv"))
            #expect(data.starts(with: [0xEF, 0xBB, 0xBF]))
            let sheet = try Sheet(folder + "/out.csv")
            #expect(sheet.records.count == 2 && sheet.column("roster_code")[1].hasPrefix("mobile."))
        }
    }

    @Test func `a web page takes the address to which its cell leads, into the run and its files`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let header = ["姓名", "手机号", "部门", "工号", "人员类型", "个人主页"].map { WorkbookFile.Cell.text($0) }
            func row(_ number: Int, _ page: WorkbookFile.Cell) -> [WorkbookFile.Cell] {
                ["甲", "1380003000\(number)", "hq", "L\(number)", "1"].map { .text($0) } + [page]
            }
            let rows = [
                header, row(1, .link("甲|主页", to: "https://example.com/1?a=1&b=2")),
                row(2, .text("主页|https://example.com/2")),
                row(3, .link("信箱", to: "mailto:a@example.com")), row(1, .link("重复", to: "https://example.com/3")),
            ]
            try WorkbookFile.write([WorkbookFile.Tab("人员", rows)], to: folder + "/a.xlsx")
            let roster = RosterCommand(folder: folder)
            let shared = ["a.xlsx", "--directory", "embedded", "--match", "employee_no", "--submit", "single"]
            let plan = try await roster.run(["plan"] + shared + ["-o", "a.plan", "--json"])
            #expect(plan.out.components(separatedBy: "\"repair.link\"").count == 3, "\(plan)")
            #expect(plan.out.contains("\"cell\":\"F2\"") && plan.out.contains("attribute.link"), "\(plan)")
            let planned = try String(contentsOfFile: folder + "/a.plan", encoding: .utf8)
            #expect(planned.contains("https://example.com/2"))
            // What fails comes back with the address in its cell, because a file of text has no links.
            let imported = try await roster.run(["import"] + shared + ["--yes", "--json"])
            let failed = try #require(try Summary(imported).file("failed.csv"), "\(imported)")
            #expect(try Sheet(failed).column("个人主页").contains("甲||主页|https://example.com/1?a=1&b=2"), "\(imported)")
        }
    }

    @Test func `numbers, dates and texts of a workbook are what the CSV file says in words`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let header = ["姓名", "手机号", "部门", "工号", "人员类型", "入职日期"]
            let typed: [[WorkbookFile.Cell]] = [
                header.map { .text($0) },
                [
                    .text("甲"), .number(13_800_030_001), .text("hq"), .number(7, format: "0000"), .number(1),
                    .date(year: 2026, month: 12, day: 1),
                ],
                [
                    .text("乙"), .text("13800030002"), .text("hq"), .text("0120"), .text("1"),
                    .date(year: 2026, month: 4, day: 3, format: #"yyyy"年"m"月"d"日""#),
                ],
            ]
            try WorkbookFile.write([WorkbookFile.Tab("Sheet1", typed)], to: folder + "/typed.xlsx")
            let lines = [
                header.joined(separator: ","), "甲,13800030001,hq,0007,1,2026-12-01",
                "乙,13800030002,hq,0120,1,2026-04-03",
            ]
            try lines.joined(separator: "\n").write(toFile: folder + "/words.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            var plans: [[String]] = []
            for file in ["typed.xlsx", "words.csv"] {
                let plan = try await roster.run(
                    [
                        "plan", file, "--directory", "embedded", "--match", "employee_no", "--submit", "single", "-o",
                        file + ".plan",
                    ]
                )
                #expect(plan.status == 0, "\(plan)")
                let text = try String(contentsOfFile: folder + "/" + file + ".plan", encoding: .utf8)
                plans.append(text.split(separator: "\n").dropFirst().dropLast().map(String.init))
            }
            #expect(plans[0] == plans[1] && plans[0].count == 3)
        }
    }
}

extension WorkbookFile.Tab {
    /// The same cells under another name.
    fileprivate func named(_ name: String) -> WorkbookFile.Tab {
        var tab = self
        tab.name = name
        return tab
    }
}
