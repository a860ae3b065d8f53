import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

struct PlannedSheetTests {
    @Test func `a dropped sheet is planned row by row, and nothing is sent`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let sheet = try await browser.dropDepartments(60)
                let start = try await browser.get(sheet + "/plan").text
                #expect(start.contains("<h1>Plan new departments.csv</h1>") && start.contains("Make the plan"))
                #expect(start.contains("the embedded directory") && start.contains("Nothing is sent"))
                #expect(start.contains("is for practice"))
                let run = try await browser.plan(sheet)
                let page = try await browser.get("/runs/\(run)/plan").text
                #expect(page.contains("<h1>Plan of new departments, run \(run)</h1>"))
                #expect(page.contains("60 rows to write") && page.contains("decides how long it takes"))
                #expect(page.contains("50 of 60 rows") && page.contains("rel=\"next\""))
                #expect(page.contains("Department ID: d1 · Department name: Department 1"))
                #expect(page.contains("\(sheet)/values\"") && !page.contains("will not be sent."))
                #expect(page.contains("/runs/\(run)/release") && page.utf8.count < 100_000)
                let status = try await console.history.progress(of: run)
                #expect(status.state == "planned" && status.confirmation == nil && status.isAtWork == false)
                // The sheet's page knows its plan.
                #expect(try await browser.get(sheet + "/plan").text.contains("/runs/\(run)\">"))
                // Chinese as well.
                let chinese = try await browser.get("/runs/\(run)/plan", headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("<html lang=\"zh-CN\">") && chinese.contains("前往发布"))
            }
        }
    }

    @Test func `says how many cells of a row are not shown`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let names = "name,i18n_name.zh_cn,i18n_name.en_us,i18n_name.ja_jp"
                let header = "department_id,\(names),order,parent_department_id"
                let text = header + "\nd1,One,一,One,いち,1,0\nd2,Two,二,Two,に,,0\n"
                let dropped = try await browser.drop(Array(text.utf8), named: "x.csv")
                let run = try await browser.plan(try #require(dropped.headers["Location"].first))
                let page = try await browser.get("/runs/\(run)/plan").text
                #expect(page.matches(of: /<small>… and 1 more<\/small>/).count == 1, "\(page)")
            }
        }
    }

    @Test func `filters, searches and pages the rows of a plan`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let text = "department_id,name\n" + (1...55).map { "d\($0),Department \($0)" }.joined(separator: "\n")
                let dropped = try await browser.drop(Array((text + "\nd56,\n").utf8), named: "x.csv")
                let run = try await browser.plan(try #require(dropped.headers["Location"].first))
                let path = "/runs/\(run)/plan"
                let whole = try await browser.get(path).text
                #expect(whole.contains("1 row is invalid and will not be sent."))
                // What the file is for.
                #expect(whole.contains("They release it in a terminal: <code>roster apply \(run).plan.jsonl</code>"))
                #expect(whole.contains("aria-describedby=\"download-hint\">Download the plan</a>"))
                #expect(whole.contains("\(dropped.headers["Location"].first ?? "?")/problems\""))
                #expect(try await browser.get(path + "?show=invalid").text.contains("1 of the 56 rows"))
                #expect(try await browser.get(path + "?show=update").text.contains("0 of the 56 rows"))
                let found = try await browser.get(path + "?show=create&text=Department+5").text
                #expect(found.contains("7 of the 56 rows<") && found.contains("value=\"Department 5\""))
                let first = try await browser.get(path + "?show=create").text
                let next = try #require(first.firstMatch(of: /href="([^"]+)" rel="next"/)).1.replacing(
                    "&amp;",
                    with: "&"
                )
                let second = try await browser.get(String(next.prefix { $0 != "#" })).text
                #expect(second.contains("55 of the 56 rows; 5 of them here") && !second.contains("rel=\"next\""))
                // What the plan has counted is what counting the rows gives.
                let plan = try #require(try await console.history.plan(of: run))
                for show in ["", "create", "update", "unchanged", "invalid", "heldBack"] {
                    let filter = PlanFilter(FormQuery("show=\(show)"))
                    let counted = try await console.history.ledger.rows(of: run, matching: filter.query).total
                    #expect(filter.total(of: plan, isReleased: false) == counted, "\(show)")
                }
                #expect(PlanFilter(FormQuery("show=create")).total(of: plan, isReleased: true) == nil)
                #expect(PlanFilter(FormQuery("text=1")).total(of: plan, isReleased: false) == nil)
                // What stands for nothing is not taken.
                for query in ["?show=x", "?after=x", "?step=x", "?text=%00%27"] {
                    #expect(try await browser.get(path + query).status == 200)
                }
            }
        }
    }

    @Test func `shows updates field by field, old and new`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let first = try await browser.plan(try await browser.dropDepartments(2))
                #expect(try await browser.submit("/runs/\(first)/release").status == 303)
                try await browser.untilNobodyWorks(on: first)
                // Nobody else has to release it any more.
                #expect(try await browser.get("/runs/\(first)/plan").text.contains("/plan/file") == false)
                #expect(try await !browser.get("/runs/\(first)/plan").text.contains("id=\"download-hint\""))
                let text = "department_id,name\nd1,<b>Renamed\nd2,Department 2\n"
                let dropped = try await browser.drop(Array(text.utf8), named: "again.csv")
                let sheet = try #require(dropped.headers["Location"].first)
                // As the pages of a sheet leave it.
                let step = "{ subject: departments, source: sheet, match: department_id, mode: upsert }"
                try "job: again\nkind: import\nsteps: [\(step)]\n".write(
                    toFile: "\(folder)/console\(sheet)/job.yaml",
                    atomically: true,
                    encoding: .utf8
                )
                let run = try await browser.plan(sheet)
                let page = try await browser.get("/runs/\(run)/plan").text
                #expect(
                    page.contains(
                        "Department name <del>&#39;Department 1&#39;</del> → <ins>&#39;&lt;b&gt;Renamed&#39;</ins>"
                    ),
                    "\(page)"
                )
                #expect(page.contains("update</a></th><td class=\"number\">1</td>"))
                #expect(page.contains("unchanged</a></th><td class=\"number\">1</td>"))
            }
        }
    }

    @Test func `a sheet that cannot be planned says why, and leaves nothing to release`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let dropped = try await browser.drop(Array("nothing,known\n1,2\n".utf8), named: "x.csv")
                let run = try await browser.plan(try #require(dropped.headers["Location"].first))
                let page = try await browser.get("/runs/\(run)/plan").text
                #expect(page.contains("role=\"alert\"") && !page.contains("/release"), "\(page)")
                let refused = try await browser.submit("/runs/\(run)/release")
                #expect(refused.status == 409 && refused.text.contains("nothing of it was sent"), "\(refused.text)")
            }
        }
    }

    @Test func `a plan that writes nothing is not shown as released`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let dropped = try await browser.drop(Array("department_id,name\nd1,\n".utf8), named: "x.csv")
                let run = try await browser.plan(try #require(dropped.headers["Location"].first))
                let page = try await browser.get("/runs/\(run)").text
                #expect(page.contains("nothing to send: 0 of 1 row is in the directory as the sheet has"), "\(page)")
                #expect(!page.contains("row is done") && !page.contains("✓ Release"), "\(page)")
                let refused = try await browser.submit("/runs/\(run)/release")
                #expect(refused.status == 409 && refused.text.contains("nothing of it was sent"), "\(refused.text)")
            }
        }
    }

    @Test func `the plan that is downloaded brings its corrected sheet to another account`() async throws {
        try await withFolder { folder in
            let state = folder + "/state/roster"
            try await ServedConsole.with(stateFolder: state) { console in
                let browser = try await console.browser()
                let sheet = try await browser.dropDepartments(3)
                _ = try await browser.get(sheet + "/plan")
                let place = state + "/console" + sheet
                let corrections = CorrectionFile(place + "/corrections.csv")
                let change = SheetCorrection.Change.cell(
                    column: SheetColumnName("name"),
                    old: "Department 2",
                    new: "Second"
                )
                try corrections.write([SheetCorrection(time: "2026-12-01T09:00:00.000Z", row: 3, change: change)])
                let run = try await browser.plan(sheet)
                let plan = try await browser.get("/runs/\(run)/plan/file").text
                try plan.write(toFile: folder + "/plan.jsonl", atomically: true, encoding: .utf8)
                // What another account finds where the sheet was.
                try FileManager.default.moveItem(atPath: state + "/console/sheets", toPath: folder + "/away")
            }
            let roster = RosterCommand(folder: folder)
            // Nothing can be begun there, so nothing is left behind.
            let nowhere = try await roster.run("apply", "plan.jsonl", "--yes", "--directory", "https://open.feishu.cn")
            #expect(nowhere.status == 7, "\(nowhere)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: state + "/plans") == [])
            let applied = try await roster.run("apply", "plan.jsonl", "--yes")
            #expect(applied.status == 0, "\(applied)")
            #expect(FileManager.default.fileExists(atPath: folder + "/roster-results"))
            try ExportJob.write(to: folder)
            let exported = try await roster.run("export", ExportJob.name, "--out", "out")
            #expect(exported.status == 0, "\(exported.err)")
            let names = try String(contentsOfFile: folder + "/out/departments.csv", encoding: .utf8)
            #expect(names.contains("Second") && names.contains("Department 3") && !names.contains("Department 2"))
            // What was done once is no longer as the plan says: nothing is begun, and no sheet is left behind.
            let places = try FileManager.default.contentsOfDirectory(atPath: state + "/plans")
            #expect(places.count == 1)
            let again = try await roster.run("apply", "plan.jsonl", "--yes")
            #expect(again.status == 6, "\(again.err)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: state + "/plans") == places)
            try await purge(with: roster, state: state)
        }
    }

    /// What a plan has brought stays while its run does, and goes with it, or by itself.
    private func purge(with roster: RosterCommand, state: String) async throws {
        let places = state + "/plans"
        let left = places + "/left"
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
        let future = "2999-01-01"
        let early = try await roster.run("purge", "--before", "2020-01-01", "--yes")
        #expect(early.status == 0 && early.err.contains("Nothing is to be purged"), "\(early)")
        #expect(try await roster.run("purge", "--before", future, "--yes").err.contains("no run uses them: 2"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: places) == [])
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
        let alone = try await roster.run("purge", "--before", future, "--yes")
        #expect(alone.status == 0 && alone.err.contains("no run uses them: 1"), "\(alone)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: places) == [])
    }

    @Test func `the plan that is downloaded is applied by the command line`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder, isReadOnly: true) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(3))
                let page = try await browser.get("/runs/\(run)/plan").text
                #expect(!page.contains("/release") && page.contains("read-only"))
                let file = try await browser.get("/runs/\(run)/plan/file")
                #expect(file.headers["Content-Disposition"] == ["attachment; filename=\"\(run).plan.jsonl\""])
                try file.text.write(toFile: folder + "/plan.jsonl", atomically: true, encoding: .utf8)
            }
            let connector = Connector(
                access: DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:]),
                stateFolder: folder
            )
            let session = try ImportSession(connector: connector)
            let answering = Task {
                for await event in session.events {
                    if case .question(let question) = event { question.answer(.yes(.planFile)) }
                }
            }
            let end = try await session.apply(PlanFile(path: folder + "/plan.jsonl"), out: nil)
            await answering.value
            guard case .finished(let summary) = end else {
                Issue.record("\(end)")
                return
            }
            #expect(summary.outcomes["created"] == 3)
        }
    }
}
