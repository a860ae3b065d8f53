import TestSupport
import Testing

/// Rows that are invalid because they share a value, of which one may be taken out.
struct TwinRowsTests {
    @Test func `that a row is planned once its twin is out is said where it is taken out`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let text = "department_id,name\nd1,One\nd2,Two\nd2,Three\nd3,\n"
                let dropped = try await SheetOnPages.drop(text, console)
                let browser = dropped.browser
                let run = try await browser.plan(dropped.address)
                #expect(try await browser.submit("/runs/\(run)/release").status == 303)
                try await browser.untilNobodyWorks(on: run)
                let said = "Where one of them is taken out, the other is planned"
                let some = try await browser.get("/runs/\(run)/results?text=Three").text
                #expect(some.contains("Take these rows out") && some.contains(said), "\(some)")
                // Where no row can be taken out nothing is said of it.
                #expect(try await !browser.get("/runs/\(run)/results").text.contains(said))
            }
        }
    }
}
