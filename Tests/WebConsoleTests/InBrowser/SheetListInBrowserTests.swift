import NIOHTTP1
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// The list of the sheets that are here, on a telephone.
    struct SheetListInBrowserTests {
        @Test func `on a narrow screen a sheet takes few lines, and all of it is in sight`() async throws {
            let world = try BrowserWorld.current
            let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,1\n"
            let name = "Onboarding of all departments in December 2026.csv"
            let dropped = try await world.client.drop(Array(text.utf8), named: name)
            let sheet = try #require(dropped.headers["Location"].first)
            #expect(try await world.client.get(sheet + "/problems").status == 200)
            try await world.withBrowser { browser in
                try await browser.setScreen(width: 360, height: 800)
                try await browser.open(world.address("/sheets/new"))
                let row = "document.querySelector('a[href=\"\(sheet)\"]').closest('tr')"
                let height = try await browser.run("return \(row).getBoundingClientRect().height").number
                // The name in two lines, size and time in one, how far it is in one.
                #expect(height.map { $0 < 150 } == true, "\(String(describing: height))")
                let right = "Math.max(...[...\(row).cells].map((cell) => cell.getBoundingClientRect().right))"
                #expect(try await browser.run("return \(right)").number.map { $0 <= 360 } == true)
            }
        }
    }
}
