import Testing

@testable import WebConsole

struct PageValueTests {
    private struct Page {
        let problem = "of the page"
        let rows = [Row(problem: nil), Row(problem: "of the row")]
        let found: Row? = nil
        let names = ["a", "b"]
    }

    private struct Row {
        let problem: String?
    }

    @Test func `a property that is nil is there, and is not looked for in what is around`() throws {
        let page = PageValue(Page())
        #expect(page.child(named: "problem") as? String == "of the page")
        let rows = try #require(page.child(named: "rows") as? [Any])
        let first = try #require(rows[0] as? PageValue)
        #expect(first.child(named: "problem") != nil && first.child(named: "problem") as? String == nil)
        #expect((rows[1] as? PageValue)?.child(named: "problem") as? String == "of the row")
        #expect(page.child(named: "found") != nil && page.child(named: "found") as? PageValue == nil)
    }

    @Test func `what a value does not have is looked for in what is around`() {
        #expect(PageValue(Row(problem: "x")).child(named: "names") == nil)
        #expect((PageValue(Page()).child(named: "names") as? [Any])?.compactMap { $0 as? String } == ["a", "b"])
    }
}
