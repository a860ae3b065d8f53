import Foundation
import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// Plans that are older than what was corrected, matched or chosen in their sheets.
struct StalePlanTests {
    private let sheet = """
        name,mobile,email,department_ids,employee_type
        Ada,13800013164,,0,1
        Bo,12,,0,1
        Cy,13800013166,,无此部门,1

        """

    /// Plans the sheet; then a cell is corrected, a value matched, and another column chosen.
    private func stale(_ console: ServedConsole) async throws -> (sheet: SheetOnPages, run: String) {
        let dropped = try await SheetOnPages.drop(sheet, console)
        let run = try await dropped.browser.plan(dropped.address)
        for path in ["/plan", "/release"] {
            let page = try await dropped.browser.get("/runs/\(run)\(path)").text
            #expect(!page.contains("This plan is older"), "\(path)")
        }
        let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
        let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get("/rows" + rows))
        #expect(try await dropped.post("/rows" + rows, [(cell, "13800013165")]).status == 303)
        let match = [("column", "department_ids"), ("v无此部门", "0")]
        #expect(try await dropped.post("/values", match).status == 303)
        #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", "upsert")]).status == 303)
        return (dropped, run)
    }

    @Test func `the plan and its release say what is not in it, and no path`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await stale(console)
                for path in ["/plan", "/release"] {
                    let page = try await dropped.browser.get("/runs/\(run)\(path)").text
                    #expect(
                        page.contains("This plan is older than what was done since. It was made at <time"),
                        "\(page)"
                    )
                    #expect(
                        page.contains("1 cell was corrected.") && page.contains("Values were matched in another way.")
                    )
                    #expect(page.contains("None of this is in the plan.") && page.contains(">Plan again</button>"))
                    #expect(!page.contains(folder) && !page.contains("corrections.csv"))
                    let chinese = try await dropped.browser.get(
                        "/runs/\(run)\(path)",
                        headers: ["Accept-Language": "zh"]
                    )
                    #expect(chinese.text.contains("更正了 1 个单元格。") && chinese.text.contains("重新制定计划"))
                }
            }
        }
    }

    @Test func `a stale plan is released only where that is ticked, for the changes that were shown`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await stale(console)
                let (browser, path) = (dropped.browser, "/runs/\(run)/release")
                let page = try await browser.get(path).text
                let mark = try #require(page.firstMatch(of: /type="checkbox" name="stale" value="([^"]+)" required/)).1
                for fields in ["", "stale=", "stale=00000000"] {
                    let refused = try await browser.submit(path, fields)
                    #expect(refused.status == 400 && refused.text.contains("Nothing was sent"), "\(fields)")
                }
                // What is corrected after the box was seen was not ticked for.
                let rows = "/rows?" + GroupAddress(run: run).query
                let cell = try SheetOnPages.cell(3, 0, in: try await dropped.get(rows))
                #expect(try await dropped.post(rows, [(cell, "Bob")]).status == 303)
                #expect(try await browser.submit(path, "stale=\(mark)").status == 400)
                #expect(try await console.history.record(of: run).confirmation == nil)
                let again = try await browser.get(path).text
                #expect(again.contains("2 cells were corrected."))
                let now = try #require(again.firstMatch(of: /name="stale" value="([^"]+)"/)).1
                #expect(try await browser.submit(path, "stale=\(now)").status == 303)
                try await browser.untilNobodyWorks(on: run)
                // The command that does the same has a path, and no sentence has.
                let ended = try await browser.get("/runs/\(run)").text.replacing(/<code>[^<]*<\/code>/, with: "")
                #expect(!ended.contains(folder) && ended.contains("has changed since the run was planned"), "\(ended)")
            }
        }
    }

    @Test func `a box that was ticked for one value of a cell releases nothing once it has another`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await stale(console)
                let (browser, path) = (dropped.browser, "/runs/\(run)/release")
                let page = try await browser.get(path).text
                #expect(page.contains("<del>&#39;12&#39;</del> → <ins>&#39;13800013165&#39;</ins>"), "\(page)")
                let mark = try #require(page.firstMatch(of: /name="stale" value="([^"]+)"/)).1
                let rows = "/rows?" + GroupAddress(run: run).query
                let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get(rows))
                #expect(try await dropped.post(rows, [(cell, "13800013199")]).status == 303)
                #expect(try await browser.submit(path, "stale=\(mark)").status == 400)
                #expect(try await console.history.record(of: run).confirmation == nil)
                let again = try await browser.get(path).text
                #expect(again.contains("1 cell was corrected.") && again.contains("Row 3, Mobile"), "\(again)")
                #expect(again.contains("<del>&#39;12&#39;</del> → <ins>&#39;13800013199&#39;</ins>"))
            }
        }
    }

    @Test func `a plan that is made again has what was done since`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await stale(console)
                let planned = try await dropped.browser.submit("/runs/\(run)/again")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                #expect(next != run)
                try await dropped.browser.untilNobodyWorks(on: next)
                let plan = try #require(try await console.history.plan(of: next))
                #expect(plan.invalid == 0 && plan.writes == 3)
                #expect(try await !dropped.browser.get("/runs/\(next)/plan").text.contains("This plan is older"))
                #expect(try await dropped.browser.submit("/runs/\(next)/release").status == 303)
                try await dropped.browser.untilNobodyWorks(on: next)
            }
        }
    }

    @Test func `a plan whose sheet was deleted says so once, offers no correction, and can be released`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                func table(_ page: String) throws -> Substring {
                    try #require(page.firstMatch(of: /(?s)<table class="stacked">.*?<\/table>/), "\(page)").0
                }
                let before = try await browser.get("/runs/\(run)/plan").text
                #expect(try table(before).contains("class=\"remedy\""))
                let question = try await dropped.get("/delete")
                #expect(question.contains("That plan can still be released, as it was made."), "\(question)")
                #expect(try await dropped.post("/delete", [("sure", "yes")]).status == 303)
                for path in ["/plan", "/release"] {
                    let page = try await browser.get("/runs/\(run)\(path)").text
                    #expect(page.contains("<li>The sheet was deleted.</li>"), "\(page)")
                    #expect(page.contains("The plan can still be released, as it was made."))
                    #expect(!page.contains("no longer there") && !page.contains("Plan again"))
                    let chinese = try await browser.get("/runs/\(run)\(path)", headers: ["Accept-Language": "zh"]).text
                    #expect(chinese.contains("<li>表格已删除。</li>") && chinese.contains("仍可按原计划发布。"))
                }
                let plan = try await browser.get("/runs/\(run)/plan").text
                #expect(plan.contains("Their sheet was deleted: they cannot be corrected any more."))
                #expect(!plan.contains("Correct them in") && !plan.contains("plan the job again"))
                #expect(try !table(plan).contains("class=\"remedy\""))
                let release = try await browser.get("/runs/\(run)/release").text
                let mark = try #require(release.firstMatch(of: /name="stale" value="([^"]+)"/)).1
                #expect(try await browser.submit("/runs/\(run)/release", "stale=\(mark)").status == 303)
                try await browser.untilNobodyWorks(on: run)
            }
        }
    }

    @Test func `corrections that are taken back make a plan stale as well`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
                let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get("/rows" + rows))
                #expect(try await dropped.post("/rows" + rows, [(cell, "13800013165")]).status == 303)
                let run = try await dropped.browser.plan(dropped.address)
                let time = try dropped.hidden("last", in: try await dropped.get("/problems"))
                #expect(try await dropped.post("/undo", [("last", time)]).status == 303)
                let page = try await dropped.browser.get("/runs/\(run)/plan").text
                #expect(page.contains("Corrections were taken back."), "\(page)")
            }
        }
    }

    @Test func `a retry that is planned again has the same rows, as they were corrected`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,12,0,1\nBo,13,0,1\nCy,13800013166,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                func planned(_ page: Browser.Page) async throws -> String {
                    let place = try #require(page.headers["Location"].first, "\(page.text)")
                    let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                    try await browser.untilNobodyWorks(on: next)
                    return next
                }
                func correct(_ text: String) async throws {
                    let grid = "/rows?" + GroupAddress(run: run).query
                    let cell = try SheetOnPages.cell(2, 1, in: try await dropped.get(grid))
                    #expect(try await dropped.post(grid, [(cell, text)]).status == 303)
                }
                try await correct("13800013163")
                let next = try await planned(try await browser.submit("/runs/\(run)/retry", "text=Ada&rows=these"))
                #expect(try await !browser.get("/runs/\(next)/plan").text.contains("This plan is older"))
                // Of a row that this retry does not hold.
                let grid = "/rows?" + GroupAddress(run: run).query
                let other = try SheetOnPages.cell(3, 1, in: try await dropped.get(grid))
                #expect(try await dropped.post(grid, [(other, "13800013165")]).status == 303)
                for page in ["plan", "release"] {
                    let text = try await browser.get("/runs/\(next)/\(page)").text
                    #expect(!text.contains("This plan is older"), "\(page)")
                }
                try await correct("13800013164")
                #expect(try await browser.get("/runs/\(next)/plan").text.contains("1 cell was corrected."))
                let last = try await planned(try await browser.submit("/runs/\(next)/again"))
                let rows = try await console.history.ledger.rows(run: last, step: 1, afterLine: 0, limit: 9)
                #expect(rows.map(\.planned.matchKey) == ["+8613800013164"], "\(rows)")
            }
        }
    }
}
