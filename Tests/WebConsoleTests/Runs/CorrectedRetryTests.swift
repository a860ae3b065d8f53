import Foundation
import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// Rows of a run that are corrected in the sheet's grid after the run, and planned again.
struct CorrectedRetryTests {
    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,12,0,1
        Cy,13800013166,0,1

        """

    @Test(arguments: ["", "rows=these", "outcome=invalid&rows=these"])
    func `a cell that is corrected after the run is planned as it was corrected`(form: String) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let results = try await browser.get("/runs/\(run)/results").text
                #expect(results.contains("2 of 3 rows succeeded"))
                let link = try #require(results.firstMatch(of: /href="([^"]+)">Correct these rows/)).1
                let address = String(link.replacing("&amp;", with: "&"))
                for (page, words) in [("", "Correct these rows (1)"), ("/rows/1/3", "Correct this row")] {
                    #expect(try await browser.get("/runs/\(run)" + page).text.contains(words + "</a>"))
                }
                let grid = try await browser.get(address).text
                #expect(grid.contains("Rows 1 to 1 of 1.") && grid.contains("Rows of \(run) that did not succeed"))
                let query = String(address.drop { $0 != "?" })
                let fields = [(try SheetOnPages.cell(3, 1, in: grid), "13800013165")]
                let after = try await dropped.follow(try await dropped.post("/rows" + query, fields))
                #expect(after.contains("Corrected: 1.") && after.contains("/runs/\(run)/results"))

                let planned = try await browser.submit("/runs/\(run)/retry", form)
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                let row = try #require(
                    try await console.history.ledger.rows(run: next, step: 1, afterLine: 0, limit: 9).first
                )
                #expect(row.planned.record.contains("13800013165") && !row.planned.record.contains("12"))
                let release = try await browser.get("/runs/\(next)/release").text
                #expect(release.contains("they cannot be rehearsed first") && !release.contains("Rehearse first"))
                #expect(try await browser.submit("/runs/\(next)/release").status == 303)
                try await browser.untilNobodyWorks(on: next)
                #expect(try await browser.get("/runs/\(run)").text.contains("3 of 3 rows"))
                #expect(try await browser.get(address).text.contains("Every row of the run has succeeded."))
            }
        }
    }

    @Test func `a row that is left out after the run is not planned again`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let query = "?" + GroupAddress(run: run).query
                let grid = try await dropped.get("/rows" + query)
                let mark = try dropped.hidden("shownRows", in: grid)
                let reading = try dropped.hidden("reading", in: grid)
                let left = [("shownRows", mark), ("reading", reading), ("leave", "all")]
                #expect(try await dropped.post("/all" + query, left).status == 303)
                let refused = try await browser.submit("/runs/\(run)/retry", "rows=these")
                #expect(refused.status == 409 && refused.text.contains("No row that is left could be tried again"))
                #expect(refused.text.contains("Take them back on the page Problems of the sheet"), "\(refused.text)")
                // A button that would be refused is not shown.
                for page in ["/runs/\(run)", "/runs/\(run)/results"] {
                    let text = try await browser.get(page).text
                    #expect(!text.contains("action=\"/runs/\(run)/retry"), "\(page) \(text)")
                    #expect(text.contains("1 row of these is left out on the pages of the sheet"), "\(page) \(text)")
                    // Only rows that a plan would have are counted.
                    #expect(!text.contains("can be tried again") && !text.contains(">Correct these rows"), "\(text)")
                    #expect(text.contains(">Look at these rows in the sheet</a>"), "\(text)")
                }
            }
        }
    }

    /// A run of which the row of Bo did not succeed, for the department that it names.
    private func unmatched(_ console: ServedConsole) async throws -> (sheet: SheetOnPages, run: String) {
        let text = sheet.replacing("Bo,12,0,1", with: "Bo,13800013165,不存在的部门,1")
        let dropped = try await SheetOnPages.drop(text, console)
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
        return (dropped, run)
    }

    @Test(arguments: ["", "rows=these", "outcome=invalid&rows=these"])
    func `what is matched and chosen after the run is taken by a plan of its rows`(form: String) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await unmatched(console)
                let browser = dropped.browser
                let results = try await browser.get("/runs/\(run)/results").text
                #expect(results.contains("matched or chosen on the pages of the sheet since then is taken"))
                let match = [("column", "department_ids"), ("v不存在的部门", "0")]
                #expect(try await dropped.post("/values", match).status == 303)
                #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", "upsert")]).status == 303)
                let planned = try await browser.submit("/runs/\(run)/retry", form)
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                let rows = try await console.history.ledger.rows(run: next, step: 1, afterLine: 0, limit: 9)
                #expect(rows.map(\.planned.findings) == [[]] && rows.map(\.planned.action) == [.create])
                #expect(try await console.history.record(of: next).definition.steps[0].mode == .upsert)
            }
        }
    }

    @Test(arguments: ["", "outcome=invalid&rows=these"])
    func `rows that are planned again are shown as the sheet has them, and by its numbers`(form: String) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = """
                    name,mobile,email,department_ids,employee_type
                    Ada,13800013164,ada@example.com,0,1
                    Bo,13800013165,bo@example.com,0,1
                    Cy,13800013166,same@example.com,0,1
                    Di,13800013167,same@example.com,无此部门,1
                    Ed,13800013168,ed@example.com,无此部门,1

