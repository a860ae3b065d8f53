import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// Where the page of a plan sends a reader whose rows are not sent.
struct PlanAdviceTests {
    private func plan(_ dropped: SheetOnPages, language: String = "en") async throws -> String {
        let run = try await dropped.browser.plan(dropped.address)
        return try await dropped.browser.get("/runs/\(run)/plan", headers: ["Accept-Language": language]).text
    }

    private func release(_ count: Int, _ browser: Browser) async throws {
        let run = try await browser.plan(try await browser.dropDepartments(count))
        #expect(try await browser.submit("/runs/\(run)/release").status == 303)
        try await browser.untilNobodyWorks(on: run)
    }

    private let departments = "department_id,name\nd1,Department 1\nd2,Department 2\nd3,Department 3\nd4,\n"

    @Test func `rows that are there already are a matter of the page of columns`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                try await release(2, browser)
                let dropped = try await SheetOnPages.drop(departments, by: browser)
                let page = try await plan(dropped)
                #expect(page.contains("3 rows are invalid and will not be sent."))
                #expect(page.contains("2 rows are in the directory already, and only new ones are created"), "\(page)")
                #expect(page.contains("On the page Columns choose “new ones are created, the others updated”."))
                #expect(page.contains("href=\"\(dropped.address)/columns#mode\">Columns: what becomes of the rows</a>"))
                #expect(page.contains("1 row has another problem") && page.contains("Then make the plan again."))
                let rows = try #require(
                    page.firstMatch(of: /href="([^"]+)">Problems: rows with another problem \(1\)<\/a>/)
                ).1
                let grid = try await browser.get(String(rows).replacing("&amp;", with: "&")).text
                // Of the rows of that sentence, and of no others.
                #expect(grid.matches(of: /<tr id="row\d+">/).count == 1 && grid.contains("<tr id=\"row5\">"), "\(grid)")
                #expect(
                    grid.contains("that would not be sent</h1>") && grid.contains("The plan that refuses these rows")
                )
                #expect(!page.contains("the pages Values and Problems"))
                let chinese = try await plan(dropped, language: "zh")
                #expect(chinese.contains("2 行在目录中已存在，而当前只新建") && chinese.contains("请在“列”页面选择“新建或更新”"))
                // As it was advised.
                #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", "upsert")]).status == 303)
                let again = try await plan(dropped)
                #expect(again.contains("1 row is invalid") && !again.contains("in the directory already"))
            }
        }
    }

    @Test func `rows that are not there are a matter of the page of columns where only those are updated`() async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(departments, console)
                #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", "update")]).status == 303)
                let page = try await plan(dropped)
                #expect(
                    page.contains("rows are not in the directory, and only those that are there are updated"),
                    "\(page)"
                )
                #expect(page.contains("or another column by which rows are matched (now Department ID)"), "\(page)")
                #expect(page.contains("/columns#mode\""))
            }
        }
    }

    @Test func `names that the directory does not have are a matter of the page of values`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = """
                    姓名,手机号,部门,职务,员工类型
                    丁一,13800013164,不存在的部门,,1
                    宋二,13800022866,0,从未有过的职务,1
                    林三,13800022867,0,,1

                    """
                let dropped = try await SheetOnPages.drop(text, console)
                let page = try await plan(dropped)
                #expect(page.contains("2 rows name something that the directory does not have"), "\(page)")
                #expect(page.contains("href=\"\(dropped.address)/values\">Values</a>"))
                #expect(!page.contains("another problem") && !page.contains("/columns#mode"))
            }
        }
    }

    @Test func `a plan that was refused leads to the pages of its sheet`() async throws {
        try await ServedConsole.with { console in
            // Whoever is created needs an employee type.
            let dropped = try await SheetOnPages.drop("name,mobile,department_ids\nAda,13800013164,0\n", console)
            let run = try await dropped.browser.plan(dropped.address)
            let page = try await dropped.browser.get("/runs/\(run)/plan").text
            #expect(page.contains("The plan could not be made, and nothing was sent."), "\(page)")
            #expect(page.contains("href=\"\(dropped.address)/columns\">Columns</a>"))
            #expect(page.contains("href=\"\(dropped.address)/plan\" aria-current=\"step\">Plan</a>"))
            let chinese = try await dropped.browser.get("/runs/\(run)/plan", headers: ["Accept-Language": "zh"]).text
            #expect(chinese.contains("无法制定计划，没有发送任何内容。") && chinese.contains("/columns\">列</a>"))
            let ended = try await dropped.browser.get("/runs/\(run)").text
            #expect(ended.contains("the plan could not be made: nothing was sent"), "\(ended)")
            #expect(!ended.contains("there were no rows") && !ended.contains("plan not released"))
            #expect(try await dropped.browser.get("/").text.contains("the plan could not be made"))
        }
    }
}
