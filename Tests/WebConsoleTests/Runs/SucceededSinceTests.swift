import Foundation
import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// What a run's pages say, and do, once rows of it have succeeded in a retry.
struct SucceededSinceTests {
    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,12,0,1
        Cy,13,0,1
        Di,13800013167,0,x

        """

    /// A run in which the rows of Bo, Cy and Di did not succeed.
    private func ended(_ console: ServedConsole) async throws -> (sheet: SheetOnPages, run: String) {
        let dropped = try await SheetOnPages.drop(sheet, console)
        let run = try await dropped.browser.plan(dropped.address)
        try await release(run, dropped.browser)
        return (dropped, run)
    }

    private func release(_ run: String, _ browser: Browser) async throws {
        #expect(try await browser.submit("/runs/\(run)/release").status == 303)
        try await browser.untilNobodyWorks(on: run)
    }

    /// Corrects Bo and tries that row again, which succeeds.
    private func retried(_ dropped: SheetOnPages, _ run: String) async throws -> String {
        let grid = "/rows?" + GroupAddress(run: run).query
        let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get(grid))
        #expect(try await dropped.post(grid, [(cell, "13800013165")]).status == 303)
        let planned = try await dropped.browser.submit("/runs/\(run)/retry", "text=Bo&rows=these")
        let place = try #require(planned.headers["Location"].first, "\(planned.text)")
        let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
        try await dropped.browser.untilNobodyWorks(on: next)
        try await release(next, dropped.browser)
        return next
    }

    private func link(_ words: String, in page: String) throws -> String {
        let pattern = try Regex("href=\"([^\"]+)\">\(NSRegularExpression.escapedPattern(for: words))<")
        let match = try #require(page.firstMatch(of: pattern)?.output[1].substring, "\(page)")
        return String(match).replacing("&amp;", with: "&")
    }

    private func rows(of grid: String) -> [String] { grid.matches(of: /<tr id="row(\d+)">/).map { String($0.1) } }

    @Test func `the rows that a filter shows are those that are corrected and planned again`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await ended(console)
                let browser = dropped.browser
                let all = try await browser.get("/runs/\(run)/results").text
                #expect(
                    all.contains(">Correct these rows (3)</a>") && all.contains(">Plan these rows again (3)</button>")
                )
                #expect(!all.contains("plan the others again"))
                let one = try await browser.get("/runs/\(run)/results?text=Cy").text
                #expect(one.contains(">Plan these rows again (1)</button>"))
                #expect(one.contains(">Take these rows out, and plan the others again (2)</button>"))
                let address = try link("Correct these rows (1)", in: one)
                let grid = try await browser.get(address).text
                #expect(rows(of: grid) == ["4"] && grid.contains("Rows 1 to 1 of 1."), "\(grid)")
                #expect(grid.contains("Rows of \(run) that the filter shows</h1>"))
                #expect(
                    try link("The results of the run, where these rows are planned again", in: grid).hasSuffix(
                        "?text=Cy"
                    )
                )
                // The grid stays with these rows.
                let query = String(address.drop { $0 != "?" })
                let fields = [(try SheetOnPages.cell(4, 1, in: grid), "13800013166")]
                let after = try await dropped.follow(try await dropped.post("/rows" + query, fields))
                #expect(after.contains("Corrected: 1.") && rows(of: after) == ["4"])
                // Of rows that succeeded nothing is to be corrected.
                let well = try await browser.get("/runs/\(run)/results?outcome=created").text
                #expect(!well.contains("Correct these rows") && !well.contains("Plan these rows again"))
            }
        }
    }

    @Test func `a run says which of its rows have succeeded since, and offers only the others`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await ended(console)
                let browser = dropped.browser
                let next = try await retried(dropped, run)
                let results = try await browser.get("/runs/\(run)/results").text
                #expect(
                    results.contains("Of the 3 rows that did not succeed in this run, 1 has succeeded since"),
                    "\(results)"
                )
                // What is above the sum adds up to it.
                let table = try #require(results.firstMatch(of: /(?s)<caption>.*?all rows<\/strong>/)).0
                let counts = table.matches(of: /<td class="number[^"]*">(\d+)<\/td>/).compactMap { Int($0.1) }
                #expect(counts.reduce(0, +) == 4, "\(table)")
                let since = "did not succeed here, succeeded since</th><td class=\"number\">1</td>"
                #expect(results.contains(since) && !table.contains("succeeded since"), "\(results)")
                #expect(results.matches(of: /<small>succeeded since, in a later run<\/small>/).count == 1)
                #expect(results.contains(">Correct these rows (2)</a>"))
                let well = try await browser.get("/runs/\(run)/results?text=Bo").text
                #expect(well.contains("succeeded since, in a later run") && !well.contains("Correct these rows"))
                let chinese = try await browser.get("/runs/\(run)/results", headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("此后有 1 行已在后续运行中成功") && chinese.contains(">更正这些行（2）</a>"))

                let story = try await browser.get("/runs/\(run)/rows/1/3").text
                #expect(story.contains("href=\"/runs/\(next)/rows/1/3\">This row has succeeded since, in \(next).</a>"))
                #expect(!story.contains("Correct this row"), "\(story)")
                #expect(try await browser.get("/runs/\(run)/rows/1/4").text.contains(">Correct this row</a>"))
            }
        }
    }

    @Test func `a retry whose rows have all succeeded offers none, and names the run that has others`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await ended(console)
                let browser = dropped.browser
                let next = try await retried(dropped, run)
                for page in ["/runs/\(next)", "/runs/\(next)/results"] {
                    let text = try await browser.get(page).text
                    #expect(
                        !text.contains("Correct these rows") && !text.contains("again that did not"),
                        "\(page) \(text)"
                    )
                    #expect(!text.contains("Plan these rows again"), "\(page)")
                    #expect(text.contains("2 rows of th"), "\(page) \(text)")
                }
                let page = try await browser.get("/runs/\(next)").text
                #expect(try link("The results of \(run)", in: page) == "/runs/\(run)/results?outcome=unsuccessful")
                // A command would try the rows of other runs.
                #expect(!page.contains("roster retry") && !page.contains("The same in a terminal"), "\(page)")
                // The grid of a run has no row that the run did not have.
                let grid = try await dropped.get("/rows?" + GroupAddress(run: next).query)
                #expect(rows(of: grid).isEmpty && grid.contains("Every row of the run has succeeded."))
                // The run that had them all counts what is left of the wave.
                let first = try await browser.get("/runs/\(run)").text
                #expect(first.contains(">Plan the rows again that did not succeed (2)</button>"), "\(first)")
                #expect(first.contains(">Correct these rows (2)</a>"))
            }
        }
    }

    @Test func `a retry of a retry leads to the run that has had all rows`() throws {
        let text = """
            {"run": "r3", "job": "wave", "parent": "r2", "state": "finished", "directory": "embedded", "app": "a",
             "started": "2026-12-01T00:00:00Z", "confirmation": "terminal",
             "lineage": {"steps": [{"name": "people", "rows": 3, "outcomes": {"created": 2}}]},
             "open_sheet": {"run": "r1", "step": "people", "file": "/out/people/failed.csv"},
             "steps": [{"name": "people", "source": "p.csv", "rows": 1, "left_out": 0, "open": 0,
                        "outcomes": {"created": 1}}]}
            """
        let run = try JSONDecoder().decode(RunStatus.self, from: Data(text.utf8))
        #expect(run.hasNothingOfItsOwn)
        var surroundings = RunPage.Surroundings()
        surroundings.first = "r1"
        let actions = RunActions(run, surroundings, PageFrame(language: .english, place: .runs))
        #expect(actions.links.last?.address == "/runs/r1/results?outcome=unsuccessful")
        #expect(actions.links.last?.words == "The results of r1" && actions.forms.isEmpty)
    }

    @Test func `the rows of a cause are as many as its link says, and those that are planned again`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                // Di has two problems, and each of the others one of them.
                let text = sheet.replacing("Di,13800013167,0,x", with: "Di,14,0,x") + "Ed,13800013168,0,x\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                try await release(run, browser)
                let status = try await console.history.status(of: run) { $0.en }
                let reasons = try #require(status.reasons)
                let page = try await browser.get("/runs/\(run)/results").text
                let links = page.matches(of: /href="([^"]+)">show (?:its rows|all (\d+) rows? of this kind)</)
                #expect(links.count == reasons.count && reasons.count > 1, "\(page)")
                for (reason, link) in zip(reasons, links) {
                    let count = link.2.flatMap { Int($0) } ?? reason.rows
                    let address = String(link.1).replacing("&amp;", with: "&").prefix { $0 != "#" }
                    let shown = try await browser.get(String(address)).text
                    #expect(shown.contains("<p>\(count) of the "), "\(reason) \(shown)")
                    #expect(shown.contains(">Plan these rows again (\(count))</button>"), "\(reason) \(shown)")
                }
            }
        }
    }

    @Test func `another filter keeps the cause that was followed, until its box is not ticked any more`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                // Three rows ended by the same code.
                let dropped = try await SheetOnPages.drop(
                    sheet.replacing("Di,13800013167,0,x", with: "Di,14,0,x"),
                    console
                )
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                try await release(run, browser)
                let page = try await browser.get("/runs/\(run)/results").text
                let link = try #require(
                    page.firstMatch(of: /href="([^"#]+)#rows">show all 3 rows of this kind</),
                    "\(page)"
                ).1
                let cause = try await browser.get(String(link).replacing("&amp;", with: "&")).text
                let box = "<input type=\"checkbox\" name=\"cause\" value=\"yes\" checked>"
                #expect(cause.contains(box) && !page.contains(box), "\(cause)")
                let code = try #require(cause.firstMatch(of: /name="code" value="([^"]+)"/)).1
                let shown = cause.matches(of: /\/rows\/1\/\d+/).count
                let text = try await browser.get("/runs/\(run)/results?outcome=&code=\(code)&cause=yes&text=1").text
                #expect(text.contains(box) && text.matches(of: /\/rows\/1\/\d+/).count == shown, "\(text)")
            }
        }
    }

    @Test func `who each row is stands in the results, whatever tells the rows apart`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await ended(console)
                let results = try await dropped.browser.get("/runs/\(run)/results").text
                #expect(results.contains("Name and key</th>"))
                for name in ["Ada", "Bo", "Cy", "Di"] {
                    #expect(results.contains("<td>\(name)<br>"), "\(name) \(results)")
                }
            }
        }
    }

    @Test func `the story of a row in a retry has the cells of the sheet, and no marks of the retry's file`()
        async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = sheet.replacing("Bo,12,0,1", with: "Bo,+8613800013165,无此部门,1")
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                try await release(run, browser)
                let planned = try await browser.submit("/runs/\(run)/retry", "text=Bo&rows=these")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                for page in ["/runs/\(next)/rows/1/3", "/runs/\(next)/plan"] {
                    let shown = try await browser.get(page).text
                    #expect(!shown.contains("&#39;+86") && !shown.contains("'+86"), "\(page) \(shown)")
                }
                #expect(try await browser.get("/runs/\(next)/rows/1/3").text.contains("<td>+8613800013165</td>"))
            }
        }
    }

    @Test func `the grid of a plan has every row that is not sent, held back ones too`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(SheetOnPages.withLeaders, console)
                let run = try await dropped.browser.plan(dropped.address)
                let grid = try await dropped.get("/rows?" + GroupAddress(run: run).query)
                #expect(rows(of: grid) == ["3", "4"], "\(grid)")
            }
        }
    }
}
