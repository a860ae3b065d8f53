import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// The page of values while the directory is slow to say what it has.
    struct AskedValuesInBrowserTests {
        private static let asking = "[role=status].state"

        /// A sheet with a department that the directory does not have, while each of its answers takes five seconds.
        private func slowly(_ body: (BrowserWorld, _ values: String) async throws -> Void) async throws {
            let world = try BrowserWorld.current
            let text = "姓名,手机号,部门\n丁一,13800013164,不存在的部门\n"
            let dropped = try await world.client.drop(
                Array(text.utf8),
                named: "asked \(UUID().uuidString.prefix(8)).csv"
            )
            let sheet = try #require(dropped.headers["Location"].first)
            let slow = "on=latency&rate-latency=100&wait-latency=5000ms"
            #expect(try await world.client.submit("/directory/faults", slow).status == 303)
            let result: Result<Void, any Error>
            do {
                try await body(world, world.address(sheet + "/values"))
                result = .success(())
            } catch {
                result = .failure(error)
            }
            #expect(try await hurry(world))
            try result.get()
        }

        private func hurry(_ world: BrowserWorld) async throws -> Bool {
            try await world.client.submit("/directory/faults", "reset=yes").status == 303
        }

        @Test func `says that the directory is asked, and shows its answer by itself`() async throws {
            try await slowly { world, values in
                try await world.withBrowser { browser in
                    try await browser.open(values)
                    #expect(try await browser.find(Self.asking).text.contains("asks the embedded directory"))
                    #expect(try await !browser.text.contains("不存在的部门"))
                    // A mark that only a page which was not loaded again can keep.
                    try await browser.run("window.isFirst = true")
                    #expect(try await hurry(world))
                    try await browser.wait(for: "the answer") {
                        try await browser.text.contains("1 value is not in the directory.")
                    }
                    #expect(try await browser.address == values)
                    #expect(try await browser.run("return window.isFirst ?? false").isTrue == false)
                }
            }
        }

        @Test func `the page of problems stays under a reader who has chosen a file, and says what the answer is`()
            async throws
        {
            try await slowly { world, values in
                let path = "\(world.folder)/chosen \(UUID().uuidString.prefix(8)).csv"
                try Data("姓名,手机号,部门\n".utf8).write(to: URL(fileURLWithPath: path))
                try await world.withBrowser { browser in
                    try await browser.open(values.replacing("/values", with: "/problems"))
                    #expect(try await browser.find("#answer").text.contains("The directory is asked"))
                    try await browser.find("#corrected").type(path)
                    try await browser.run("window.isFirst = true; document.getElementById('show-answer').focus()")
                    #expect(try await hurry(world))
                    try await browser.wait(for: "the answer") {
                        try await browser.find("#answer").text.contains("has answered: 1 more problem")
                    }
                    #expect(try await browser.run("return window.isFirst ?? false").isTrue)
                    let isChosen = "return document.getElementById('corrected').files.length === 1"
                    #expect(try await browser.run(isChosen).isTrue)
                    #expect(try await browser.run("return document.activeElement.id === 'show-answer'").isTrue)
                    #expect(try await browser.find("#show-answer").text == "Show it")
                }
            }
        }

        @Test func `without script the reader goes on, or loads the page again`() async throws {
            try await slowly { world, values in
                try await world.withBrowser { browser in
                    let reader = try await Reader(browser, by: .mouseWithoutScript)
                    try await browser.open(values)
                    #expect(try await browser.find(Self.asking).text.contains("asks the embedded directory"))
                    try await reader.press("main a[href$='ask=no']")
                    try await reader.wait(for: "main table")
                    #expect(try await browser.text.contains("has not been asked"))
                    try await browser.goBack()
                    #expect(try await browser.find(Self.asking).text.contains("asks the embedded directory"))
                    #expect(try await hurry(world))
                    try await reader.press("main a[href$='/values']")
                    try await browser.wait(for: "the answer") {
                        if try await browser.text.contains("1 value is not in the directory.") { return true }
                        try await browser.reload()
                        return false
                    }
                }
            }
        }
    }
}
