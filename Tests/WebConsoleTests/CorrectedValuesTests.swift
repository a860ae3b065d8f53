import JobEngine
import JobSession
import TestSupport
import Testing

@testable import WebConsole

/// The story of a row says what was sent, and what the file has where that was corrected.
struct CorrectedValuesTests {
    @Test func `a cell that was corrected shows what the file has`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop("department_id,name\nd1,Sales\nd2,Sal/es\n", console)
                let rows = "/rows?kind=finding&code=name.malformed&column=name"
                let problems = try await dropped.get("/problems")
                let query = problems.contains("column=name") ? try SheetOnPages.rows(of: "name", in: problems) : rows
                let grid = try await dropped.get("/rows" + query.drop { $0 != "?" })
                let cell = try SheetOnPages.cell(3, 1, in: grid)
                _ = try await dropped.post("/rows" + query.drop { $0 != "?" }, [(cell, "Selling")])
                let run = try await dropped.browser.plan(dropped.address)
                let story = try await dropped.browser.get("/runs/\(run)/rows/1/3").text
                #expect(story.contains("<h2>As it would be sent</h2>"), "\(story)")
                #expect(story.contains("Selling<br><small>in the file: Sal/es</small>"), "\(story)")
                #expect(try await !dropped.browser.get("/runs/\(run)/rows/1/2").text.contains("in the file:"))
            }
        }
    }
}
