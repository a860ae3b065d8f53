import Foundation
import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

struct RunResultsTests {
    /// A run that has ended with five departments made and three rows invalid.
    private func finished(_ browser: Browser) async throws -> String {
        let rows = (1...5).map { "d\($0),Department \($0)" } + (6...8).map { "d\($0)," }
        let text = "department_id,name\n" + rows.joined(separator: "\n") + "\n"
        let dropped = try await browser.drop(Array(text.utf8), named: "x.csv")
        let run = try await browser.plan(try #require(dropped.headers["Location"].first))
        #expect(try await browser.submit("/runs/\(run)/release").status == 303)
        try await browser.untilNobodyWorks(on: run)
        return run
    }

    /// The run that a form has begun.
    private func begun(_ page: Browser.Page, _ browser: Browser) async throws -> String {
        let address = try #require(page.headers["Location"].first, "\(page.text)")
        let run = String(try #require(address.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
        try await browser.untilNobodyWorks(on: run)
        return run
    }

    @Test func `counts rows, groups causes and filters by them`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await finished(browser)
                let path = "/runs/\(run)/results"
                let page = try await browser.get(path).text
                #expect(page.contains("5 of 8 rows succeeded") && page.utf8.count < 100_000)
                #expect(page.contains("invalid</a></th><td class=\"number bad\">3</td>"))
                let cause = try #require(page.firstMatch(of: /href="([^"]+)">show its rows/)).1
                let address = cause.replacing("&amp;", with: "&").prefix { $0 != "#" }
                #expect(try await browser.get(String(address)).text.contains("3 of the 8 rows"))
                #expect(try await browser.get(path + "?text=Department+3").text.contains("1 of the 8 rows"))
                #expect(try await browser.get(path + "?outcome=created").text.contains("5 of the 8 rows"))
                // What is known of how rows have ended is what counting them gives.
                let (status, records) = try await (
                    console.history.status(of: run), console.history.steps(of: run, named: nil)
                )
                for word in [""] + RowStanding.names.filter({ RowStanding.named($0)?.count != 1 }) + [
                    "created", "invalid", "sending",
                ] {
                    let filter = ResultsFilter(FormQuery("outcome=\(word)"))
                    let counted = try await console.history.ledger.rows(of: run, matching: filter.query).total
                    #expect(filter.total(of: status, records) == counted, "\(word)")
                }
                for query in ["code=x", "text=1"] {
                    #expect(ResultsFilter(FormQuery(query)).total(of: status, records) == nil)
                }
                for query in ["?outcome=x", "?step=99", "?after=%27", "?code=%3Cscript%3E"] {
                    let found = try await browser.get(path + query)
                    #expect(found.status == 200 && !found.text.contains("<script>"))
                }
                for file in ["summary.json", "report.html", "departments/results.csv", "departments/failed.csv"] {
                    #expect(page.contains("download>\(file)</a>"))
                    #expect(try await browser.get("/runs/\(run)/file?name=\(file)").status == 200)
                }
                #expect(try await browser.get("/runs/\(run)/rows/1/99").status == 404)
                #expect(try await browser.get("/runs/\(run)/rows/9/2").status == 404)
            }
        }
    }

    @Test func `a plan that is not released says what it would send, and nothing of success`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let text = "department_id,name\nd1,Department 1\nd2,\nd3,\n"
                let dropped = try await browser.drop(Array(text.utf8), named: "x.csv")
                let run = try await browser.plan(try #require(dropped.headers["Location"].first))
                let page = try await browser.get("/runs/\(run)").text
                #expect(page.contains("planned: 1 row would be sent, 2 would not"), "\(page)")
                #expect(page.contains("Why rows would not be sent:"))
                for words in ["rows are done", "<progress", "All runs together", "did not succeed", "as a trial"] {
                    #expect(!page.contains(words), "\(words)")
                }
                let chinese = try await browser.get("/runs/\(run)", headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("将发送 1 行，不发送 2 行") && chinese.contains("不会发送的原因："))
            }
        }
    }

    @Test func `remedies name what the results and a row's page have`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await finished(browser)
                for page in ["results", "rows/1/7"] {
                    let text = try await browser.get("/runs/\(run)/\(page)").text
                    #expect(
                        !text.contains("Plan the rows again that did not succeed") && !text.contains("roster retry")
                    )
                }
            }
        }
    }

    @Test(arguments: [("these", 1), ("others", 2)])
    func `plans the rows of a filter again, or all but those`(rows: String, count: Int) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await finished(browser)
                let answer = try await browser.submit("/runs/\(run)/retry", "outcome=invalid&text=d7&rows=\(rows)")
                let next = try await begun(answer, browser)
                let plan = try #require(try await console.history.plan(of: next))
                #expect(plan.steps.map { $0.rows - $0.leftOut } == [count], "\(plan)")
                // Both runs are of one wave.
                let page = try await browser.get("/runs/\(next)/results").text
                #expect(page.contains("/runs/\(run)/results\">\(run)</a>"))
            }
        }
    }

    @Test func `plans all rows again that did not succeed, and no others`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await finished(browser)
                let next = try await begun(try await browser.submit("/runs/\(run)/retry"), browser)
                let plan = try #require(try await console.history.plan(of: next))
                #expect(plan.steps.map(\.rows) == [3], "\(plan)")
                // A filter of rows that succeeded leaves nothing to do.
                let none = try await browser.submit("/runs/\(run)/retry", "outcome=created&rows=these")
                #expect(none.status == 409 && none.text.contains("No row that is left"))
                // Why it was refused is said once, and not again beside each row that has no problem.
                #expect(none.text.matches(of: /No row that is left/).count == 1 && none.text.contains(">created</td>"))
                let all = try await browser.submit("/runs/\(run)/retry", "rows=others")
                #expect(all.status == 409)
            }
        }
    }

    @Test func `results that have gone are written again, and their rows can be planned again then`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await finished(browser)
                let out = try await console.history.record(of: run).out
                try FileManager.default.removeItem(atPath: "\(out)/\(run)")
                #expect(try await browser.get("/runs/\(run)").text.contains("Write the results</button>"))
                #expect(try await browser.submit("/runs/\(run)/write-results").status == 303)
                let page = try await browser.get("/runs/\(run)").text
                #expect(!page.contains("Write the results</button>") && page.contains("Plan the rows again"), "\(page)")
            }
        }
    }

    @Test func `rows of several steps are not planned again in part`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let dropped = try await browser.drop(Array("department_id,name\nd1,One\nd2,\n".utf8), named: "x.csv")
                let sheet = try #require(dropped.headers["Location"].first)
                let place = "\(folder)/console\(sheet)"
                let second = "department_id,name\nd3,\n"
                try second.write(toFile: place + "/second.csv", atomically: true, encoding: .utf8)
                // As a job has it that a person has written.
                let steps = ["sheet", "second.csv"].map { source in
                    "{ subject: departments, source: \(source), match: department_id, mode: upsert }"
                }
                try "job: two\nkind: import\nsteps: [\(steps.joined(separator: ", "))]\n".write(
                    toFile: place + "/job.yaml",
                    atomically: true,
                    encoding: .utf8
                )
                let run = try await browser.plan(sheet)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let both = try await browser.submit("/runs/\(run)/retry", "outcome=invalid&rows=these")
                #expect(both.status == 409 && both.text.contains("Choose one step"), "\(both.text)")
                let kept = folder + "/console/retries"
                #expect(try FileManager.default.contentsOfDirectory(atPath: kept).isEmpty)
                let one = try await browser.submit("/runs/\(run)/retry", "outcome=invalid&step=1&rows=these")
                #expect(one.status == 303, "\(one.text)")
                _ = try await begun(one, browser)
                // Both steps have the same columns: the rows are those of the step that was chosen.
                let two = try await browser.submit("/runs/\(run)/retry", "outcome=invalid&step=2&rows=these")
                let next = try await begun(two, browser)
                let plan = try #require(try await console.history.plan(of: next))
                #expect(plan.steps.map(\.number) == [2], "\(plan)")
                // A retry of both is planned again as a whole, and its button says so.
                let whole = try await begun(try await browser.submit("/runs/\(run)/retry"), browser)
                let results = try await browser.get("/runs/\(whole)/results").text
                #expect(results.contains(">Plan these rows again (2)</button>"), "\(results)")
                let again = try await begun(try await browser.submit("/runs/\(whole)/retry", "rows=these"), browser)
                let repeated = try #require(try await console.history.plan(of: again))
                #expect(repeated.steps.map(\.number) == [1, 2], "\(repeated)")
            }
        }
    }

    @Test(arguments: [Language.english, .chinese])
    func `every way in which a row can stand is in the filter, and is explained`(language: Language) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await finished(browser)
                let path = "/runs/\(run)/results"
                let page = try await browser.get(path, headers: ["Accept-Language": language.code]).text
                for standing in RowStanding.allCases {
                    let word = language.words(standing.words)
                    #expect(page.contains("<option value=\"\(standing.rawValue)\">\(word)</option>"), "\(word)")
                    #expect(page.contains("<dt>\(word)</dt><dd>\(language.words(standing.meaning))</dd>"), "\(word)")
                }
            }
        }
    }

    @Test func `a text is looked for in what pages show, and not in ids that they do not`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\n"
                let run = try await browser.plan(try await SheetOnPages.drop(text, by: browser).address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let row = try #require(
                    try await console.history.ledger.rows(run: run, step: 1, afterLine: 0, limit: 1).first
                )
                for id in [row.userID, row.openID] {
                    let id = try #require(id)
                    for page in ["results", "plan"] {
                        let found = try await browser.get("/runs/\(run)/\(page)?text=\(id)").text
                        #expect(found.contains("0 of the 1 row"), "\(page) \(id)")
                    }
                }
                for page in ["results", "plan"] {
                    #expect(try await browser.get("/runs/\(run)/\(page)?text=ada").text.contains("1 of the 1 row"))
                }
            }
        }
    }

    @Test func `the cells of a row that was never sent are not called sent`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await finished(browser)
                for (outcome, isSent) in [("created", true), ("invalid", false)] {
                    let list = try await browser.get("/runs/\(run)/results?outcome=\(outcome)").text
                    let row = try #require(list.firstMatch(of: /href="(\/runs\/[^"]+\/rows\/1\/\d+)"/)).1
                    let page = try await browser.get(String(row)).text
                    #expect(page.contains("<h2>As it was sent</h2>") == isSent, "\(page)")
                    #expect(page.contains("<h2>Its cells</h2>") == !isSent, "\(page)")
                }
            }
        }
    }

    @Test func `a wave that succeeded has nothing to plan again`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(1))
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let again = try await browser.submit("/runs/\(run)/retry")
                #expect(again.status == 409 && again.text.contains("Every row has succeeded"))
                #expect(try await browser.submit("/runs/\(run)/go-on").status == 409)
            }
        }
    }

    @Test func `a rehearsal shows how the run would end, and writes nothing to the directory`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(3))
                let path = "/runs/\(run)/rehearsal"
                #expect(try await browser.get(path).text.contains("Nothing of this run was rehearsed"))
                let begun = try await browser.submit("/runs/\(run)/rehearse")
                #expect(begun.status == 303 && begun.headers["Location"] == [path])
                let waiting = try await browser.get(path).text
                let isFollowed = waiting.contains("data-events=\"\(path)/events\"")
                #expect(isFollowed == waiting.contains("is under way"))
                // The event by which the page is loaded again comes when the rehearsal has ended.
                #expect(try await browser.get(path + "/events").text.contains("event: ended"))
                let page = try await browser.get(path).text
                #expect(page.contains("nothing was written to the directory") && page.contains("3 created"), "\(page)")
                // Files are named and given, and no path of this machine is shown; those without rows are left out.
                #expect(!page.contains(folder) && !page.contains("failed.csv"))
                let file = try #require(page.firstMatch(of: /href="([^"]+)" download>departments\/results\.csv</)).1
                let address = String(file.replacing("&amp;", with: "&"))
                #expect(try await browser.get(address).text.contains("created"))
                #expect(try await browser.get(path + "/file?name=../summary.json").status == 404)
                #expect(try await console.history.progress(of: run).state == "planned")
            }
        }
    }
}
