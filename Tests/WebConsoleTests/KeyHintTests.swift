import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import Synchronization
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// What the page of columns says of the column by which rows are found, and of rows that are there already.
struct KeyHintTests {
    private func release(_ dropped: SheetOnPages) async throws {
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
    }

    private func columns(_ dropped: SheetOnPages, language: String = "en") async throws -> String {
        _ = try await dropped.get("/columns")
        _ = try await dropped.get("/read")
        return try await dropped.browser.get(dropped.address + "/columns", headers: ["Accept-Language": language]).text
    }

    @Test func `rows that are there already are said before the mode is chosen`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let first = try await SheetOnPages.drop("department_id,name\nd1,One\nd2,Two\n", console)
                let empty = try await columns(first)
                #expect(!empty.contains("in the directory already"), "\(empty)")
                try await release(first)
                let dropped = try await SheetOnPages.drop(
                    "department_id,name,note\nd1,Uno\nd2,Two\nd3,Three\n",
                    named: "more.csv",
                    by: first.browser
                )
                let page = try await columns(dropped)
                #expect(
                    page.contains(
                        "2 of 3 rows are in the directory already: choose “new ones are created, the others updated”"
                    ),
                    "\(page)"
                )
                #expect(page.contains("id=\"mode\" aria-describedby=\"mode-hint\">"))
                let problems = try await dropped.get("/problems")
                #expect(
                    problems.contains("or the plan refuses them. <a href=\"\(dropped.address)/columns\">"),
                    "\(problems)"
                )
                let chinese = try await columns(dropped, language: "zh")
                #expect(chinese.contains("3 行中有 2 行在目录中已存在：请选择“新建或更新”"))
                #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", "upsert")]).status == 303)
                #expect(!(try await dropped.get("/problems").contains("in the directory already")))
                let chosen = try await columns(dropped)
                #expect(chosen.contains("2 of 3 rows are in the directory already, and are updated."), "\(chosen)")
                #expect(try await dropped.post("/columns", [("wasMode", "upsert"), ("mode", "update")]).status == 303)
                #expect(try await columns(dropped).contains("1 of 3 rows is not in the directory: choose"))
            }
        }
    }

    @Test func `a workbook with a cover keeps its tab on the way, whatever is passed over`() async throws {
        let row = { (cells: [String]) in
            "<Row>" + cells.map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined() + "</Row>"
        }
        let header = ["姓名", "手机号", "邮箱", "部门", "工号", "人员类型"]
        let people = ["丁一", "13800013164", "d@example.com", "0", "E1", "1"]
        let workbook = """
            <?xml version="1.0"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="说明"><Table>\(row(["员工名单"]))\(row(["请勿外传"]))</Table></Worksheet>
            <Worksheet ss:Name="员工名单"><Table>\(row(header))\(row(people))</Table></Worksheet>
            </Workbook>
            """
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(workbook, named: "two.xls", console)
            #expect(try await dropped.get("").contains("6 of its columns are known"))
            let page = try await columns(dropped)
            #expect(page.contains("6 columns: 6 understood"), "\(page)")
            #expect(!page.contains("is not known: "), "\(page)")
            let all = (0..<6).filter { $0 != 4 }.map { ("m\($0)", "-") }
            #expect(try await dropped.post("/columns", all).status == 303)
            #expect(try await dropped.get("/problems").contains("1 row: "))
        }
    }

    @Test func `people of the directory are found by the column that is chosen`() async throws {
        try await ServedConsole.with { console in
            let text = """
                name,mobile,employee_no,department_ids,employee_type
                Ada,13800001001,E001,0,1
                Bo,13800001002,X2,0,1
                Cy,13800019999,X3,0,1

                """
            let dropped = try await SheetOnPages.drop(text, named: "people.csv", console)
            #expect(try await columns(dropped).contains("1 of 3 rows is in the directory already: choose"))
            let match = [("wasMatch", "employee_no"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", match).status == 303)
            #expect(try await columns(dropped).contains("2 of 3 rows are in the directory already: choose"))
        }
    }

    @Test func `an answer says when it was given, and is asked for again when the reader wants it`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let first = try await SheetOnPages.drop("department_id,name\nd1,One\n", console)
                let page = try await columns(first)
                #expect(page.contains("The directory was asked at <time datetime=\"20"), "\(page)")
                #expect(try await columns(first, language: "zh").contains("查询目录的时间："))
                let button = try #require(page.range(of: "name=\"then\" value=\"ask\""))
                // The key Enter presses the first button.
                let main = try #require(page.range(of: "<button class=\"main\">Save and go on"))
                #expect(main.lowerBound < button.lowerBound)
                let asked = try await first.post("/columns", [("then", "ask"), ("m1", "-")])
                #expect(asked.headers["Location"].first == first.address + "/columns")
                #expect(try first.file("job.yaml", console).contains("ignore: [name]"))
            }
        }
    }

    @Test func `an answer of some time ago counts no more, and one that failed even less long`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("name,mobile\nAda,13800013164\n", console)
            _ = try await dropped.get("/columns")
            let sheet = try SheetStore(stateFolder: console.stateFolder, limitBytes: 0).sheet(dropped.id)
            let step = try #require(try sheet.wave.job().steps.first)
            let question = try KeyLooks.Question(step, of: sheet, in: "embedded", released: nil)
            let clock = Mutex(Date(timeIntervalSince1970: 0))
            let keys = KeyLooks { clock.withLock { $0 } }
            let why = Explanation(
                problem: LocalizedText(en: "It does not answer", zh: "没有应答"),
                remedy: LocalizedText(en: "", zh: "")
            )
            let failed = KeyLooks.Answer.failed(why, clock.withLock { $0 })
            await keys.note(failed, to: question, of: sheet.id)
            #expect(await keys.answer(to: question, of: sheet.id) != nil)
            let hints = KeyHints(step, nil, failed, PageFrame(language: .english, place: .sheets))
            #expect(hints.mode?.hasSuffix("is not known: It does not answer.") == true, "\(hints)")
            clock.withLock { $0 += KeyLooks.lifetimeOfFailure }
            #expect(await keys.answer(to: question, of: sheet.id) == nil)
            let there = RowsThere(rows: 1, there: 0)
            await keys.note(.rows(there, clock.withLock { $0 }), to: question, of: sheet.id)
            clock.withLock { $0 += KeyLooks.lifetime - 1 }
            #expect(await keys.answer(to: question, of: sheet.id) != nil)
            clock.withLock { $0 += 1 }
            #expect(await keys.answer(to: question, of: sheet.id) == nil)
        }
    }

    @Test func `a column with values that are none is not called one that tells rows apart`() async throws {
        try await ServedConsole.with { console in
            let text = """
                name,mobile,employee_no
                Ada,13800013164,
                Bo,12345,E2
                Cy,1.38E+10,E3

                """
            let dropped = try await SheetOnPages.drop(text, named: "people.csv", console)
            let page = try await columns(dropped)
            #expect(
                page.contains("it is empty in 1 row. Correct these rows") && !page.contains("Choose Mobile"),
                "\(page)"
            )
            #expect(try await dropped.post("/columns", [("match", "mobile")]).status == 303)
            #expect(try await columns(dropped).contains("2 rows have no such value"))
        }
    }

    @Test func `a column with blanks or values that stand twice is said not to tell rows apart`() async throws {
        try await ServedConsole.with { console in
            let text = """
                name,mobile,employee_no,email
                Ada,13800013164,,
                Bo,13800013165,E2,a@example.com
                Cy,13800013166,E2,A@example.com

                """
            let dropped = try await SheetOnPages.drop(text, named: "people.csv", console)
            let page = try await columns(dropped)
            #expect(
                page.contains(
                    "Employee number (employee_no) does not tell all rows apart: it is empty in 1 row, and 2 rows share a value with another."
                )
                    && page.contains("Choose Mobile: every row has one of its own."),
                "\(page)"
            )
            let chinese = try await columns(dropped, language: "zh")
            #expect(chinese.contains("无法区分所有行：1 行为空，2 行与其他行相同。") && chinese.contains("每行的值都不同"))
            let match = [("wasMatch", "employee_no"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", match).status == 303)
            #expect(page.contains("id=\"match\" aria-describedby=\"match-hint\">"))
            let said = try await columns(dropped)
            #expect(!said.contains("tell all rows apart") && !said.contains("match-hint"))
        }
    }
}
