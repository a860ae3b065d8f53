import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// Two tabs of one browser that correct the same cell.
    struct TwoTabsInBrowserTests {
        private static let cell = "table[data-grid] input[aria-invalid=true]"

        @Test func `the second of two tabs sees what the first has written into its cell, and can choose`() async throws
        {
            let world = try BrowserWorld.current
            let text = "name,mobile,department_ids,employee_type\nAda,1380013,0,1\nBo,13800022866,0,1\n"
            let dropped = try await world.client.drop(Array(text.utf8), named: "two tabs.csv")
            let sheet = try #require(dropped.headers["Location"].first)
            let problems = try await world.client.get(sheet + "/problems").text
            let rows = world.address(
                try SheetOnPages.rows(of: "mobile", in: problems).replacing("?", with: sheet + "/rows?")
            )
            try await world.withBrowser { browser in
                let first = try await browser.tab
                try await browser.open(rows)
                let second = try await browser.openTab()
                try await browser.show(second)
                try await browser.open(rows)
                try await browser.show(first)
                try await write("13800013164", in: browser)
                try await browser.wait(for: "the checked row") { try await browser.findAll(Self.cell).isEmpty }
                // The other tab shows the cell as it was.
                try await browser.show(second)
                try await write("13800013165", in: browser)
                try await browser.wait(for: "what the first has written") {
                    try await !browser.findAll(".problem form button").isEmpty
                }
                let problem = try await browser.find(".problem").text
                #expect(problem.contains("13800013164") && problem.contains("13800013165"))
                // What the first has written stands in the row until the reader chooses.
                #expect(try await corrections(of: sheet, world).contains("1380013,13800013164"))
                #expect(try await !corrections(of: sheet, world).contains("13800013165"))
                try await browser.find(".problem form button").click()
                try await browser.wait(for: "the page without the problem") {
                    try await browser.findAll(".problem").isEmpty
                }
                #expect(try await corrections(of: sheet, world).contains("13800013164,13800013165"))
            }
        }

        /// Corrects the cell that is wrong, as the keyboard does.
        private func write(_ number: String, in browser: BrowserSession) async throws {
            let field = try await browser.find(Self.cell)
            try await field.clear()
            try await field.type(number)
            try await browser.press(.enter)
        }

        private func corrections(of sheet: String, _ world: BrowserWorld) async throws -> String {
            let path = "\(world.console.stateFolder)/console\(sheet)/corrections.csv"
            return try String(contentsOfFile: path, encoding: .utf8)
        }
    }
}
