import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// Pictures for people to look at, in the folder that `ROSTER_SCREENSHOTS` names.
    @Suite(.enabled(if: Pictures.folder != nil, "ROSTER_SCREENSHOTS names no folder for pictures of the pages"))
    struct ScreenshotTests {
        @Test(arguments: [("en-GB,en", ""), ("zh-CN,zh", "-zh")])
        func `pictures of every page`(languages: String, ending: String) async throws {
            let world = try BrowserWorld.current
            try await world.withEachPage(languages: languages) { browser, page in
                for (name, isDark, width) in [("light", false, 1280), ("dark", true, 1280), ("narrow", false, 360)] {
                    try await browser.setMedia(isDark: isDark)
                    try await browser.setScreen(width: width, height: 800)
                    try await browser.open(world.address(page.path(world)))
                    try await Pictures.take("\(page.name)-\(name)\(ending)", of: browser)
                }
            }
        }

        /// Shows a folder as a person's and not as a test's.
        private func rename(_ folder: String, in browser: BrowserSession) async throws {
            try await browser.run(
                """
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll(arguments[0], "/home/hr");
                """,
                [.text(folder)]
            )
        }

        @Test func `pictures of the manual`() async throws {
            let world = try BrowserWorld.current
            try await world.withBrowser { browser in
                for picture in ManualPicture.all {
                    try await browser.open(world.address(picture.page(world)))
                    try await rename(world.folder, in: browser)
                    try await Pictures.takeForManual(picture.name, of: browser)
                }
            }
        }
    }
}

/// Pictures of pages, where somebody wants them.
enum Pictures {
    static let folder = ProcessInfo.processInfo.environment["ROSTER_SCREENSHOTS"].flatMap { $0.isEmpty ? nil : $0 }

    static func take(_ name: String, of browser: BrowserSession, isWhole: Bool = true) async throws {
        guard let folder else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let picture = try await browser.screenshot(isWhole: isWhole)
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try picture.write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }

    /// The first screen of a page, as the manual has it.
    static func takeForManual(_ name: String, of browser: BrowserSession, height: Int = 700) async throws {
        try await browser.setMedia(isDark: false)
        try await browser.setScreen(width: 1000, height: height)
        try await take(name, of: browser, isWhole: false)
    }
}
