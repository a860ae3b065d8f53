import NIOHTTP1
import TestSupport
import Testing

/// Who releases a run, or looks why its rows fail, sees which faults the embedded directory has.
struct FaultNoteTests {
    @Test func `the release of a plan and the page of a run say which faults are on, and lead to them`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                let run = try await browser.plan(try await browser.dropDepartments(3))
                let pages = ["/runs/\(run)/release", "/runs/\(run)"]
                let note = "switched on in the embedded directory"
                for path in pages { #expect(try await !browser.get(path).text.contains(note)) }
                let on = "on=latency&rate-latency=20&wait-latency=200ms&on=server_error&rate-server_error=5"
                #expect(try await browser.submit("/directory/faults", on).status == 303)
                for path in pages {
                    let page = try await browser.get(path).text
                    #expect(
                        page.contains("2 faults are \(note)")
                            && page.contains("Slow answers (20 %), Server errors (5 %)")
                    )
                    #expect(page.contains("<a href=\"/directory#faults\">"))
                }
                let chinese = try await browser.get(pages[0], headers: ["Accept-Language": "zh"]).text
                #expect(chinese.contains("内置目录打开了 2 种故障") && chinese.contains("应答缓慢（20 %）、服务器错误（5 %）"))
                #expect(try await browser.submit("/directory/faults", "").status == 303)
                for path in pages { #expect(try await !browser.get(path).text.contains(note)) }
            }
        }
    }
}
