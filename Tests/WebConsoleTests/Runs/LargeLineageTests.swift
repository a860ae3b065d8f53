import Foundation
import JobEngine
import JobModel
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What the pages of a run of more than five thousand rows say once rows of it have succeeded in a retry, or are left out.
struct LargeLineageTests {
    /// Ada in row 2 is right, Bo in row 3 and all after that have no mobile that is one.
    private static let sheet =
        "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\nBo,3,0,1\n"
        + (4...5003).map { "P\($0),\($0),0,1\n" }.joined()

    /// The page once nobody looks at rows for it any more, and how it was before.
    private func looked(_ address: String, _ browser: Browser) async throws -> (before: String, text: String) {
        let before = try await browser.get(address).text
        var text = before
        while let events = text.firstMatch(of: /data-events="([^"]*looked-at)"/)?.1 {
            _ = try await browser.get(String(events))
            text = try await browser.get(address).text
        }
        return (before, text)
    }

    /// Presses a button that plans rows again, and gives the run once its plan is made.
    private func retried(_ run: String, _ fields: String, _ browser: Browser) async throws -> String {
        var place = try await browser.submit("/runs/\(run)/retry", fields).headers["Location"].first ?? ""
        while place.contains("/runs/\(run)/retry") {
            _ = try await browser.get("/runs/\(run)/looked-at")
            place = try await browser.get(place.replacing("&amp;", with: "&")).headers["Location"].first ?? ""
        }
        let next = String(try #require(place.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
        try await browser.untilNobodyWorks(on: next)
        return next
    }

    @Test func `a large run says which rows have succeeded since, and counts none that is left out`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(Self.sheet, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let file = CorrectionFile("\(folder)/console/sheets/\(dropped.id)/corrections.csv")
                let change = SheetCorrection.Change.cell(
                    column: SheetColumnName("mobile"),
                    old: "3",
                    new: "13800013165"
                )
                try file.write([SheetCorrection(time: "2020-12-01T09:00:00.000Z", row: 3, change: change)])
                let next = try await retried(run, "text=Bo&rows=these", browser)
                #expect(try await browser.submit("/runs/\(next)/release").status == 303)
                try await browser.untilNobodyWorks(on: next)

                // Of the rows that are shown it is known before all others are looked at.
                let results = try await looked("/runs/\(run)/results", browser)
                for text in [results.before, results.text] {
                    #expect(
                        text.matches(of: /<small>succeeded since, in a later run<\/small>/).count == 1,
                        "\(text.prefix(4000))"
                    )
                }
                let said = "Of the 5001 rows that did not succeed in this run, 1 has succeeded since"
                #expect(results.text.contains(said))
                #expect(results.text.contains("did not succeed here, succeeded since</th><td class=\"number\">1</td>"))
                #expect(results.text.contains(">Plan these rows again (5000)</button>"))
                #expect(try await looked("/runs/\(run)", browser).text.contains("did not succeed (5000)</button>"))
                let own = try await looked("/runs/\(next)/results", browser).text
                #expect(own.contains("5000 rows of this wave that other runs have tried have not succeeded yet."))
                #expect(!own.contains("Plan these rows again"))

                let out = SheetCorrection(time: "2020-12-01T10:00:00.000Z", row: 4, change: .leaveOut)
                try file.write(file.read() + [out])
                for (page, words) in [("", "that did not succeed"), ("/results", "Plan these rows again")] {
                    let text = try await looked("/runs/\(run)" + page, browser).text
                    #expect(text.contains("\(words) (4999)</button>"), "\(page) \(text.prefix(4000))")
                    // How many of very many rows have to be corrected, nobody waits for.
                    #expect(text.contains(">Correct these rows</a>"))
                    #expect(text.contains("1 row of these is left out on the pages of the sheet"))
                }
                let last = try await retried(run, "", browser)
                #expect(try await console.history.plan(of: last)?.steps.map(\.rows) == [4999])
            }
        }
    }
}
