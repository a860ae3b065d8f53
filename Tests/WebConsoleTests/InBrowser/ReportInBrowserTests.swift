import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// `report.html`, opened as the file that it is.
    struct ReportInBrowserTests {
        @Test(arguments: [
            ("en", "en", "287 of 314 rows succeeded", "Rows that did not succeed"),
            ("zh", "zh-CN", "314 行中 287 行成功", "未成功的行"),
        ])
        func `opens without a console, in both languages, and fits a narrow screen`(
            language: (option: String, lang: String, success: String, list: String)
        ) async throws {
            let world = try BrowserWorld.current
            let out = "\(world.folder)/reports-\(language.option)"
            let written = try await RosterCommand(folder: world.folder)
                .run("results", world.importRun, "--out", out, "--lang", language.option)
            #expect(written.status == 0, "\(written.err)")
            try await world.driver.withBrowser { browser in
                for width in [1280, 320] {
                    try await browser.setScreen(width: width, height: 800)
                    try await browser.open("file://\(out)/\(world.importRun)/report.html")
                    let text = try await browser.text
                    #expect(text.contains(language.success) && text.contains(language.list), "\(text)")
                    #expect(try await browser.find("html").attribute("lang") == language.lang)
                    #expect(try await browser.findAll("script, img, link, iframe, form").isEmpty)
                    let isWide = try await browser.run(
                        "return document.documentElement.scrollWidth > document.documentElement.clientWidth"
                    )
                    #expect(!isWide.isTrue, "\(width)")
                    // Neither the page nor its style has had the browser fetch anything.
                    let fetched = try await browser.run(
                        "return performance.getEntriesByType('resource').map((one) => one.name)"
                    )
                    #expect(fetched.list.isEmpty, "\(fetched)")
                    guard Axe.path != nil else { continue }
                    for isDark in [false, true] {
                        try await browser.setMedia(isDark: isDark)
                        let found = try await Axe().look(at: browser)
                        #expect(found.rules > 10 && found.violations == [], "\(language.option), \(width)")
                    }
                }
                let seen = try await browser.text
                try await browser.turnScriptOff()
                try await browser.reload()
                #expect(try await browser.text == seen)
            }
        }
    }
}