                    """
                let dropped = try await SheetOnPages.drop(text, named: "新员工.csv", console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let match = [("column", "department_ids"), ("v无此部门", "0")]
                #expect(try await dropped.post("/values", match).status == 303)
                let planned = try await browser.submit("/runs/\(run)/retry", form)
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)

                let plan = try await browser.get("/runs/\(next)/plan").text
                #expect(plan.contains("stands in row 5 as well") && plan.contains("stands in row 4 as well"))
                #expect(plan.contains("/runs/\(next)/rows/1/6") && plan.contains("无此部门 → 0"))
                #expect(plan.contains("(新员工.csv)") && !plan.contains(console.stateFolder))
                #expect(plan.contains("/runs/\(run)/results\"") && plan.contains("“Plan these rows again”"))
                #expect(!plan.contains("/sheets/\(dropped.id)/plan") && !plan.contains("roster_"))
                #expect(
                    try await browser.get("/runs/\(run)/results").text.contains(">Plan these rows again (3)</button>")
                )
                let story = try await browser.get("/runs/\(next)/rows/1/6").text
                #expect(story.contains("ed@example.com") && story.contains("无此部门 → 0"))
                #expect(!story.contains("roster_"))

                #expect(try await browser.submit("/runs/\(next)/release").status == 303)
                try await browser.untilNobodyWorks(on: next)
                let results = try await browser.get("/runs/\(next)/results").text
                #expect(results.contains("stands in row 5 as well") && results.contains("/runs/\(next)/rows/1/4"))
            }
        }
    }

    @Test func `rows of a sheet that is read otherwise by now are not planned as if they were the same`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await unmatched(console)
                #expect(try await dropped.post("/reading", [("header", "2"), ("subject", "people")]).status == 303)
                let words = "read in another way than by this run"
                for page in ["/runs/\(run)", "/runs/\(run)/results"] {
                    let text = try await dropped.browser.get(page).text
                    #expect(text.contains(words) && !text.contains("Correct these rows"), "\(page)")
                    #expect(!text.contains("since then is taken"))
                    // A button that would be refused is not shown; the sentence says why.
                    #expect(!text.contains("/runs/\(run)/retry"), "\(page)")
                }
                let refused = try await dropped.browser.submit("/runs/\(run)/retry", "rows=these")
                #expect(refused.status == 409 && refused.text.contains(words))
            }
        }
    }

    @Test(arguments: [("header", "1"), ("encoding", "UTF-8"), ("delimiter", ",")])
    func `a sheet is read as before where what was found out is said by now`(name: String, value: String) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await unmatched(console)
                #expect(try await dropped.post("/reading", [(name, value), ("subject", "people")]).status == 303)
                let results = try await dropped.browser.get("/runs/\(run)/results").text
                #expect(results.contains("since then is taken"))
                let planned = try await dropped.browser.submit("/runs/\(run)/retry", "rows=these")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await dropped.browser.untilNobodyWorks(on: next)
            }
        }
    }

    @Test func `the rows that were chosen go with their sheet, and with a retry that was refused`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await unmatched(console)
                let browser = dropped.browser
                let match = [("column", "department_ids"), ("v不存在的部门", "0")]
                #expect(try await dropped.post("/values", match).status == 303)
                let planned = try await browser.submit("/runs/\(run)/retry", "rows=these")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                #expect(try await browser.submit("/runs/\(next)/release").status == 303)
                try await browser.untilNobodyWorks(on: next)
                let kept = folder + "/console/retries"
                let files = FileManager.default
                #expect(try files.contentsOfDirectory(atPath: kept).count == 1)
                // By now every row has succeeded.
                #expect(try await browser.submit("/runs/\(run)/retry", "outcome=invalid&rows=these").status == 409)
                #expect(try files.contentsOfDirectory(atPath: kept).count == 1)
                #expect(try await dropped.post("/delete", [("sure", "yes")]).status == 303)
                #expect(try files.contentsOfDirectory(atPath: kept).isEmpty)
            }
        }
    }

    @Test func `a row that another one of the retry keeps from being sent names it by the sheet's number`() async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = """
                    user_id,name,mobile,department_ids,employee_type,leader_user_id
                    u1,Ada,13800013164,0,1,
                    u2,Bo,13800013165,0,1,
                    u3,Cy,12,0,1,
                    u4,Di,13800013167,0,1,u3

