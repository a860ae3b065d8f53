import Foundation
import JobEngine
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// A sheet of departments comes before the sheet of people in them.
struct DepartmentsFirstTests {
    private let departments = "department_id,name,parent_department_id\nzz-eng,动物园工程部,0\nzz-back,后端组,zz-eng\n"
    private let people = """
        姓名,手机号,部门,人员类型
        丁一,13800013164,zz-back;zz-unknown,1
        宋二,13800022866,动物园工程部/后端组,1
        林三,13800022867,zz-back;狮子部,1

        """

    private func answered(_ sheet: SheetOnPages) async throws {
        _ = try await sheet.get("/values")
        #expect(try await sheet.get("/read").contains("event: ended"))
    }

    @Test func `the page for dropping says which sheet comes first`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let page = try await browser.get("/sheets/new").text
            #expect(page.contains("A sheet of departments comes before the sheet of people"))
            let chinese = try await browser.get("/sheets/new", headers: ["Accept-Language": "zh"]).text
            #expect(chinese.contains("部门表格先于人员表格"))
        }
    }

    @Test func `ids that nobody knows are not offered as names of new departments without a word`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(people, console)
            try await answered(dropped)
            let values = try await dropped.get("/values")
            #expect(values.contains("<th scope=\"row\">zz-back</th><td class=\"number\">2</td>"))
            #expect(values.matches(of: /<td>no: looks like an id<\/td>/).count == 2)
            #expect(
                values.contains("These look like ids of departments that are not in the directory: &#39;zz-back&#39;")
            )
            #expect(values.contains("Drop the sheet of departments first, release it, then this one."))
            #expect(values.contains("href=\"/sheets/new\">Drop the sheet of departments</a>"))
            #expect(values.contains("the run would make departments called &#39;zz-back&#39;, &#39;zz-unknown&#39;"))
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("These look like ids of departments") && problems.contains("named 5 times"))
            #expect(!problems.contains("would make departments called"))
            let fields = [("column", "部门"), ("new", "yes"), ("allowed", "")]
            #expect(try await dropped.post("/values", fields).status == 303)
            #expect(try await dropped.get("/problems").contains("would make departments called"))
            let run = try await dropped.browser.plan(dropped.address)
            let plan = try await dropped.browser.get("/runs/\(run)/plan").text
            #expect(plan.contains("new: zz-back; this looks like a department&#39;s id"))
        }
    }

    @Test(arguments: [true, false])
    func `departments of another sheet are said to come with it until it is released`(isWorkedOn: Bool) async throws {
        try await ServedConsole.with { console in
            let first = try await SheetOnPages.drop(departments, named: "departments.csv", console)
            if isWorkedOn { _ = try await first.get("/columns") }
            let second = try await SheetOnPages.drop(people, named: "people.csv", by: first.browser)
            try await answered(second)
            let values = try await second.get("/values")
            #expect(values.matches(of: /<td>not yet: comes with departments\.csv<\/td>/).count == 2)
            #expect(values.contains("2 values come with the sheet departments.csv, which is not released yet"))
            #expect(values.contains("Release that sheet first, then this one."))
            #expect(values.contains("href=\"\(first.address)/plan\""))
            #expect(values.contains("&#39;zz-unknown&#39; looks like the id of a department"))
            let chinese = try await second.browser.get(
                second.address + "/problems",
                headers: ["Accept-Language": "zh"]
            )
            #expect(chinese.text.contains("由表格 departments.csv 新建") && chinese.text.contains("请先发布该表格"))
            // Without the other sheet nothing comes with it.
            let gone = try await first.post("/delete", [("sure", "yes")])
            #expect(gone.status == 303)
            #expect(!(try await second.get("/values").contains("comes with")))
        }
    }

    @Test func `a match of one department is taken wherever it stands in a list, to the plan`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(people, console)
            try await answered(dropped)
            let values = ["zz-back", "zz-unknown", "狮子部", "动物园工程部/后端组"]
            let fields = [("column", "部门")] + values.map { ("v" + $0, "0") }
            #expect(try await dropped.post("/values", fields).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("zz-back: \"0\""))
            let page = try await dropped.get("/values")
            #expect(page.contains("0 values are not in the directory."))
            let run = try await dropped.browser.plan(dropped.address)
            let plan = try await dropped.browser.get("/runs/\(run)/plan").text
            #expect(plan.contains("3 rows to write") && !plan.contains("invalid and will not be sent"), "\(plan)")
        }
    }

    @Test func `the shipped wave is released in the order that its pages say`() async throws {
        let jobs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../jobs/onboarding").standardizedFileURL.path
        let departments = try String(contentsOfFile: jobs + "/departments.csv", encoding: .utf8)
        let people = try String(contentsOfFile: jobs + "/people.csv", encoding: .utf8)
        try await ServedConsole.with { console in
            let wave = try await SheetOnPages.drop(people, named: "people.csv", console)
            try await answered(wave)
            let page = "/values?column=department_ids"
            let alone = try await wave.get(page)
            #expect(alone.contains("These look like ids of departments that are not in the directory"))
            #expect(alone.contains("&#39;eng-backend&#39;"))
            let first = try await SheetOnPages.drop(departments, named: "departments.csv", by: wave.browser)
            let both = try await wave.get(page)
            #expect(both.contains("with the sheet departments.csv, which is not released yet"))
            #expect(!both.contains("These look like ids"), "\(both)")
            #expect(try await first.post("/columns", [("wasMode", "create"), ("mode", "upsert")]).status == 303)
            let run = try await first.browser.plan(first.address)
            #expect(try await first.browser.submit("/runs/\(run)/release").status == 303)
            try await first.browser.untilNobodyWorks(on: run)
            try await answered(wave)
            let released = try await wave.get(page)
            #expect(!released.contains("comes with") && !released.contains("looks like an id"), "\(released)")
        }
    }
}
