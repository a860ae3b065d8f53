import Foundation
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// Columns and values of a sheet that are said to be what they are.
struct MatchingTests {
    private func post(_ browser: Browser, _ path: String, _ fields: [(String, String)]) async throws -> Browser.Page {
        let form = try await browser.formToken()
        let body = fields.map { "\(QueryValue.of($0.0))=\(QueryValue.of($0.1))" }.joined(separator: "&")
        return try await browser.post(
            "\(path)?form=\(form)",
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array(body.utf8)
        )
    }

    private func job(_ address: String, _ console: ServedConsole) throws -> String {
        let path = "\(console.stateFolder)/console\(address)/job.yaml"
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    private let sheet = "姓名,电话号,职位,内部编号,备注\n丁一,13800013164,工程师,E1,x\n宋二,13800013165,工程师,E2,\n"

    @Test func `a column is said to be a field or nothing, kept in the job and remembered for the next sheet`()
        async throws
    {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let dropped = try await browser.drop(Array(sheet.utf8), named: "入职.csv")
            let address = try #require(dropped.headers["Location"].first)
            let page = try await browser.get(address + "/columns").text
            #expect(page.contains("<details") && page.contains("name=\"m3\"") && page.contains("E1 · E2"))
            let fields = [
                ("m1", "mobile"), ("m3", "employee_no"), ("m4", "-"), ("match", "employee_no"), ("mode", "upsert"),
            ]
            let kept = try await post(browser, address + "/columns", fields)
            #expect(kept.headers["Location"].first == address + "/values")
            let job = try job(address, console)
            for line in ["job: 入职", "内部编号: employee_no", "ignore: [备注]", "match: employee_no", "mode: upsert"] {
                #expect(job.contains(line), "\(line)")
            }
            // The next sheet of such a header is understood.
            let next = try await browser.drop(Array(sheet.utf8), named: "next.csv")
            let other = try #require(next.headers["Location"].first)
            #expect(try await browser.get(other + "/columns").text.contains("0 to be chosen"))
        }
    }

    @Test func `columns that are not chosen are said when the page is saved, and passed over at once`() async throws {
        try await ServedConsole.with { console in
            let text = "name,mobile,department_ids,employee_type,aa,bb,cc\nAda,13800013164,0,1,a,b,c\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let page = try await dropped.get("/columns")
            #expect(page.contains("4 understood, 0 passed over, 3 to be chosen") && !page.contains("New rows need"))
            #expect(page.contains("Pass over the 3 that are not chosen"))
            let saved = try await dropped.post("/columns", [("m4", "en_name"), ("mode", "create")])
            let open = try await dropped.follow(saved)
            #expect(open.contains("What you chose is saved. 2 columns are still to be chosen"), "\(open)")
            let rest = try await dropped.post("/columns", [("then", "rest")])
            #expect(rest.headers["Location"].first == dropped.address + "/values")
            #expect(try dropped.file("job.yaml", console).contains("ignore: [bb, cc]"))
            let whole = try await dropped.get("/columns?unchosen=yes")
            #expect(whole.contains("2 passed over, 0 to be chosen") && !whole.contains("still to be chosen"))
        }
    }

