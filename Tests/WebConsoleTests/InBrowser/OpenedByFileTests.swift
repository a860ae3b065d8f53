import TestSupport
import Testing
import WebConsole

extension ConsoleInBrowserTests {
    /// A browser that the console has opened comes by a file, which is a page of another origin.
    struct OpenedByFileTests {
        @Test func `is let in, and shown the page that was asked for`() async throws {
            let world = try BrowserWorld.current
            try await withFolder { folder in
                let screen = try OpenedScreen(in: folder)
                let opener = BrowserOpener(
                    environment: screen.environment,
                    places: BrowserOpener.Places(folder: folder + "/open", home: nil)
                )
                opener.note(await world.entrance() + "&page=/sheets/new")
                defer { opener.end() }
                let file = try screen.given().file
                try await world.driver.withBrowser { browser in
                    try await browser.open("file://\(file)")
                    try await browser.wait(for: "the page") { try await !browser.findAll("form.drop").isEmpty }
                    #expect(try await browser.address == world.address("/sheets/new"))
                    try await browser.open(world.address("/"))
                    #expect(try await !browser.text.contains("does not know this browser"))
                }
            }
        }
    }
}