                    """
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let planned = try await browser.submit("/runs/\(run)/retry", "rows=these")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                let words = "depends on (row 4) is invalid and was not sent"
                #expect(try await browser.get("/runs/\(next)/plan").text.contains(words))
                let rows = try await console.history.ledger.rows(run: next, step: 1, afterLine: 0, limit: 9)
                #expect(rows.map(\.planned.line) == [4, 5] && rows.map(\.planned.dependsOn) == [nil, 4])
                #expect(rows[1].problem?.zh == "该行所依赖的行（第 4 行）有误，未发送")
            }
        }
    }

    @Test func `the way to correct a row opens the grid where that row is`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let note = String(repeating: "long ", count: 30)
                let rows = (1...120).map { "Person \($0),12,0,1,\(note)\($0),\(note)" }
                let text = "name,mobile,department_ids,employee_type,note,other\n" + rows.joined(separator: "\n") + "\n"
                let dropped = try await SheetOnPages.drop(text, console)
                _ = try await dropped.post("/columns", [("m4", "-"), ("m5", "-")])
                let run = try await dropped.browser.plan(dropped.address)
                let story = try await dropped.browser.get("/runs/\(run)/rows/1/110").text
                let link = try #require(story.firstMatch(of: /href="([^"#]+)#row110">Correct this row</)).1
                let grid = try await dropped.browser.get(String(link.replacing("&amp;", with: "&"))).text
                #expect(grid.contains("<tr id=\"row110\">") && grid.contains(">Earlier rows</a>"))
            }
        }
    }

    /// A row that waits for one that is invalid is not sent, so it has no reason for how it would be.
    @Test func `the ways of a plan are counted of the rows that are written`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(SheetOnPages.withLeaders, console)
                let run = try await dropped.browser.plan(dropped.address)
                let plan = try #require(try await console.history.plan(of: run))
                let step = try #require(plan.steps.first)
                #expect(step.heldBack == 1 && step.create == 2)
                #expect(step.wayReasons.values.reduce(0, +) == step.ways.values.reduce(0, +))
            }
        }
    }

    @Test func `a wave that was tried again from a file elsewhere says that its sheet's corrections are not taken`()
        async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await unmatched(console)
                let history = try console.history
                let record = try await history.record(of: run)
                var retry = RunRecord(
                    id: "elsewhere",
                    definition: record.definition,
                    started: 1,
                    out: record.out,
                    base: record.base
                )
                (retry.parent, retry.root, retry.input) = (run, run, "/mnt/hr/hr.csv")
                try await history.ledger.createRun(retry)
                for page in ["/runs/\(run)", "/runs/\(run)/results"] {
                    let text = try await dropped.browser.get(page).text
                    #expect(text.contains("tried again from another file (hr.csv)"), "\(page)")
                    #expect(!text.contains("Correct these rows") && !text.contains("/mnt/hr"))
                    #expect(text.contains("Correct failed.csv of the results"))
                }
            }
        }
    }

    @Test func `the plan of rows from a file elsewhere names what is to be done there with rows that are wrong still`()
        async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder + "/state/roster") { console in
                let (dropped, run) = try await unmatched(console)
                let record = try await console.history.record(of: run)
                let file = folder + "/hr.csv"
                let failed = try #require(try RunFiles(of: record).all.first { $0.name.hasSuffix("failed.csv") })
                try FileManager.default.copyItem(atPath: failed.path, toPath: file)
                let retried = try await RosterCommand(folder: folder).run("retry", run, "--input", file)
                let new = try #require(
                    try await console.history.ledger.lineage(of: run).first { $0.parent == run },
                    "\(retried.err)"
                )
                let plan = try await dropped.browser.get("/runs/\(new.id)/plan").text
                let command = "roster retry \(run) --input \(file)"
                #expect(plan.contains("Correct them in hr.csv, and plan them again by: \(command)"))
                #expect(!plan.contains("Correct these rows") && !plan.contains("Plan these rows again"))
                // The command that the page names does what it says.
                let again = try await RosterCommand(folder: folder).run("retry", run, "--input", file)
                #expect(again.status == retried.status, "\(again.err)")
            }
        }
    }
}
