import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// Rows that need a correction, and rows that are only tried again.
struct RowsToCorrectTests {
    private func release(_ run: String, _ browser: Browser) async throws {
        #expect(try await browser.submit("/runs/\(run)/release").status == 303)
        try await browser.untilNobodyWorks(on: run)
    }

    private func link(_ words: String, in page: String) throws -> String {
        let pattern = try Regex("href=\"([^\"]+)\">\(NSRegularExpression.escapedPattern(for: words))<")
        let match = try #require(page.firstMatch(of: pattern)?.output[1].substring, "\(page)")
        return String(match).replacing("&amp;", with: "&")
    }

    @Test func `only rows whose own cells are the cause are to be corrected, and the others are named apart`()
        async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(SheetOnPages.withLeaders, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                try await release(run, browser)
                for page in ["/runs/\(run)", "/runs/\(run)/results"] {
                    let text = try await browser.get(page).text
                    #expect(text.contains(">Correct these rows (1)</a>"), "\(page) \(text)")
                    #expect(
                        text.contains(
                            "No cell of 1 further row is known to be the cause: it can be tried again without"
                        )
                    )
                    let grid = try await browser.get(try link("Correct these rows (1)", in: text)).text
                    #expect(grid.contains("<tr id=\"row3\">") && !grid.contains("<tr id=\"row4\">"), "\(grid)")
                    let all = try await browser.get(try link("Show them too", in: grid)).text
                    #expect(all.contains("<tr id=\"row3\">") && all.contains("<tr id=\"row4\">"), "\(all)")
                }
                let results = try await browser.get("/runs/\(run)/results").text
                #expect(results.contains("The row it depends on (row 3) is invalid and was not sent"), "\(results)")
                #expect(results.contains("Correct the row it depends on, then press &#39;Plan these rows again&#39;"))
                let chinese = try await browser.get("/runs/\(run)/results", headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("另有 1 行的单元格没有发现问题，无需更正即可重试。"), "\(chinese)")
                // A run that has ended counts what was tried apart from what was not.
                let status = try await browser.get("/runs/\(run)").text
                #expect(status.contains("finished: 2 of 4 rows succeeded, 1 did not, 1 not attempted"), "\(status)")
            }
        }
    }

    @Test func `rows that are left out are not counted among those that can be tried as they are`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(SheetOnPages.withLeaders, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                try await release(run, browser)
                let page = try link("Correct these rows (1)", in: try await browser.get("/runs/\(run)").text)
                #expect(try await browser.get(page).text.contains("Show them too"))
                let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: 1 << 20).sheet(dropped.id)
                try stored.wave.correct { list in
                    list.append(SheetCorrection(time: SheetWave.time(after: list), row: 4, change: .leaveOut))
                }
                let grid = try await browser.get(page).text
                #expect(grid.contains("<tr id=\"row3\">") && !grid.contains("Show them too"), "\(grid)")
            }
        }
    }

    @Test func `rows that wait for several others are said together without a number`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = """
                    user_id,name,mobile,department_ids,employee_type,leader_user_id
                    u1,Ada,11,0,1,
                    u2,Bo,12,0,1,
                    u3,Cy,13800013166,0,1,u2
                    u4,Di,13800013167,0,1,u1

                    """
                let dropped = try await SheetOnPages.drop(text, console)
                let run = try await dropped.browser.plan(dropped.address)
                let status = try await console.history.status(of: run) { $0.en }
                let waiting = try #require(status.reasons?.first { $0.code == "dependency.failed" })
                #expect(waiting.rows == 2 && waiting.problem == "The row it depends on is invalid and was not sent")
                let zh = try await console.history.status(of: run) { $0.zh }
                let said = zh.reasons?.first { $0.code == "dependency.failed" }?.problem
                #expect(said == "该行所依赖的行有误，未发送")
            }
        }
    }

    @Test func `a run whose rows have all succeeded since is not red in the list of runs`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,12,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                try await release(run, browser)
                #expect(try await browser.get("/").text.contains("<td class=\"number bad\">1</td>"))
                let grid = "/rows?" + GroupAddress(run: run).query
                let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get(grid))
                #expect(try await dropped.post(grid, [(cell, "13800013165")]).status == 303)
                let planned = try await browser.submit("/runs/\(run)/retry")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                #expect(try await browser.get("/").text.contains("<td class=\"number bad\">1</td>"))
                try await release(next, browser)
                let list = try await browser.get("/").text
                #expect(list.contains("<td class=\"number\">1, all succeeded since</td>"), "\(list)")
                #expect(!list.contains("number bad"))
            }
        }
    }

    @Test func `a code is found by its beginning, whatever blanks and case it was typed with`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,12,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                try await release(run, browser)
                for typed in ["mobile.malformed", "mobile.malformed%20", "+MOBILE", "mob"] {
                    let page = try await browser.get("/runs/\(run)/results?code=\(typed)").text
                    #expect(page.contains("/rows/1/3\"") && !page.contains("No row of this run"), "\(typed) \(page)")
                }
                let none = try await browser.get("/runs/\(run)/results?code=nix").text
                #expect(none.contains("No row of this run has a problem whose code begins with “nix”."), "\(none)")
                let other = try await browser.get("/runs/\(run)/results?code=mob&text=Ada").text
                #expect(other.contains("None of these rows has a problem whose code begins with “mob”."), "\(other)")
            }
        }
    }

    @Test func `rows that only the plan refuses are named on the page of problems, until something is corrected`()
        async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let first = try await browser.plan(try await browser.dropDepartments(2))
                try await release(first, browser)
                let text = "department_id,name\nd1,Department 1\nd2,Department 2\nd9,\n"
                let dropped = try await SheetOnPages.drop(text, by: browser)
                let words = "The last plan refuses 2 rows in which nothing wrong is found here"
                #expect(try await !dropped.get("/problems").contains("The last plan refuses"))
                let run = try await browser.plan(dropped.address)
                let problems = try await dropped.get("/problems")
                #expect(problems.contains(words), "\(problems)")
                let grid = try await browser.get(try link("The rows that the plan refuses", in: problems)).text
                #expect(grid.contains("<tr id=\"row2\">") && grid.contains(run), "\(grid)")
                // Where the directory's answer says it already, it is not said twice.
                _ = try await dropped.get("/columns")
                #expect(try await dropped.get("/read").contains("event: ended"))
                let known = try await dropped.get("/problems")
                #expect(known.contains("2 of 3 rows are in the directory already"), "\(known)")
                #expect(!known.contains("The last plan refuses"), "\(known)")
                let rows = try SheetOnPages.rows(of: "name", in: problems)
                let cell = try SheetOnPages.cell(4, 1, in: try await dropped.get("/rows" + rows))
                #expect(try await dropped.post("/rows" + rows, [(cell, "Department 9")]).status == 303)
                #expect(try await !dropped.get("/problems").contains("The last plan refuses"))
            }
        }
    }

    @Test func `what is left of corrections once some were taken back is not undone by a page of before`() async throws
    {
        try await ServedConsole.with { console in
            let text = "name,mobile,department_ids,employee_type\nAda,11,0,1\nBo,12,0,1\nCy,13,0,1\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
            let page = try await dropped.get("/rows" + rows)
            let hidden = try ["reading"].map { ($0, try dropped.hidden($0, in: page)) }
            let shown = try dropped.hidden("shownRows", in: page)
            let asked = try await dropped.post("/all" + rows, hidden + [("shownRows", shown), ("leave", "all")])
            let left = asked.status == 303 ? asked : try await dropped.pressAnyway(on: asked)
            #expect(left.status == 303, "\(left.text)")
            let before = try await dropped.get("/problems")
            #expect(before.contains(">Take back 3 rows that were left out last (row 2, 3, 4)</button>"), "\(before)")
            let mark = try dropped.hidden("last", in: before)
            // Another tab takes one of them back.
            let out = try await dropped.get("/rows?kind=correction&code=correction.leftOut")
            let name = try #require(
                out.firstMatch(of: /<button name="([^"]+)" value="([^"]*)">[^<]*<span class="unseen"> [^<]*2/),
                "\(out)"
            )
            let back = try await dropped.post(
                "/rows?kind=correction&code=correction.leftOut",
                [("reading", try dropped.hidden("reading", in: out)), (String(name.1), String(name.2))]
            )
            #expect(back.status == 303, "\(back.text)")
            let refused = try await dropped.post("/undo", [("last", mark)])
            #expect(refused.status == 409 && refused.text.contains("Nothing was undone"), "\(refused.text)")
            let after = try await dropped.get("/problems")
            #expect(after.contains(">Take back 2 rows that were left out last"), "\(after)")
            let undone = try await dropped.post("/undo", [("last", try dropped.hidden("last", in: after))])
            #expect(undone.status == 303)
            #expect(try await !dropped.get("/problems").contains("name=\"last\""))
        }
    }
}
