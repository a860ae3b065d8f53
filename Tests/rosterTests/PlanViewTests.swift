import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Testing
import Wording

@testable import roster

struct PlanViewTests {
    private var plan: PlanSummary {
        var plan = PlanSummary(run: "r1", job: "wave", host: "open.feishu.cn", app: "cli_x")
        var step = PlanSummary.Step(number: 1, name: "people", source: "people.csv")
        step.rows = 10
        step.leftOut = 1
        step.create = 4
        step.update = 3
        step.unchanged = 1
        step.invalid = 1
        step.invitations = 4
        step.newCities = (1...10).map { "City \($0)" }
        step.ways = ["single": 4]
        step.changes = [
            PlanSummary.Change(
                row: 5,
                matchKey: "E5",
                fields: [FieldChange(field: "city", old: nil, new: "上海\u{202E}")]
            )
        ]
        plan.steps = [step]
        plan.estimatedSeconds = 61
        return plan
    }

    @Test(arguments: [(nil, "failed.csv"), ("人员", "failed.xlsx")])
    func `the file of failed rows is of the kind of the sheet`(sheet: String?, file: String) {
        var plan = plan
        plan.steps[0].sheet = sheet
        for language in [Language.english, .chinese] {
            let lines = PlanView(plan: plan, language: language).lines()
            #expect(
                lines.contains { $0.contains(file) } && !lines.contains { $0.contains("failed") && !$0.contains(file) }
            )
        }
    }

    @Test func `the plan counts every row and says what cannot be undone`() {
        let lines = PlanView(plan: plan, language: .english).lines().map(StandardError.escaped)
        #expect(lines.contains("Directory open.feishu.cn as cli_x"))
        #expect(
            lines.contains(
                "people (people.csv): 10 rows = 1 left out + 4 create + 3 update + 1 unchanged + 1 invalid"
            )
        )
        #expect(lines.contains("  4 people get an invitation by message or mail"))
        #expect(lines.contains { $0.hasPrefix("  10 new cities: City 1, ") && $0.hasSuffix("(+2)") })
        #expect(lines.contains("  row 5 E5: city (empty) → '上海\\u{202e}'"))
        #expect(lines.contains("  … and 2 more updates"))
        #expect(lines.last == "7 rows to write; the limits make it take about 1 min 1 s.")
    }

    @Test func `shows problems first, and the changes last`() throws {
        var plan = plan
        plan.steps[0].findings = [Self.finding]
        plan.steps[0].warnings = [Self.finding]
        let lines = PlanView(plan: plan, language: .english).lines()
        func place(_ text: String) throws -> Int { try #require(lines.firstIndex { $0.contains(text) }, "\(text)") }
        let order = [
            "Plan of wave", "Warnings (1):", "Invalid, not sent (1):", "row 5 E5", "What will happen:", "10 rows = ",
            "1 invalid row is not sent", "4 people get an invitation", "7 rows to write",
        ]
        let places = try order.map(place)
        #expect(places == places.sorted() && places.last == lines.count - 1, "\(lines)")
    }

    @Test func `a Chinese run calls fields as the sheet does, or by their Chinese names`() {
        var plan = plan
        plan.steps[0].headings = ["city": "常驻地", "job_title": "job_title", "custom_attrs.C-1": "导师"]
        plan.steps[0].changes[0].fields = [
            FieldChange(field: "city", old: "北京", new: "上海"), FieldChange(field: "job_title", old: nil, new: "工程师"),
            FieldChange(field: "employee_no", old: "1", new: "2"),
            FieldChange(field: "custom_attrs.C-1", old: "a", new: "b"),
        ]
        plan.steps[0].findings = [Self.finding]
        let lines = PlanView(plan: plan, language: .chinese).lines()
        let change = "  第 5 行 E5：常驻地 “北京” → “上海”，职务 （空） → “工程师”，工号 “1” → “2”，导师 “a” → “b”"
        #expect(lines.contains(change), "\(lines)")
        #expect(lines.contains { $0.contains("手机号 · 第 3 行：") }, "\(lines)")
        for name in ["job_title", "employee_no", "mobile:", "single", "batch"] {
            #expect(!lines.contains { $0.contains(name) }, "\(name): \(lines)")
        }
    }

    private static let finding = Finding(
        code: "mobile.malformed",
        row: 3,
        column: "mobile",
        problem: LocalizedText(en: "wrong", zh: "不正确"),
        remedy: LocalizedText(en: "Correct it.", zh: "请更正。")
    )

    @Test func `uses colour only on a terminal, and only for what the text says as well`() {
        let line = ViewLine("wrong\u{1B}[0m", .problem)
        #expect(Style(isTerminal: true, hasColor: true).text(line) == "\u{1B}[31mwrong\\u{1b}[0m\u{1B}[0m")
        #expect(Style(isTerminal: true, hasColor: false).text(line) == "wrong\\u{1b}[0m")
        let plain = PlanView(plan: plan, language: .english, hasBars: true).view()
        let style = Style(isTerminal: true, hasColor: true)
        for line in plain where line.tone != .plain && !line.text.isEmpty {
            #expect(style.text(line).contains(StandardError.escaped(line.text)))
        }
    }

    @Test(arguments: [1, 3, 10, 400, 50_000])
    func `the bar has the wanted width and a sign for every kind of row`(rows: Int) throws {
        var step = PlanSummary.Step(number: 1, name: "people", source: "a.csv")
        (step.create, step.update, step.invalid, step.leftOut) = (rows, rows * 3, 1, 1)
        let bar = try #require(PlanBar(step: step, width: 40).text)
        #expect(bar.count == 40 && Set(bar) == ["█", "▓", "!", "."], "\(bar)")
        #expect(bar.filter { $0 == "▓" }.count >= bar.filter { $0 == "█" }.count)
        #expect(PlanBar(step: PlanSummary.Step(number: 1, name: "x", source: "y"), width: 40).text == nil)
    }

    @Test func `shows times in the job's time zone`() {
        #expect(
            JobTime(timezone: "Asia/Shanghai").text("2026-12-01T01:00:00Z") == "2026-12-01 09:00:00 Asia/Shanghai"
        )
        #expect(
            JobTime(timezone: "America/New_York").text("2026-07-01T03:59:59Z")
                == "2026-06-30 23:59:59 America/New_York"
        )
        #expect(JobTime(timezone: nil).text("2026-12-01T01:00:00Z") == "2026-12-01 01:00:00 UTC")
        #expect(JobTime(timezone: "Asia/Shanghai").text("soon") == "soon")
    }

    @Test(arguments: [("y", true), ("YES", true), ("是", true), ("n", false), ("", false)])
    func `only yes continues`(answer: String, goesOn: Bool) throws {
        let confirmation = Confirmation(isGiven: false, isTerminal: true, ask: { _ in answer })
        #expect(try confirmation.isConfirmed() == goesOn)
    }

    @Test func `the end of the input means no, and a missing terminal is a usage error`() throws {
        #expect(try Confirmation(isGiven: false, isTerminal: true, ask: { _ in nil }).isConfirmed() == false)
        #expect(throws: Confirmation.Impossible.self) {
            try Confirmation(isGiven: false, isTerminal: false, ask: { _ in "y" }).isConfirmed()
        }
        #expect(try Confirmation(isGiven: true, isTerminal: false, ask: { _ in nil }).isConfirmed())
    }
}
