import Foundation
import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// How many rows a button counts that plans rows again, and how many its plan has.
struct RetryCountTests {
    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,12,0,1
        Cy,13,0,1

        """

    /// A run in which the rows of Bo and Cy did not succeed.
    private func withTwoOpen(
        _ console: ServedConsole,
        _ text: String? = nil
    ) async throws -> (sheet: SheetOnPages, run: String) {
        let dropped = try await SheetOnPages.drop(text ?? sheet, console)
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
        return (dropped, run)
    }

    @Test(arguments: [("", ""), ("/results", "rows=these")])
    func `a button counts the rows that its plan has, and none that is left out`(
        page: String,
        form: String
    ) async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await withTwoOpen(console)
                let browser = dropped.browser
                #expect(try await browser.get("/runs/\(run)" + page).text.contains(" (2)</button>"))
                let file = CorrectionFile("\(folder)/console/sheets/\(dropped.id)/corrections.csv")
                let out = SheetCorrection(time: "2026-12-01T09:00:00.000Z", row: 3, change: .leaveOut)
                try file.write(file.read() + [out])
                let text = try await browser.get("/runs/\(run)" + page).text
                #expect(text.contains(" (1)</button>") && !text.contains(" (2)</button>"), "\(text)")
                // A row that is left out is in no plan, and needs no correction; the grid has it all the same.
                #expect(text.contains(">Correct these rows (1)</a>"), "\(text)")
                let planned = try await browser.submit("/runs/\(run)/retry", form)
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                let plan = try #require(try await console.history.plan(of: next))
                #expect(plan.steps.map(\.rows) == [1], "\(plan)")
            }
        }
    }

    @Test func `rows beside those of a filter are planned though each of its own rows is left out`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await withTwoOpen(console)
                let file = CorrectionFile("\(folder)/console/sheets/\(dropped.id)/corrections.csv")
                let out = SheetCorrection(time: "2026-12-01T09:00:00.000Z", row: 3, change: .leaveOut)
                try file.write(file.read() + [out])
                let text = try await dropped.browser.get("/runs/\(run)/results?text=Bo").text
                #expect(text.contains("value=\"others\"") && !text.contains("value=\"these\""), "\(text)")
            }
        }
    }

    @Test func `where all rows are left out, no page names a button or a command that plans them again`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                // Cy waits for Bo, whose mobile is none.
                let (dropped, run) = try await withTwoOpen(console, SheetOnPages.withLeaders)
                let browser = dropped.browser
                for page in ["", "/results"] {
                    let text = try await browser.get("/runs/\(run)" + page).text
                    #expect(text.contains(/[Pp]ress &#39;Plan the(se)? rows again/), "\(page) \(text)")
                }
                let file = CorrectionFile("\(folder)/console/sheets/\(dropped.id)/corrections.csv")
                let out = [3, 4].map {
                    SheetCorrection(time: "2020-12-01T09:00:00.000Z", row: $0, change: .leaveOut)
                }
                try file.write(file.read() + out)
                for page in ["", "/results", "/results?text=Bo"] {
                    let text = try await browser.get("/runs/\(run)" + page).text
                    #expect(text.contains("take the row back on the page Problems of the sheet"), "\(page) \(text)")
                    #expect(!text.contains("ress &#39;") && !text.contains("roster retry"), "\(page) \(text)")
                    #expect(!text.contains("rows again (") && !text.contains("value=\"these\""), "\(page) \(text)")
                }
                let story = try await browser.get("/runs/\(run)/rows/1/3").text
                #expect(story.contains("This row is left out on the pages of the sheet, and in no plan"), "\(story)")
                #expect(!story.contains("ress &#39;"), "\(story)")
            }
        }
    }

    @Test func `once every row has succeeded since, nothing is said to be done about it`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let (dropped, run) = try await withTwoOpen(console)
                let browser = dropped.browser
                let file = CorrectionFile("\(folder)/console/sheets/\(dropped.id)/corrections.csv")
                let corrected = [(3, "12", "13800013165"), (4, "13", "13800013166")].map { row, old, new in
                    SheetCorrection(
                        time: "2020-12-01T09:00:00.000Z",
                        row: row,
                        change: .cell(column: SheetColumnName("mobile"), old: old, new: new)
                    )
                }
                try file.write(file.read() + corrected)
                let planned = try await browser.submit("/runs/\(run)/retry")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                #expect(try await browser.submit("/runs/\(next)/release").status == 303)
                try await browser.untilNobodyWorks(on: next)
                for page in ["", "/results"] {
                    let text = try await browser.get("/runs/\(run)" + page).text
                    #expect(
                        text.contains("is not a phone number") && !text.contains("class=\"remedy\""),
                        "\(page) \(text)"
                    )
                }
            }
        }
    }

    @Test func `the button of a retry from a file elsewhere counts and plans the rows of that file`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder + "/state/roster") { console in
                let (dropped, run) = try await withTwoOpen(console)
                let browser = dropped.browser
                let record = try await console.history.record(of: run)
                let failed = try #require(try RunFiles(of: record).all.first { $0.name.hasSuffix("failed.csv") })
                // One of the two rows.
                let lines = try String(contentsOfFile: failed.path, encoding: .utf8).split(whereSeparator: \.isNewline)
                #expect(lines.count == 3)
                let file = folder + "/hr.csv"
                try Data((lines.prefix(2).joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: file))
                let retried = try await RosterCommand(folder: folder).run("retry", run, "--input", file)
                let new = try #require(
                    try await console.history.ledger.lineage(of: run).first { $0.parent == run },
                    "\(retried.err)"
                )
                let results = try await browser.get("/runs/\(new.id)/results").text
                #expect(results.contains(">Plan these rows again (1)</button>"), "\(results)")
                let planned = try await browser.submit("/runs/\(new.id)/retry", "rows=these")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await browser.untilNobodyWorks(on: next)
                let plan = try #require(try await console.history.plan(of: next))
                #expect(plan.steps.map(\.rows) == [1], "\(plan)")
            }
        }
    }
}
