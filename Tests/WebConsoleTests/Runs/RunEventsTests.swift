import NIOHTTP1
import Testing

/// The events of a run's page, for one that connects again.
struct RunEventsTests {
    @Test func `a page that connects again gets what is new, and nothing twice`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let run = try await browser.plan(try await browser.dropDepartments(40))
            // Nothing settles while the test looks.
            let slow = "on=latency&rate-latency=100&wait-latency=5000ms"
            #expect(try await browser.submit("/directory/faults", slow).status == 303)
            #expect(try await browser.submit("/runs/\(run)/release").status == 303)
            let events = "/runs/\(run)/events"
            let first = try await browser.firstEvent(events)
            let id = String(try #require(first.firstMatch(of: /id: ([^\n]+)\n/)).1)
            #expect(first.hasPrefix("event: part\n") && first.contains("data: <p role=\"status\""))
            let again = try await browser.firstEvent(events, after: id)
            #expect(again.hasPrefix(":") || !again.contains("id: \(id)\n"), "\(again)")
            for stale in ["planned-1-0", "", "nonsense"] {
                let whole = try await browser.firstEvent(events, after: stale)
                #expect(whole.hasPrefix("event: part\n") && whole.contains("</table>"), "\(stale): \(whole)")
            }
            #expect(try await browser.submit("/directory/faults", "reset=yes").status == 303)
            #expect(try await browser.submit("/runs/\(run)/stop").status == 303)
            try await browser.untilNobodyWorks(on: run)
            #expect(try await browser.firstEvent(events, after: id).hasPrefix("event: ended\n"))
        }
    }
}
