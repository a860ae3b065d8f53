import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// The rows of a run in the grid of their sheet: why each did not succeed, and what has become of it since.
struct TriedRowsTests {
    private let header = "name,mobile,email,department_ids,employee_type,en_name,nickname,city,join_time,job_title"

    /// Releases a sheet, and gives the address of the grid of its rows that did not succeed.
    private func released(
        _ text: String,
        _ console: ServedConsole
    ) async throws -> (
        sheet: SheetOnPages, run: String, grid: String
    ) {
        let dropped = try await SheetOnPages.drop(text, console)
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
        return (dropped, run, "/rows?" + GroupAddress(run: run).query)
    }

    private func row(_ number: Int, of page: String) throws -> String {
        let pattern = try Regex("(?s)<tr id=\"row\(number)\">.*?</tr>")
        return String(try #require(page.firstMatch(of: pattern)?.output[0].substring))
    }

    @Test func `each row says why it did not succeed, and shows the column that this is about`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                // The last columns of a wide sheet are wrong.
                let rows =
                    "Ada,13800013164,,0,1,,,,,\nBo,13800013165,,0,1,,,,99/99/2026,\nCy,13800013166,,无此部门,1,,,,,\n"
                let (dropped, _, grid) = try await released("\(header)\n\(rows)", console)
                let page = try await dropped.get(grid)
                let (bo, cy) = (try row(3, of: page), try row(4, of: page))
                #expect(bo.contains("<span class=\"badge bad\">invalid</span>") && bo.contains("Join date: "), "\(bo)")
                #expect(bo.contains("name=\"c3.8.") && bo.contains("value=\"99/99/2026\""))
                #expect(bo.matches(of: /aria-invalid="true"/).count == 1 && bo.contains("class=\"remedy\""))
                // Only the directory knows that: the check of the sheet has nothing to say.
                #expect(cy.contains("Departments: ") && cy.contains("无此部门") && cy.contains("name=\"c4.3."), "\(cy)")
                #expect(!bo.contains("corrected since") && !cy.contains("corrected since"))
                let chinese = try await dropped.browser.get(
                    dropped.address + grid,
                    headers: ["Accept-Language": "zh"]
                )
                #expect(try row(3, of: chinese.text).contains("有误"))
            }
        }
    }

    @Test func `what the directory has refused stands with its code in the row, and its column is shown`() async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "\(header)\nAda,13800013164,ada@example.com,0,1,,,,,\nBo,13800013165,,0,1,,,,,\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let run = try await dropped.browser.plan(dropped.address)
                // Somebody else gets the number between the plan and its release.
                _ = try await released("\(header)\nEve,13800013165,,0,1,,,,,\n", console)
                #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
                try await dropped.browser.untilNobodyWorks(on: run)
                let page = try await dropped.get("/rows?" + GroupAddress(run: run).query)
                let bo = try row(3, of: page)
                let rows = try await console.history.ledger.rows(run: run, step: 1, afterLine: 0, limit: 9)
                let failed = try #require(rows.first { $0.planned.row == 3 })
                #expect(failed.outcome == .failed)
                #expect(bo.contains("<span class=\"badge bad\">failed</span>"), "\(bo)")
                #expect(bo.contains("<code>\(failed.code ?? "?")</code>") && bo.contains("class=\"remedy\""), "\(bo)")
                #expect(!bo.contains("createUser"), "\(bo)")
                let mobile = try #require(bo.firstMatch(of: /<input name="c3\.1\.[^>]*>/), "\(bo)").0
                #expect(mobile.contains("aria-invalid=\"true\""), "\(bo)")
            }
        }
    }

    @Test func `a row that was corrected since the run says so until it is sent`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text =
                    "name,mobile,department_ids,employee_type\nAda,12,0,1\nBo,13,0,1\nCy,13800013166,无此部门,1\nDi,13800013167,0,1\n"
                let (dropped, run, grid) = try await released(text, console)
                let words = "corrected since, not sent yet"
                let before = try await dropped.get(grid)
                #expect(!before.contains(words) && before.contains("Rows 1 to 3 of 3."))
                let cell = (try SheetOnPages.cell(2, 1, in: before), "13800013164")
                #expect(try await dropped.post(grid, [cell]).status == 303)
                let match = [("column", "department_ids"), ("v无此部门", "0")]
                #expect(try await dropped.post("/values", match).status == 303)
                let after = try await dropped.get(grid)
                #expect(try row(2, of: after).contains(words) && row(4, of: after).contains(words))
                #expect(try !row(3, of: after).contains(words))
                // What was wrong is still said, and no longer marked as wrong.
                #expect(try row(2, of: after).contains("Mobile: ") && !row(2, of: after).contains("aria-invalid"))

                // A plan alone sends nothing.
                let planned = try await dropped.browser.submit("/runs/\(run)/retry")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await dropped.browser.untilNobodyWorks(on: next)
                let waiting = try await dropped.get(grid)
                #expect(try row(2, of: waiting).contains(words) && row(2, of: waiting).contains("Mobile: "))
                #expect(try await dropped.browser.submit("/runs/\(next)/release").status == 303)
                try await dropped.browser.untilNobodyWorks(on: next)
                let end = try await dropped.get(grid)
                #expect(end.contains("Rows 1 to 1 of 1.") && !end.contains(words), "\(end)")
                #expect(try row(3, of: end).contains(">invalid</span>"))
            }
        }
    }

    @Test(arguments: [(RowState.sending, true), (.accepted, true), (.planned, false)])
    func `a row whose end nobody knows is marked otherwise than one that has failed`(state: RowState, isUnknown: Bool) {
        var planned = PlannedRow(
            line: 2,
            row: 2,
            originRow: 2,
            matchKey: "m",
            action: .create,
            record: ["Ada", "13800013164"]
        )
        planned.payload = "{}"
        let job = JobDefinition(job: "x")
        let run = RunRecord(id: "r1", definition: job, started: 1, out: "", base: "")
        let row = LedgerRow(planned: planned, state: state, phase: 1, attempts: 1, generation: 1)
        let step = StepDefinition(subject: .people, source: "x.csv", match: "mobile")
        let sheet = TriedSheet(header: ["name", "mobile"], step: step)
        let open = OpenRow(row: row, run: run, header: ["name", "mobile"])
        let tried = sheet.row(open, now: ["Ada", "13800013164"])
        let note = RunRowNote(tried, .people, PageFrame(language: .english, place: .sheets))
        #expect(!tried.isCorrected && tried.isUnknown == isUnknown)
        #expect(note.kind == (isUnknown ? "warn" : "bad"))
        #expect(note.unknown?.contains("may have been written") == (isUnknown ? true : nil))
        #expect(sheet.row(open, now: ["Ada", "13800013165"]).isCorrected)
        #expect(!sheet.row(open, now: nil).isCorrected)
    }

    @Test func `a cell of the grid is as wide as its value, and one that is wider has it whole in its title`()
        async throws
    {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let long = "a.very.long.mailbox.name.that.goes.on.and.on.and.on@example.com"
                let text =
                    "name,mobile,email,department_ids,employee_type\nAda Lovelace of London,12,\(long),0,1\nBo,13800013165,,0,1\n"
                let (dropped, _, grid) = try await released(text, console)
                let bo = try row(2, of: try await dropped.get(grid))
                #expect(bo.contains("value=\"Ada Lovelace of London\" size=\"24\""), "\(bo)")
                #expect(bo.contains("size=\"40\" title=\"\(long)\""), "\(bo)")
            }
        }
    }
}
