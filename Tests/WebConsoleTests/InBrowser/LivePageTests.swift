import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// A run's page while the run is at work: it follows by server-sent events.
    struct LivePageTests {
        /// Keeps every stream of events that the page opens, to be looked at by the test.
        private static let watching = """
            window.streams = [];
            window.EventSource = class extends EventSource {
              constructor(address) {
                super(address);
                window.streams.push(this);
                this.ids = [];
                this.addEventListener("part", (event) => this.ids.push(event.lastEventId));
              }
            };
            """

        /// Releases a run that takes as long as the test: each call waits.
        private func atWork(_ body: (BrowserWorld, String) async throws -> Void) async throws {
            let world = try BrowserWorld.current
            let client = world.client
            let sheet = try await client.dropDepartments(40, prefix: "live\(UInt32.random(in: 0 ... .max))-")
            let run = try await client.plan(sheet)
            let slow = "on=latency&rate-latency=100&wait-latency=1000ms"
            #expect(try await client.submit("/directory/faults", slow).status == 303)
            #expect(try await client.submit("/runs/\(run)/release").status == 303)
            do {
                try await body(world, run)
            } catch {
                try await settle(run, client)
                throw error
            }
            try await settle(run, client)
        }

        private func settle(_ run: String, _ client: Browser) async throws {
            #expect(try await client.submit("/directory/faults", "reset=yes").status == 303)
            // It may have come to its end by itself.
            _ = try await client.submit("/runs/\(run)/stop")
            try await client.untilNobodyWorks(on: run)
        }

        private func watch(_ browser: BrowserSession, _ address: String) async throws {
            try await browser.command("Page.addScriptToEvaluateOnNewDocument", ["source": .text(Self.watching)])
            try await browser.open(address)
            try await browser.wait(for: "a part") { try await parts(0, in: browser) > 0 }
        }

        private func parts(_ stream: Int, in browser: BrowserSession) async throws -> Double {
            let script = "return window.streams[arguments[0]]?.ids.length ?? 0"
            return try await browser.run(script, [.number(Double(stream))]).number ?? 0
        }

        /// 0 connecting, 1 open, 2 closed.
        private func states(in browser: BrowserSession) async throws -> [Double?] {
            try await browser.run("return window.streams.map((one) => one.readyState)").list.map(\.number)
        }

        private func hide(_ isHidden: Bool, in browser: BrowserSession) async throws {
            try await browser.run(
                """
                Object.defineProperty(document, "hidden", { configurable: true, value: arguments[0] });
                document.dispatchEvent(new Event("visibilitychange"));
                """,
                [.truth(isHidden)]
            )
        }

        @Test func `a hidden tab asks for nothing, and is up to date when it is seen again`() async throws {
            try await atWork { world, run in
                try await world.withBrowser { browser in
                    try await watch(browser, world.address("/runs/\(run)"))
                    try await hide(true, in: browser)
                    #expect(try await states(in: browser) == [2])
                    try await hide(false, in: browser)
                    try await browser.wait(for: "a part of the second stream") { try await parts(1, in: browser) > 0 }
                    #expect(try await states(in: browser) == [2, 1])
                    #expect(try await browser.findAll("#live [role=status]").count == 1)
                    #expect(try await browser.findAll("#live svg[role=img]").count <= 1)
                }
            }
        }

        @Test func `two tabs follow the same run, and both say when it has stopped`() async throws {
            try await atWork { world, run in
                try await world.withBrowser { browser in
                    try await watch(browser, world.address("/runs/\(run)"))
                    let first = try await browser.tab
                    let second = try await browser.openTab()
                    try await watch(browser, world.address("/runs/\(run)"))
                    try await browser.find("form[action*='/stop'] button").click()
                    for tab in [second, first] {
                        try await browser.show(tab)
                        // One that is stopped before it sends anything is released again, and not gone on with.
                        try await browser.wait(for: "the page of a run that has stopped") {
                            let atWork = try await browser.findAll("form[action*='/stop'], #live[data-events]")
                            let next = try await browser.findAll("form[action*='/go-on'], a[href$='/plan']")
                            return atWork.isEmpty && !next.isEmpty
                        }
                    }
                }
            }
        }

        @Test func `keeps the rules of WCAG while it changes, and has its picture taken`() async throws {
            try await atWork { world, run in
                try await world.withBrowser { browser in
                    try await watch(browser, world.address("/runs/\(run)"))
                    // Rows are written, and both windows of the limit have seen some.
                    try await browser.wait(for: "the plot of some rows") {
                        try await browser.run(
                            """
                            const done = Number(document.querySelector("#live [role=status]").innerText.match(/[0-9]+/)[0]);
                            return done > 7 && document.querySelectorAll("#live polyline").length === 2;
                            """
                        ).isTrue
                    }
                    let legend = try await browser.findAll("#live .legend li")
                    #expect(legend.count >= 3)
                    // Down to the last line of the legend.
                    try await Pictures.takeForManual(ManualPicture.watch, of: browser, height: 860)
                    for (name, isDark, width) in [("light", false, 1280), ("dark", true, 1280), ("narrow", false, 360)]
                    {
                        // Colours that pass into others are for a moment those of neither.
                        try await browser.setMedia(isDark: isDark, isMotionReduced: true)
                        try await browser.setScreen(width: width, height: 800)
                        let unreadable = try await PlotNames.unreadable(in: browser)
                        #expect(unreadable.isEmpty, "\(name): \(unreadable)")
                        if Axe.path != nil {
                            let found = try await Axe().look(at: browser)
                            #expect(found.rules > 10 && found.violations == [], "\(name): \(found.violations)")
                        }
                        try await Pictures.take("run-at-work-\(name)", of: browser)
                    }
                }
            }
        }
    }
}
