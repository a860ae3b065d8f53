import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// Columns of one name are known by that name alone: what is chosen of one would be chosen of all.
struct SameNameColumnsTests {
    @Test func `one of two columns of a name is not passed over, and the page says what to do`() async throws {
        try await ServedConsole.with { console in
            let text = "姓名,手机号,手机号\n丁一,13800013164,13800013165\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("Rename one of them in the sheet, and drop the sheet again."))
            #expect(!problems.contains("that the other is passed over"))
            let before = try dropped.file("job.yaml", console)
            let refused = try await dropped.post("/columns", [("m2", "-")])
            #expect(refused.status == 400 && refused.text.contains("several columns are called &#39;手机号&#39;"))
            #expect(refused.text.contains("Rename one of them in the sheet, and drop the sheet again"))
            #expect(try dropped.file("job.yaml", console) == before)
            // The same for all of them can be said.
            #expect(try await dropped.post("/columns", [("m1", "-"), ("m2", "-")]).status == 303)
            #expect(try dropped.file("job.yaml", console).contains("手机号"))
        }
    }
}
