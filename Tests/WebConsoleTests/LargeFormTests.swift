import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

struct LargeFormTests {
    @Test(arguments: ["/exports", "/directory/faults", "/directory/clock"])
    func `a form that is larger than any of the pages is refused, and no disk is blamed`(path: String) async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            _ = try await browser.get("/directory/people")
            let text = "within=" + String(repeating: "x", count: FormBody.limitBytes)
            let page = try await browser.submit(path, text)
            #expect(page.status == 413 && page.text.contains("larger than 4 MiB") && !page.text.contains("disk"))
        }
    }

    @Test func `a form that is larger than a page is read`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("department_id,name\nd1,One\nd2,\n", console)
            let planned = try await dropped.browser.plan(dropped.address)
            // A name that nobody has, in a field of the largest size that a person would paste.
            let long = String(repeating: "x", count: 300_000)
            let released = try await dropped.browser.submit("/runs/\(planned)/release", "name=\(long)")
            #expect(released.status == 303)
        }
    }
}
