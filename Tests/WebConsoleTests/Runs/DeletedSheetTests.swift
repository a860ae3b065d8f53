import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What the pages of runs say once the sheet was deleted, or where nothing was sent: what cannot be done is not offered, and
/// what can be done is.
struct DeletedSheetTests {
    private let sheet = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,12,0,1\nCy,13,0,1\n"

    /// A run in which the rows of Bo and Cy did not succeed.
    private func ended(_ console: ServedConsole) async throws -> (sheet: SheetOnPages, run: String) {
        let dropped = try await SheetOnPages.drop(sheet, console)
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
        return (dropped, run)
    }

    private func delete(_ dropped: SheetOnPages) async throws {
        #expect(try await dropped.post("/delete", [("sure", "yes")]).status == 303)
    }

    private func retried(_ run: String, _ browser: Browser) async throws -> String {
        let planned = try await browser.submit("/runs/\(run)/retry")
        let place = try #require(planned.headers["Location"].first, "\(planned.text)")
        let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
        try await browser.untilNobodyWorks(on: next)
        return next
    }

    @Test func `the rows of a run whose sheet was deleted are corrected in the file of its results`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await ended(console)
                let browser = dropped.browser
                try await delete(dropped)
                let gone = try await browser.get("/runs/\(run)").text
                #expect(gone.contains("The sheet of these rows was deleted, and their file with it."), "\(gone)")
                #expect(gone.contains(">Write the results</button>"))
                let story = try await browser.get("/runs/\(run)/rows/1/3").text
                #expect(story.contains("The sheet of this row was deleted, and no page corrects it."), "\(story)")
                #expect(story.contains("<a href=\"/runs/\(run)\">The run</a>") && !story.contains("Correct this row"))
                #expect(!story.contains("on the page Problems") && !story.contains("ress &#39;"), "\(story)")
                #expect(try await browser.submit("/runs/\(run)/write-results").status == 303)
                for page in ["", "/results"] {
                    let text = try await browser.get("/runs/\(run)" + page).text
                    #expect(text.contains("The sheet of these rows was deleted, and no page corrects them."), "\(text)")
                    #expect(!text.contains("files that a job names"), "\(page) \(text)")
                }
                // What the note says of the button is so.
                let next = try await retried(run, browser)
                #expect(try await console.history.plan(of: next)?.steps.map(\.rows) == [2])
                let plan = try await browser.get("/runs/\(next)/plan").text
                #expect(
                    plan.contains("Their sheet was deleted: correct failed.csv of the results of \(run)"),
                    "\(plan)"
                )
                #expect(!plan.contains("roster retry") && !plan.contains("class=\"remedy\""), "\(plan)")
            }
        }
    }

    @Test func `the plan of a retry whose sheet was deleted is not offered to be made again`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await ended(console)
                let browser = dropped.browser
                let file = CorrectionFile("\(folder)/console/sheets/\(dropped.id)/corrections.csv")
                let change = SheetCorrection.Change.cell(
                    column: SheetColumnName("mobile"),
                    old: "12",
                    new: "13800013165"
                )
                try file.write([SheetCorrection(time: "2026-12-01T09:00:00.000Z", row: 3, change: change)])
                let next = try await retried(run, browser)
                try await delete(dropped)
                for path in ["/plan", "/release"] {
                    let page = try await browser.get("/runs/\(next)\(path)").text
                    #expect(page.contains("<li>The sheet was deleted.</li>") && !page.contains("Plan again"), "\(page)")
                    #expect(page.contains("The plan can still be released, as it was made."))
                }
                let plan = try await browser.get("/runs/\(next)/plan").text
                #expect(plan.contains("Their sheet was deleted, and the file of these rows with it"), "\(plan)")
                let again = try await browser.submit("/runs/\(next)/again")
                #expect(
                    again.status == 409 && again.text.contains("The sheet of this plan was deleted"),
                    "\(again.text)"
                )
                let row = try await browser.get("/runs/\(next)/rows/1/4").text
                #expect(row.contains("<a href=\"/runs/\(next)/plan\">The plan</a>"), "\(row)")
                #expect(row.contains("The plan is not released yet: nothing was sent."))
                #expect(row.contains("The sheet of this row was deleted: it cannot be corrected any more."))
                // What these pages say can still be done can be done.
                let release = try await browser.get("/runs/\(next)/release").text
                let mark = try #require(release.firstMatch(of: /name="stale" value="([^"]+)"/)).1
                #expect(try await browser.submit("/runs/\(next)/release", "stale=\(mark)").status == 303)
                try await browser.untilNobodyWorks(on: next)
                #expect(try await console.history.status(of: next).endedWell == 1)
            }
        }
    }

    @Test func `a plan that was left half made is not made again once its sheet was deleted`() async throws {
        try await withFolder { folder in
            let ledger = try RunHistory(stateFolder: folder).ledger
            var definition = JobDefinition(job: "wave")
            definition.steps = [StepDefinition(subject: .people, source: "sheet", match: "mobile")]
            let base = "\(folder)/console/sheets/yxjkx86rupgd"
            try await ledger.createRun(
                RunRecord(id: "r", definition: definition, started: 1, out: base + "/out", base: base)
            )
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let plan = try await browser.get("/runs/r/plan").text
                #expect(plan.contains("The plan was not finished; nothing was sent."), "\(plan)")
                #expect(plan.contains("Its sheet was deleted: drop the file again to plan it."))
                #expect(plan.contains("href=\"/sheets/new\">Drop a sheet</a>") && !plan.contains("Make the plan again"))
                let run = try await browser.get("/runs/r").text
                #expect(run.contains("Its sheet was deleted: drop the file again to plan it."), "\(run)")
                #expect(!run.contains("Make the plan again") && !run.contains("roster resume"), "\(run)")
            }
        }
    }

    @Test func `earlier plans of a sheet are called what they came to, and so are their rows`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                // No row can be sent; in the next one there is nobody's employee type.
                let dropped = try await SheetOnPages.drop(
                    "name,mobile,department_ids,employee_type\nBo,12,0,1\n",
                    console
                )
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                let start = try await dropped.get("/plan")
                #expect(start.contains("<a href=\"/runs/\(run)\">\(run)</a> nothing to send <time"), "\(start)")
                let row = try await browser.get("/runs/\(run)/rows/1/2").text
                #expect(row.contains("The plan of this run had nothing to send."), "\(row)")
                let other = try await SheetOnPages.drop("name,mobile,department_ids\nAda,13800013164,0\n", console)
                let refused = try await other.browser.plan(other.address)
                let again = try await other.get("/plan")
                #expect(
                    again.contains("<a href=\"/runs/\(refused)\">\(refused)</a> the plan could not be made <time"),
                    "\(again)"
                )
            }
        }
    }
}
