import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// Every page, light and dark, wide and narrow, by axe-core's rules of WCAG 2.2 levels A and AA.
    @Suite(.enabled(if: Axe.path != nil, Comment(rawValue: Axe.absence)))
    struct AccessibilityTests {
        @Test func `keeps every rule of WCAG A and AA`() async throws {
            let world = try BrowserWorld.current
            let axe = try Axe()
            try await world.withEachPage { browser, page in
                for (isDark, width) in [(false, 1280), (true, 1280), (false, 360), (true, 360)] {
                    try await browser.setMedia(isDark: isDark)
                    try await browser.setScreen(width: width, height: 900)
                    try await browser.open(world.address(page.path(world)))
                    let (rules, violations) = try await axe.look(at: browser)
                    #expect(rules > 10)
                    #expect(violations == [], "\(page.name), \(isDark ? "dark" : "light"), \(width) px")
                }
            }
        }

        /// Else a page without violations says nothing.
        @Test func `axe-core finds what is wrong`() async throws {
            let world = try BrowserWorld.current
            try await world.withBrowser { browser in
                try await browser.run(
                    """
                    document.querySelector("main").innerHTML =
                      '<input type="text"><p style="color: #aaa; background: #bbb">pale</p>';
                    """
                )
                let found = try await Axe().look(at: browser).violations
                #expect(found.contains { $0.hasPrefix("label:") })
            }
        }
    }
}

/// The checker of accessibility that the environment names.
struct Axe {
    static let path = ProcessInfo.processInfo.environment["ROSTER_AXE"].flatMap { $0.isEmpty ? nil : $0 }
    static let absence =
        "ACCESSIBILITY NOT CHECKED: ROSTER_AXE does not name axe.min.js, which the PyPI package axe-playwright-python has"

    private let source: String

    init() throws { source = try String(contentsOfFile: try #require(Self.path), encoding: .utf8) }

    /// How many rules were kept, and what broke one: the rule, and the elements.
    func look(at browser: BrowserSession) async throws -> (rules: Int, violations: [String]) {
        _ = try await browser.run(source)
        let found = try await browser.runAwaiting(
            """
            const done = arguments[arguments.length - 1];
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
            window.axe.run(document, { runOnly: { type: "tag", values: tags } }).then((found) => done({
              rules: found.passes.length,
              violations: found.violations.map((one) =>
                `${one.id}: ${one.help}: ` + one.nodes.map((node) => node.html.slice(0, 200) + " " +
                  node.any.map((why) => why.message).join("; ")).join(" | ")),
            }), (error) => done({ rules: 0, violations: [String(error)] }));
            """
        )
        return (Int(found["rules"].number ?? 0), found["violations"].list.compactMap(\.text))
    }
}