    @Test func `what new rows need and no column has is said before the next page`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("姓名,工号\n丁一,E1\n", console)
            let page = try await dropped.get("/columns")
            let needed =
                "New rows need what no column is: Mobile, Departments (department_ids), Employee type."
            #expect(page.contains(needed), "\(page)")
            let chinese = try await dropped.browser.get(
                dropped.address + "/columns",
                headers: ["Accept-Language": "zh"]
            )
            #expect(chinese.text.contains("新建所需的字段没有对应的列：手机号"), "\(chinese.text)")
            let common = [("common", "employee_type"), ("commonValue", "1")]
            #expect(try await dropped.post("/columns", common).status == 303)
            #expect(try await dropped.get("/columns").contains("Departments (department_ids). Choose the column"))
            #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", "update")]).status == 303)
            #expect(!(try await dropped.get("/columns").contains("New rows need")))
        }
    }

    @Test func `choices that were made for another sheet are said, and can be dropped`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let first = try await SheetOnPages.drop(sheet, named: "first.csv", by: browser)
            #expect(!(try await first.get("/columns").contains("Matched as")))
            let chosen = [
                ("m1", "mobile"), ("m3", "employee_no"), ("m4", "-"), ("mode", "upsert"), ("common", "employee_type"),
                ("commonValue", "1"),
            ]
            #expect(try await first.post("/columns", chosen).status == 303)
            #expect(!(try await first.get("/columns").contains("Matched as")))
            let stored = try first.file("job.yaml", console)
            try Data((stored + "    allow_new: [job_title]\n").utf8)
                .write(to: URL(fileURLWithPath: "\(console.stateFolder)/console/sheets/\(first.id)/job.yaml"))
            #expect(try await first.post("/columns", [("m2", "job_title")]).status == 303)
            let next = try await SheetOnPages.drop(sheet, named: "next.csv", by: browser)
            let page = try await next.get("/columns")
            #expect(page.contains("Matched as “first” was, an earlier sheet with the same headings"), "\(page)")
            #expect(page.contains("new ones are created, the others updated; 1 column passed over; Employee type “1”"))
            _ = try await next.get("/values")
            _ = try await next.get("/read")
            #expect(try await next.get("/values").contains("Matched as “first”"))
            // Names that would stay for good are asked for again.
            #expect(!(try next.file("job.yaml", console).contains("allow_new")))
            // Once they are saved on their page they are the sheet's own.
            let third = try await SheetOnPages.drop(sheet, named: "third.csv", by: browser)
            #expect(try await third.get("/columns").contains("Matched as “first”"))
            #expect(try await third.post("/columns", [("m4", "-")]).status == 303)
            #expect(!(try await third.get("/columns").contains("Matched as")))
            #expect(try await next.post("/afresh", []).headers["Location"].first == next.address + "/columns")
            let fresh = try await next.get("/columns")
            #expect(!fresh.contains("Matched as") && fresh.contains("0 passed over, 3 to be chosen"), "\(fresh)")
        }
    }

    @Test func `a column that can be few things says which`() async throws {
        try await ServedConsole.with { console in
            let text = "name,mobile,department_ids,employee_type,gender\nAda,13800013164,0,1,X\n"
            let dropped = try await SheetOnPages.drop(text, console)
            _ = try await dropped.get("/values?column=gender")
            _ = try await dropped.get("/read")
            let page = try await dropped.get("/values?column=gender")
            #expect(page.contains("It can be: "), "\(page)")
        }
    }

    @Test func `what all rows get stands in the plan, of which no cell says it`() async throws {
        try await ServedConsole.with { console in
            let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,\nBo,13800013165,0,2\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let common = [("common", "employee_type"), ("commonValue", "1")]
            #expect(try await dropped.post("/columns", common).status == 303)
            let run = try await dropped.browser.plan(dropped.address)
            let page = try await dropped.browser.get("/runs/\(run)/plan").text
            #expect(page.contains("Rows whose sheet says none get this value: Employee type “1”."), "\(page)")
            #expect(page.contains("Employee type: (empty) → 1") && page.contains("Employee type: 2<"), "\(page)")
        }
    }

    @Test func `an id of employees is perhaps their number`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("员工ID,员工姓名,员工电话\n1,丁一,13800013164\n", console)
            let page = try await dropped.get("/columns")
            #expect(page.contains("Perhaps Employee number") && page.contains("<option value=\"employee_no\">"))
        }
    }

    @Test func `people who have left are spoken of where accounts would be made for them`() async throws {
        try await ServedConsole.with { console in
            let rows = "丁一,离职\n宋二,在职\n林三,离职\n王五,已离职\n"
            let dropped = try await SheetOnPages.drop("员工姓名,员工状态\n" + rows, console)
            let page = try await dropped.get("/columns")
            #expect(page.contains("In the column &#39;员工状态&#39;, 3 rows say &#39;离职&#39; or the like"), "\(page)")
            let chinese = try await dropped.browser.get(
                dropped.address + "/columns",
                headers: ["Accept-Language": "zh"]
            )
            #expect(chinese.text.contains("列“员工状态”中有 3 行为“离职”等"))
            #expect(page.contains(": accounts would be made for these people, too."))
            #expect(try await dropped.post("/columns", [("mode", "upsert")]).status == 303)
            #expect(try await dropped.get("/columns").contains("that the directory has would be updated"))
            // They are known already, and change.
            #expect(try await dropped.post("/columns", [("mode", "update")]).status == 303)
            #expect(!(try await dropped.get("/columns").contains("or the like")))
        }
    }

    @Test func `a count of people who have left that is not the whole says why`() async throws {
        try await ServedConsole.with { console in
            let text = "员工姓名,员工状态\n" + String(repeating: "丁一,离职\n", count: LeaverColumn.rowLimit)
            let whole = try await SheetOnPages.drop(text, console)
            let exact = try await whole.get("/columns")
            #expect(exact.contains(", 5000 rows say &#39;离职&#39; or the like: accounts"), "\(exact)")
            let longer = try await SheetOnPages.drop(text + "丁一,离职\n", console)
            #expect(
                try await longer.get("/columns").contains(
                    "at least 5000 rows say &#39;离职&#39; or the like (the page looked at the first 5000 rows alone, so there may be more):"
                )
            )
            let chinese = try await longer.browser.get(longer.address + "/columns", headers: ["Accept-Language": "zh"])
            #expect(chinese.text.contains("至少有 5000 行为“离职”等（页面只查看了前 5000 行，可能还有更多）"))
        }
    }

    @Test func `columns are joined and split, and what a job would refuse is said`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let text = "姓,名,员工\n丁,一,丁一(E1)\n"
            let dropped = try await browser.drop(Array(text.utf8), named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            _ = try await browser.get(address + "/columns")
            let refused = try await post(
                browser,
                address + "/columns",
                [("split", "2"), ("shape", "{nothing}({employee_no})")]
            )
            #expect(
                refused.status == 400 && refused.text.contains("role=\"alert\"") && refused.text.contains("nothing")
            )
            #expect(!refused.text.contains(console.stateFolder))
            let fields = [("join", "{姓}{名}"), ("joined", "name"), ("split", "2"), ("shape", "{}({employee_no})")]
            #expect(try await post(browser, address + "/columns", fields).status == 303)
            let job = try job(address, console)
            #expect(job.contains("\"{姓}{名}\": name") && job.contains("员工: \"{}({employee_no})\""))
            let parted = try await post(browser, address + "/columns", [("had", "{姓}{名}")])
            #expect(parted.status == 303)
            #expect(!(try self.job(address, console).contains("{姓}{名}")))
        }
    }

    @Test func `values become others, and new names are allowed by a word`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let dropped = try await browser.drop(Array(sheet.utf8), named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            _ = try await browser.get(address + "/columns")
            let column = "?ask=no&column=" + QueryValue.of("职位")
            let page = try await browser.get(address + "/values" + column).text
            #expect(page.contains("<th scope=\"row\">工程师</th><td class=\"number\">2</td>"))
            let fields = [("column", "职位"), ("v工程师", "Engineer"), ("new", "yes")]
            #expect(try await post(browser, address + "/values", fields).status == 303)
            let job = try job(address, console)
            #expect(job.contains("工程师: Engineer") && job.contains("allow_new: [job_title]"))
            // Taken back, nothing of it stays.
            #expect(try await post(browser, address + "/values", [("column", "职位"), ("v工程师", "")]).status == 303)
            #expect(!(try self.job(address, console).contains("Engineer")))
        }
    }

    @Test func `the values of a second tab that it has not changed are left to the first one`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let dropped = try await browser.drop(Array(sheet.utf8), named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            let page = try await browser.get(address + "/values?ask=no&column=" + QueryValue.of("职位")).text
            let mark = "s" + CellEdit.mark(of: "工程师")
            #expect(page.contains("name=\"\(mark)\" value=\"\"") && page.contains("name=\"allowed\" value=\"\""))
            let shown = [("column", "职位"), (mark, ""), ("allowed", "")]
            let first = shown + [("v工程师", "Engineer"), ("new", "yes")]
            #expect(try await post(browser, address + "/values", first).status == 303)
            #expect(try await post(browser, address + "/values", shown + [("v工程师", "")]).status == 303)
            let job = try job(address, console)
            #expect(job.contains("工程师: Engineer") && job.contains("allow_new: [job_title]"))
        }
    }

    @Test func `a column and a value with line breaks become another value`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let text = "姓名,电话号,\"职位\n名称\"\n丁一,13800013164,\"高级\n工程师\"\n"
            let dropped = try await browser.drop(Array(text.utf8), named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            _ = try await post(browser, address + "/columns", [("m2", "job_title")])
            let mark = "s" + CellEdit.mark(of: "高级\n工程师")
            let fields = [("column", "职位\r\n名称"), ("v高级\r\n工程师", "Engineer"), (mark, "")]
            #expect(try await post(browser, address + "/values", fields).status == 303)
            #expect(try job(address, console).contains("Engineer"))
        }
    }

    @Test func `the pages of a very long value and a very long header stay small`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let long = String(repeating: "长", count: 40_000)
            let text = "姓名,电话号,职位,\(long)\n丁一,13800013164,\(long),x\n"
            let dropped = try await browser.drop(Array(text.utf8), named: "x.csv")
            let address = try #require(dropped.headers["Location"].first)
            for path in ["/columns", "/values?ask=no&column=" + QueryValue.of("职位")] {
                #expect(try await browser.get(address + path).text.utf8.count < 100_000, "\(path)")
            }
        }
    }

    @Test func `a console opens at the file it is given, and the file stays`() async throws {
        try await ServedConsole.with { console in
            let file = console.stateFolder + "/given \"1\".csv"
            try Data(sheet.utf8).write(to: URL(fileURLWithPath: file))
            let page = try DroppedFile.keep(file, stateFolder: console.stateFolder)
            let browser = Browser(port: console.port)
            let token = try #require(await console.addresses.all.last?.split(separator: "?").last)
            let entered = try await browser.get("/?\(token)&page=\(page)")
            #expect(entered.headers["Location"].first == page)
            #expect(try await browser.get(page).text.contains("<h1>given &quot;1&quot;.csv</h1>"))
            #expect(FileManager.default.fileExists(atPath: file))
            #expect(throws: DroppedFileError.self) { try DroppedFile.keep("/nowhere", stateFolder: "/tmp") }
        }
    }

    @Test(arguments: ["https://evil.example/", "//evil.example", "/\\evil.example"])
    func `the address of a console leads to no other one`(page: String) async throws {
        try await ServedConsole.with { console in
            let token = try #require(await console.addresses.all.last?.split(separator: "?").last)
            let entered = try await Browser(port: console.port).get("/?\(token)&page=\(QueryValue.of(page))")
            #expect(entered.headers["Location"].first == "/")
        }
    }

    @Test func `old sheets are purged, and those worked on since stay`() async throws {
        try await withFolder { folder in
            let file = folder + "/a.csv"
            try Data(sheet.utf8).write(to: URL(fileURLWithPath: file))
            for _ in 0..<2 { _ = try DroppedFile.keep(file, stateFolder: folder) }
            let place = folder + "/console/sheets"
            let ids = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
            let old = Date(timeIntervalSinceNow: -86_400 * 40)
            for id in ids {
                try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: "\(place)/\(id)/sheet")
            }
            try Data("x".utf8).write(to: URL(fileURLWithPath: "\(place)/\(ids[1])/corrections.csv"))
            // The rows that were chosen for a retry are people's data, too.
            let retries = folder + "/console/retries"
            try FileManager.default.createDirectory(atPath: retries, withIntermediateDirectories: true)
            for name in ["new.csv", "old.csv"] {
                try Data("x".utf8).write(to: URL(fileURLWithPath: "\(retries)/\(name)"))
            }
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: retries + "/old.csv")
            // A run that ended after its sheet was deleted has left its results.
            for (name, date) in [("abcdefghijkm", old), ("abcdefghijkn", Date())] {
                let left = "\(place)/\(name)/roster-results"
                try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
                try Data("x".utf8).write(to: URL(fileURLWithPath: left + "/results.csv"))
                for path in [left + "/results.csv", left, "\(place)/\(name)"] {
                    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
                }
            }
            let limit = Date(timeIntervalSinceNow: -86_400)
            #expect(try DroppedSheets.count(before: limit, stateFolder: folder) == 2)
            #expect(try DroppedSheets.purge(before: limit, stateFolder: folder) == 2)
            #expect(try FileManager.default.contentsOfDirectory(atPath: retries) == ["new.csv"])
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: place).sorted()
                    == ["abcdefghijkn", ids[1]].sorted()
            )
        }
    }
}
