import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import NIOHTTP1
import Synchronization
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// What the page that releases a plan says of what has happened since the plan was made.
struct RehearsedReleaseTests {
    @Test func `the release of a plan that was rehearsed says so, when, and how it ended`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(3))
                let path = "/runs/\(run)/release"
                let before = try await browser.get(path).text
                #expect(before.contains(">Rehearse first</button>") && !before.contains("rehearsed:"))
                #expect(try await browser.submit("/runs/\(run)/rehearse").status == 303)
                _ = try await browser.get("/runs/\(run)/rehearsal/events")
                let after = try await browser.get(path).text
                let note =
                    /This plan was rehearsed: 3 of 3 rows succeeded there\. The rehearsal ended <time datetime="[^"]+">[^<]+<\/time>\. <a href/
                #expect(after.firstMatch(of: note) != nil, "\(after)")
                #expect(after.contains("<a href=\"/runs/\(run)/rehearsal\">The rehearsal</a>"))
                #expect(after.contains(">Rehearse again</button>") && !after.contains("Rehearse first"))
                let chinese = try await browser.get(path, headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("该计划已演练：3 行中 3 行成功。演练结束于"), "\(chinese)")
            }
        }
    }

    @Test func `a console that is started again knows a rehearsal, its page and its files`() async throws {
        try await withFolder { folder in
            let runs = Mutex<[String]>([])
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(3))
                #expect(try await browser.submit("/runs/\(run)/rehearse").status == 303)
                _ = try await browser.get("/runs/\(run)/rehearsal/events")
                runs.withLock { $0.append(run) }
            }
            let run = try #require(runs.withLock { $0.first })
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let release = try await browser.get("/runs/\(run)/release").text
                #expect(release.contains("This plan was rehearsed: 3 of 3 rows succeeded there."), "\(release)")
                let page = try await browser.get("/runs/\(run)/rehearsal").text
                #expect(page.contains("3 created") && !page.contains("made again since"), "\(page)")
                let file = try #require(page.firstMatch(of: /href="([^"]+)" download>departments\/results\.csv</)).1
                let address = String(file.replacing("&amp;", with: "&"))
                #expect(try await browser.get(address).text.contains("created"))
                // It is people's data.
                let record = try await console.history.record(of: run)
                let path = record.base + "/rehearsals/\(run).json"
                #expect(PrivatePlace.isFile(path))
                // A damaged record keeps nobody from the release.
                try Data("{".utf8).write(to: URL(fileURLWithPath: path))
                let damaged = try await browser.get("/runs/\(run)/release")
                #expect(damaged.status == 200 && damaged.text.contains("cannot be read: rehearse it again"))
                #expect(try await browser.get("/runs/\(run)/rehearsal").status == 200)
            }
        }
    }

    @Test func `a plan that is made again is not called rehearsed`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(3))
                #expect(try await browser.submit("/runs/\(run)/rehearse").status == 303)
                _ = try await browser.get("/runs/\(run)/rehearsal/events")
                #expect(try await browser.get("/runs/\(run)/release").text.contains("This plan was rehearsed"))
                // The record is of the plan of then.
                let record = try await console.history.record(of: run)
                let plan = try #require(try await console.history.plan(of: run))
                var later = record
                later.planned = record.planned.map { $0 + 1 }
                let (mark, other) = try (KeptRehearsal.mark(of: record, plan), KeptRehearsal.mark(of: later, plan))
                let place = URL(fileURLWithPath: record.base + "/rehearsals/\(run).json")
                let kept = try String(contentsOf: place, encoding: .utf8)
                #expect(mark != other && kept.contains(mark))
                try Data(kept.replacing(mark, with: other).utf8).write(to: place)
                let release = try await browser.get("/runs/\(run)/release").text
                #expect(release.contains(">Rehearse first</button>"), "\(release)")
                #expect(!release.contains("was rehearsed"))
                let page = try await browser.get("/runs/\(run)/rehearsal").text
                #expect(page.contains("The plan has been made again since"), "\(page)")
            }
        }
    }

    @Test func `a rehearsal that took later corrections is not called one of the plan`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,12,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let (browser, run) = (dropped.browser, try await dropped.browser.plan(dropped.address))
                let rows = try SheetOnPages.rows(of: "mobile", in: try await dropped.get("/problems"))
                let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get("/rows" + rows))
                #expect(try await dropped.post("/rows" + rows, [(cell, "13800013165")]).status == 303)
                #expect(try await browser.submit("/runs/\(run)/rehearse").status == 303)
                _ = try await browser.get("/runs/\(run)/rehearsal/events")
                let release = try await browser.get("/runs/\(run)/release").text
                #expect(!release.contains("This plan was rehearsed"), "\(release)")
                #expect(
                    release.contains(
                        "A rehearsal took what was changed since this plan was made as well: 2 of 2 rows succeeded there."
                    ),
                    "\(release)"
                )
            }
        }
    }

    @Test func `a plan whose rows a later run has written says so before its release, and names that run`() async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,13800013165,0,1\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let old = try await browser.plan(dropped.address)
                let other = try await browser.plan(dropped.address)
                let path = "/runs/\(old)/release"
                #expect(try await !browser.get(path).text.contains("by a later run"))
                #expect(try await browser.submit("/runs/\(other)/release").status == 303)
                try await browser.untilNobodyWorks(on: other)
                let page = try await browser.get(path).text
                #expect(page.contains("2 rows of this plan were written by a later run since the plan was made."))
                #expect(page.firstMatch(of: try Regex("<a href=\"/runs/\(other)\">[^<]+, run \(other)</a>")) != nil)
                #expect(page.contains("action=\"/runs/\(old)/again?form="), "\(page)")
                // Released all the same, its rows name the run that was quicker.
                #expect(try await browser.submit(path).status == 303)
                try await browser.untilNobodyWorks(on: old)
                let rows = try await console.history.ledger.rows(run: old, step: 1, afterLine: 0, limit: 9)
                let overtaken = try #require(
                    rows.first { $0.problem?.en.contains("now belongs to") == true },
                    "\(rows)"
                )
                let story = try await browser.get("/runs/\(old)/rows/1/\(overtaken.planned.row)").text
                #expect(story.contains("<a href=\"/runs/\(other)\">"), "\(story)")
                #expect(story.contains("The person who has it was written by"), "\(story)")
                // A key that another person has now may be the wrong one.
                let results = try await browser.get("/runs/\(old)/results").text
                // The list says it as the row's own page does, and of no id alone what it is of.
                let holder = try #require(overtaken.problem?.en.split(separator: " ").last)
                for page in [results, story] {
                    #expect(page.contains("now belongs to another person (id \(holder))"), "\(page)")
                    let link = "The person who has it was written by <a href=\"/runs/\(other)\">"
                    #expect(page.contains(link), "\(page)")
                }
                let chinese = try await browser.get("/runs/\(old)/results", headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("现属于其他人（ID \(holder)）"), "\(chinese)")
                // Of all rows of the cause it is said without the ids, which are several.
                for path in ["", "/results"] {
                    let cause = try await browser.get("/runs/\(old)" + path).text
                    let words = "mobile &#39;…&#39; was free and now belongs to another person · "
                    #expect(cause.contains(words) && !cause.contains("id another"), "\(cause)")
                }
                #expect(results.contains(">Correct these rows (2)</a>"), "\(results)")
            }
        }
    }

    @Test func `a release that nothing was sent of leads to the plan, and names no button that is not there`()
        async throws
    {
        try await withFolder { folder in
            let company = Project.folder + "/templates/company.yaml"
            let roster = RosterCommand(folder: folder)
            let place = folder + "/console"
            var last = 0
            _ = try await roster.serving("--database", "real.sqlite", "--company", company, "--rates", "off") { port in
                last = port
                try await ServedConsole.serving(place, access: access(port)) { console in
                    let browser = try await console.browser()
                    _ = try await browser.plan(try await browser.dropDepartments(2))
                }
            }
            // Nobody listens there any more.
            let port = last
            try await ServedConsole.serving(place, access: access(port)) { console in
                let browser = try await console.browser()
                let run = try #require(try await console.history.runs(limit: 1).first?.run)
                let answer = try await browser.submit("/runs/\(run)/release", "name=127.0.0.1%3A\(port)")
                if answer.status == 303 { try await browser.untilNobodyWorks(on: run) }
                let page = answer.status == 303 ? try await browser.get("/runs/\(run)").text : answer.text
                #expect(page.contains("role=\"alert\""), "\(page)")
                #expect(try await console.history.progress(of: run).confirmation == nil)
                #expect(!page.contains("&#39;Go on&#39;") && !page.contains(">Go on</button>"), "\(page)")
                #expect(page.contains(">Look at the plan, and release it</a>"), "\(page)")
            }
        }
    }

    private func access(_ port: Int) -> DirectoryAccess {
        DirectoryAccess(
            directory: "http://127.0.0.1:\(port)",
            appID: "cli_example",
            secretFile: nil,
            environment: ["ROSTER_APP_SECRET": "an-example-secret"]
        )
    }
}
