import TestSupport
import Testing

extension ConsoleInBrowserTests {
    struct PlotNamesTests {
        /// A desktop's window, the screen of a telephone, and a window that is zoomed to 400 %.
        @Test(arguments: [(width: 1280, scale: 1), (width: 360, scale: 2), (width: 320, scale: 4)])
        func `what stands at the plots of runs can be read on every screen`(
            screen: (width: Int, scale: Int)
        ) async throws {
            let world = try BrowserWorld.current
            for languages in ["en-GB,en", "zh-CN,zh"] {
                try await world.withBrowser(languages: languages) { browser in
                    try await browser.setScreen(width: screen.width, height: 640, scale: screen.scale)
                    try await browser.open(world.address("/"))
                    #expect(try await browser.findAll("figure > svg").count >= 1)
                    let unreadable = try await PlotNames.unreadable(in: browser)
                    #expect(unreadable.isEmpty, "\(languages): \(unreadable)")
                }
            }
        }
    }
}
