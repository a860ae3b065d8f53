import Foundation
import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What a page prints for a terminal does what its button does.
struct SameInTerminalTests {
    /// A run of which one row was corrected since, one matched, and one is wrong still.
    private func corrected(_ console: ServedConsole) async throws -> (sheet: SheetOnPages, run: String) {
        let text = """
            name,mobile,department_ids,employee_type
            Ada,13800013164,0,1
            Bo,12,0,1
            Cy,13800013166,无此部门,1
            Di,13,0,1

            """
        let dropped = try await SheetOnPages.drop(text, console)
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
        let grid = "/rows?" + GroupAddress(run: run).query
        let cell = try SheetOnPages.cell(3, 1, in: try await dropped.get(grid))
        #expect(try await dropped.post(grid, [(cell, "13800013165")]).status == 303)
        let match = [("column", "department_ids"), ("v无此部门", "0")]
        #expect(try await dropped.post("/values", match).status == 303)
        return (dropped, run)
    }

    /// The command that a page prints, as it is typed.
    private func command(on page: String) throws -> String {
        let code = try #require(page.matches(of: /<code>(roster [^<]*)<\/code>/).last, "\(page)").1
        return String(code).replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }

    /// What a plan would do with each row.
    private func plan(of run: String, _ console: ServedConsole) async throws -> [String] {
        let rows = try await console.history.ledger.rows(run: run, step: 1, afterLine: 0, limit: 99)
        return rows.map { row in
            let planned = row.planned
            return "\(planned.originRow) \(planned.action) \(planned.payload) \(planned.findings.map(\.code))"
        }
    }

    @Test func `the command of a run's page plans what its button plans`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder + "/state/roster") { console in
                let (dropped, run) = try await corrected(console)
                let page = try await dropped.browser.get("/runs/\(run)").text
                let typed = try command(on: page)
                #expect(page.contains("<details>\n<summary>For IT: the same in a terminal</summary>"), "\(page)")
                #expect(typed.hasPrefix("roster retry \(run) --job ") && !typed.contains("failed.csv"))
                #expect(page.contains("since then is taken") && !page.contains("Correct failed.csv"))
                var roster = RosterCommand(folder: folder)
                roster.isTyped = true
                // Nobody can say yes, so that the plan stays.
                let asked = try await roster.run(typed)
                #expect(asked.status == 2, "\(asked)")
                let lineage = try await console.history.ledger.lineage(of: run)
                let first = try #require(lineage.last { $0.parent == run }?.id)
                let byCommand = try await plan(of: first, console)

                let planned = try await dropped.browser.submit("/runs/\(run)/retry")
                let place = try #require(planned.headers["Location"].first, "\(planned.text)")
                let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
                try await dropped.browser.untilNobodyWorks(on: next)
                let byButton = try await plan(of: next, console)
                #expect(first != next && byCommand == byButton)
                #expect(byCommand.count == 3 && byCommand.filter { $0.contains("13800013165") }.count == 1)
            }
        }
    }

    @Test func `a job of another sheet, or beside a file, is refused before anything is planned`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder + "/state/roster") { console in
                let (dropped, run) = try await corrected(console)
                let other = try await SheetOnPages.drop("name,mobile\nEd,13800013170\n", console)
                _ = try await other.get("/columns")
                let sheets = folder + "/state/roster/console/sheets"
                let roster = RosterCommand(folder: folder)
                let wrong = try await roster.run("retry", run, "--job", "\(sheets)/\(other.id)/job.yaml")
                #expect(wrong.status == 2 && wrong.err.contains("its rows may be others"), "\(wrong)")
                let own = "\(sheets)/\(dropped.id)/job.yaml"
                let both = try await roster.run("retry", run, "--job", own, "--input", own)
                #expect(both.status == 2 && both.err.contains("give one of them"), "\(both)")
                #expect(try await console.history.ledger.lineage(of: run).count == 1)
                #expect(!FileManager.default.fileExists(atPath: folder + "/state/roster/console/retries"))
            }
        }
    }

    @Test func `a console with a ledger of its own names it in the command`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder, repeatedLedger: "/srv/ledger.db") { console in
                let (dropped, run) = try await corrected(console)
                let typed = try command(on: try await dropped.browser.get("/runs/\(run)").text)
                #expect(typed.hasPrefix("roster retry --ledger /srv/ledger.db \(run) --job "), "\(typed)")
            }
        }
    }
}
