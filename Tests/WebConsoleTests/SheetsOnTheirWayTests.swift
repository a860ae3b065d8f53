import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// How far each sheet is that was dropped, and what comes after a sheet of departments.
struct SheetsOnTheirWayTests {
    private let departments = "department_id,name\nzz1,Zoo\nzz2,Owls\n"
    private let people = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,zz1,1
        Bo,1380001,zz2,1

        """

    private func released(_ dropped: SheetOnPages) async throws -> String {
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
        return run
    }

    private func standing(
        _ dropped: SheetOnPages,
        language: String = "en"
    ) async throws -> (words: String, address: String) {
        let page = try await dropped.browser.get("/sheets/new", headers: ["Accept-Language": language]).text
        let row = try #require(
            page.firstMatch(of: try Regex("(?s)<tr>\\s*<th scope=\"row\"[^>]*><a href=\"\(dropped.address)\">.*?</tr>"))
        )
        let links = String(page[row.range]).matches(of: /<td class="full"><a href="([^"]+)">([^<]+)<\/a><\/td>/)
        let link = try #require(links.first, "\(page)")
        return (String(link.2), String(link.1))
    }

    @Test func `the list of sheets says how far each is, and leads on from there`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(people, named: "people.csv", console)
                #expect(try await standing(dropped) == ("dropped", dropped.address))
                #expect(try await dropped.post("/reading", [("subject", "people")]).status == 303)
                #expect(
                    try await standing(dropped) == (
                        "not checked since it was changed or the console started", dropped.address + "/columns"
                    )
                )
                _ = try await dropped.get("/problems")
                #expect(try await standing(dropped) == ("problems in 1 row of 2", dropped.address + "/problems"))
                #expect(try await standing(dropped, language: "zh").words == "2 行中 1 行有问题")
                let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
                let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get("/rows" + rows))
                _ = try await dropped.follow(try await dropped.post("/rows" + rows, [(cell, "13800013166")]))
                #expect(try await standing(dropped) == ("columns matched, no problems", dropped.address + "/values"))
                let first = try await SheetOnPages.drop(departments, named: "departments.csv", by: dropped.browser)
                let run = try await dropped.browser.plan(first.address)
                #expect(try await standing(first) == ("planned: 2 rows to write, 0 invalid", "/runs/\(run)/plan"))
                #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
                try await dropped.browser.untilNobodyWorks(on: run)
                #expect(try await standing(first) == ("done: 2 of 2 rows succeeded", "/runs/\(run)/results"))
                #expect(try await standing(first, language: "zh").words == "已完成：2 行中 2 行成功")
            }
        }
    }

    @Test func `a sheet of which rows were tried again is as far as all its runs together`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,12,0,1\nCy,13,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await released(dropped)
                #expect(try await standing(dropped) == ("ended: 1 of 3 rows succeeded", "/runs/\(run)/results"))
                let grid = "/rows?" + GroupAddress(run: run).query
                let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get(grid))
                #expect(try await dropped.post(grid, [(cell, "13800013165")]).status == 303)
                let planned = try await browser.submit("/runs/\(run)/retry", "text=Bo&rows=these")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                #expect(try await browser.submit("/runs/\(next)/release").status == 303)
                try await browser.untilNobodyWorks(on: next)
                for _ in 1...2 {
                    #expect(try await standing(dropped) == ("ended: 2 of 3 rows succeeded", "/runs/\(next)/results"))
                }
                #expect(try await standing(dropped, language: "zh").words == "已结束：3 行中 2 行成功")
            }
        }
    }

    @Test func `a sheet whose plan has nothing to send, or was refused, is not called done`() async throws {
        try await ServedConsole.with { console in
            let header = "name,mobile,department_ids"
            let empty = try await SheetOnPages.drop("\(header),employee_type\nBo,12,0,1\n", named: "e.csv", console)
            let first = try await empty.browser.plan(empty.address)
            #expect(try await standing(empty) == ("nothing to send", "/runs/\(first)/plan"))
            let refused = try await SheetOnPages.drop("\(header)\nBo,13800013165,0\n", by: empty.browser)
            let second = try await empty.browser.plan(refused.address)
            #expect(try await standing(refused) == ("the plan could not be made", "/runs/\(second)/plan"))
            #expect(try await standing(refused, language: "zh").words == "无法制定计划")
        }
    }

    @Test func `the list of sheets reads none of them`() async throws {
        try await ServedConsole.with { console in
            let begun = try await SheetOnPages.drop(people, named: "begun.csv", console)
            #expect(try await begun.post("/reading", [("subject", "people")]).status == 303)
            let checked = try await SheetOnPages.drop(people, named: "checked.csv", by: begun.browser)
            _ = try await checked.get("/problems")
            // Whoever reads them now finds pictures.
            for sheet in [begun, checked] {
                let path = "\(console.stateFolder)/console/sheets/\(sheet.id)/sheet"
                try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).write(to: URL(fileURLWithPath: path))
            }
            #expect(
                try await standing(begun) == (
                    "not checked since it was changed or the console started", begun.address + "/columns"
                )
            )
            #expect(try await standing(begun, language: "zh").words == "更改或控制台启动之后尚未检查")
            #expect(try await standing(checked) == ("problems in 1 row of 2", checked.address + "/problems"))
        }
    }

    @Test func `what was found of a sheet is said though others were checked since`() async throws {
        try await ServedConsole.with { console in
            let first = try await SheetOnPages.drop(people, named: "first.csv", console)
            _ = try await first.get("/problems")
            for number in 1...5 {
                let other = try await SheetOnPages.drop(people, named: "\(number).csv", by: first.browser)
                _ = try await other.get("/problems")
            }
            #expect(try await standing(first) == ("problems in 1 row of 2", first.address + "/problems"))
        }
    }

    @Test func `a run with more rows than are counted for the list is said not to be counted yet`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            try await history.ledger.createTestRun(rows: [2], records: 1)
            let frame = PageFrame(language: .english, place: .sheets)
            let standing = SheetStanding.uncounted(try await history.uncounted("r"), frame)
            #expect(standing.words.hasSuffix(": its rows are not counted yet") && standing.address == "/runs/r")
        }
    }

    @Test func `a column that is not understood is where one goes on`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("name,mobile,colour\nAda,13800013164,red\n", console)
            _ = try await dropped.post("/reading", [("subject", "people")])
            _ = try await dropped.get("/problems")
            #expect(try await standing(dropped) == ("1 column to be chosen", dropped.address + "/columns"))
        }
    }

    @Test func `the results of departments lead to the people who wait for them`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let first = try await SheetOnPages.drop(departments, named: "departments.csv", console)
                let waiting = try await SheetOnPages.drop(people, named: "people.csv", by: first.browser)
                let run = try await released(first)
                let page = try await first.browser.get("/runs/\(run)/results").text
                #expect(page.contains("<h2>Next: the people</h2>"), "\(page)")
                #expect(
                    page.contains(
                        "<a class=\"button main\" href=\"\(waiting.address)\">Go on with people.csv</a> dropped"
                    )
                )
                let chinese = try await first.browser.get("/runs/\(run)/results", headers: ["Accept-Language": "zh"])
                    .text
                #expect(chinese.contains("<h2>下一步：人员</h2>") && chinese.contains(">继续 people.csv</a>"))
                // One that was released does not wait any more.
                let people = try await released(waiting)
                let after = try await first.browser.get("/runs/\(run)/results").text
                #expect(!after.contains("people.csv"))
                #expect(after.contains("href=\"/sheets/new\">Drop the sheet of people now</a>"))
                #expect(!(try await first.browser.get("/runs/\(people)/results").text.contains("Next: the people")))
            }
        }
    }
}
