import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// Pictures for people to look at, in the folder that `ROSTER_SCREENSHOTS` names.
    @Suite(.enabled(if: Pictures.folder != nil, "ROSTER_SCREENSHOTS names no folder for pictures of the pages"))
    struct ScreenshotTests {
        @Test func `pictures of every page`() async throws {
            let world = try BrowserWorld.current
            let folder = try #require(Pictures.folder)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try await world.withEachPage { browser, page in
                for (name, isDark, width) in [("light", false, 1280), ("dark", true, 1280), ("narrow", false, 360)] {
                    try await browser.setMedia(isDark: isDark)
                    try await browser.setScreen(width: width, height: 800)
                    try await browser.open(world.address(page.path(world)))
                    let picture = try await browser.screenshot()
                    #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
                    try picture.write(to: URL(fileURLWithPath: "\(folder)/\(page.name)-\(name).png"))
                }
            }
        }
    }
}

/// Where pictures of pages go.
enum Pictures {
    static let folder = ProcessInfo.processInfo.environment["ROSTER_SCREENSHOTS"].flatMap { $0.isEmpty ? nil : $0 }
}
