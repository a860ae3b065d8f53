import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// What is demanded of every page.
    struct ShownPageTests {
        /// The screen of a telephone, and a desktop's window that is zoomed to 400 %.
        @Test(arguments: [(width: 360, scale: 2), (width: 320, scale: 4)])
        func `fits a narrow screen`(screen: (width: Int, scale: Int)) async throws {
            let world = try BrowserWorld.current
            try await world.withEachPage { browser, page in
                try await browser.setScreen(width: screen.width, height: 640, scale: screen.scale)
                try await browser.open(world.address(page.path(world)))
                let wide = try await browser.run(
                    """
                    for (const folded of document.querySelectorAll("details")) folded.open = true;
                    const page = document.documentElement;
                    if (page.scrollWidth <= page.clientWidth) return "";
                    return [...document.querySelectorAll("body *")]
                      .filter((part) => part.getBoundingClientRect().right > page.clientWidth && !part.closest(".wide"))
                      .map((part) => part.outerHTML.slice(0, 120)).join("\\n") || "wide";
                    """
                )
                #expect(wide == "", "\(page.name)")
                #expect(try await browser.run(Self.outOfSight).list.compactMap(\.text) == [], "\(page.name)")
            }
        }

        /// What the reader would have to look for: a table to write in that is wider than its box, and what has the focus
        /// and is not on the screen.
        private static let outOfSight = """
            const boxes = [...document.querySelectorAll(".wide:has(input:not([type=hidden]), select)")];
            const found = boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => `${box.ariaLabel} is wide`);
            const width = document.documentElement.clientWidth;
            const reached = "a[href], summary, :is(button, input:not([type=hidden]), select, textarea):enabled";
            for (const one of document.querySelectorAll(reached)) {
              one.focus();
              const { left, right, top, bottom } = one.getBoundingClientRect();
              const isSeen = left >= -1 && right <= width + 1 && top >= -1 && bottom <= innerHeight + 1;
              if (document.activeElement !== one || !isSeen) found.push(one.outerHTML.slice(0, 120));
            }
            return found;
            """

        @Test(arguments: [1280, 360])
        func `leaves room between buttons, fields and tables`(width: Int) async throws {
            let world = try BrowserWorld.current
            try await world.withEachPage { browser, page in
                try await browser.setScreen(width: width, height: 800)
                try await browser.open(world.address(page.path(world)))
                let close = try await browser.run(
                    """
                    for (const folded of document.querySelectorAll("details")) folded.open = true;
                    const fields = "button, .button, a.main, select, textarea, input:not([type=hidden], [type=checkbox])";
                    const parts = [...document.querySelectorAll(`main :is(${fields}, .wide, details, .problem)`)]
                      .filter((part) => !part.closest("table"));
                    const found = [];
                    for (const [place, one] of parts.entries()) for (const other of parts.slice(place + 1)) {
                      if (one.contains(other)) continue;
                      const [a, b] = [one, other].map((part) => part.getBoundingClientRect());
                      const gap = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
                      if (gap < 6) found.push([gap, one.outerHTML.slice(0, 100), other.outerHTML.slice(0, 100)].join(" "));
                    }
                    return found;
                    """
                )
                #expect(close.list.compactMap(\.text) == [], "\(page.name)")
            }
        }

        @Test func `is reached by the Tab key alone, and shows where it is`() async throws {
            let world = try BrowserWorld.current
            try await world.withEachPage { browser, page in
                try await browser.open(world.address(page.path(world)))
                let all = try await browser.run(
                    """
                    window.reached = new Set();
                    for (const folded of document.querySelectorAll("details")) folded.open = true;
                    // Of radio buttons that are one choice, Tab reaches one; arrows reach the others.
                    const groups = new Set();
                    return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
                        .filter((stop) => stop.type !== "radio" || !groups.has(stop.name) && groups.add(stop.name)).length;
                    """
                )
                let count = Int(all.number ?? 0)
                #expect(count >= 3, "\(page.name)")
                // An input of numbers or regions that scroll are further stops.
                for _ in 0..<count * 2 + 10 {
                    try await browser.press(.tab)
                    let unmarked = try await browser.run(
                        """
                        const here = document.activeElement;
                        if (here === document.body) return "";
                        if (here.matches("a[href], button, input, select, summary")) window.reached.add(here);
                        const style = getComputedStyle(here);
                        const isShown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                        return isShown ? "" : here.outerHTML.slice(0, 200);
                        """
                    )
                    #expect(unmarked.text == "", "\(page.name)")
                    if try await browser.run("return window.reached.size") == all { break }
                }
                let reached = try await browser.run("return window.reached.size")
                #expect(reached == all, "\(page.name)")
            }
        }

        @Test func `says the same without script`() async throws {
            let world = try BrowserWorld.current
            func text(_ page: ShownPage) -> String {
                """
                for (const part of document.querySelectorAll("\(page.ofTheMoment)")) part.remove();
                return document.querySelector("main").innerText;
                """
            }
            var said: [String: JSONValue] = [:]
            try await world.withEachPage { browser, page in
                try await browser.open(world.address(page.path(world)))
                said[page.name] = try await browser.run(text(page))
                #expect(said[page.name]?.text?.isEmpty == false, "\(page.name)")
                // Every action is a form that can be sent.
                let loose = try await browser.run("return document.querySelectorAll('button:not(form button)').length")
                #expect(loose == 0, "\(page.name)")
            }
            try await world.withBrowser { browser in
                try await browser.turnScriptOff()
                for page in ShownPage.all {
                    try await browser.open(world.address(page.path(world)))
                    let without = try await browser.run(text(page))
                    #expect(without == said[page.name], "\(page.name)")
                }
            }
        }

        @Test(arguments: [("zh-CN,zh", "zh-CN"), ("en-GB,en", "en")])
        func `speaks the browser's language`(language: (wish: String, lang: String)) async throws {
            let world = try BrowserWorld.current
            try await world.withEachPage(languages: language.wish) { browser, page in
                try await browser.open(world.address(page.path(world)))
                #expect(try await browser.find("html").attribute("lang") == language.lang)
                #expect(try await browser.findAll("h1").count == 1)
                #expect(try await browser.title.hasSuffix(" · Roster"))
                let title = try await browser.find("h1").text
                let hasHan = title.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
                // The name of a sheet or a job is its writer's.
                if language.lang == "zh-CN", !page.name.hasSuffix("run") { #expect(hasHan, "\(title)") }
            }
        }

        @Test func `moves nothing for readers who want no motion, loads nothing from elsewhere, and is small`()
            async throws
        {
            let world = try BrowserWorld.current
            try await world.withEachPage { browser, page in
                try await browser.setMedia(isDark: false, isMotionReduced: true)
                try await browser.open(world.address(page.path(world)))
                let moving = try await browser.run(
                    """
                    return [...document.querySelectorAll("*")].filter((part) => {
                      const style = getComputedStyle(part);
                      return [style.transitionDuration, style.animationDuration].some((time) => parseFloat(time) > 0);
                    }).length;
                    """
                )
                #expect(moving == 0, "\(page.name)")
                let loaded = try await browser.run(
                    "return performance.getEntriesByType('resource').map((one) => new URL(one.name).origin)"
                )
                #expect(loaded.list.allSatisfy { $0.text == world.address("") }, "\(page.name)")
                let bytes = try await browser.run(
                    "return new TextEncoder().encode(document.documentElement.outerHTML).length"
                )
                #expect(bytes.number.map { $0 <= 100_000 } == true, "\(page.name)")
            }
        }
    }
}
