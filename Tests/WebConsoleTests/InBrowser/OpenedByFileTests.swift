import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// A browser that the console has opened comes by a file, which is a page of another origin.
    struct OpenedByFileTests {
        @Test func `is let in, and shown the page that was asked for`() async throws {
            let world = try BrowserWorld.current
            try await withFolder { folder in
                let address = await world.entrance() + "&amp;page=/sheets/new"
                let page =
                    "<!doctype html><title>Roster</title><meta http-equiv=\"refresh\" content=\"0; url=\(address)\">"
                try Data(page.utf8).write(to: URL(fileURLWithPath: folder + "/open.html"))
                try await world.driver.withBrowser { browser in
                    try await browser.open("file://\(folder)/open.html")
                    try await browser.wait(for: "the page") { try await !browser.findAll("form.drop").isEmpty }
                    #expect(try await browser.address == world.address("/sheets/new"))
                    try await browser.open(world.address("/"))
                    #expect(try await !browser.text.contains("does not know this browser"))
                }
            }
        }
    }
}
