import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// The way of a sheet, as a reader walks it.
    struct SheetInBrowserTests {
        private func makeSheet(_ world: BrowserWorld) throws -> (path: String, name: String) {
            let name = "wave \(UUID().uuidString.prefix(8)).csv"
            let path = world.folder + "/" + name
            try Data("name,mobile\nAda,13800013164\nGrace,13800022866\n".utf8).write(to: URL(fileURLWithPath: path))
            return (path, name)
        }

        /// Waits for the page of a sheet that was sent.
        private func expectSheet(_ name: String, in browser: BrowserSession) async throws {
            try await browser.wait(for: "the sheet's page") { try await browser.find("h1").text == name }
            let text = try await browser.text
            #expect(text.contains("Ada") && text.contains("Grace"))
        }

        @Test func `the printed address opens the console, and the token leaves the address`() async throws {
            let world = try BrowserWorld.current
            try await world.driver.withBrowser { browser in
                let printed = await world.entrance()
                try await browser.open(printed)
                #expect(try await browser.address == world.address("/"))
                #expect(try await browser.find("h1").text == "Runs")
                // No script of a page can read the cookie.
                #expect(try await browser.run("return document.cookie") == "")
                try await browser.reload()
                #expect(try await browser.find("h1").text == "Runs")
            }
        }

        @Test func `a used address opens no second browser`() async throws {
            let world = try BrowserWorld.current
            let printed = await world.entrance()
            try await world.driver.withBrowser { try await $0.open(printed) }
            try await world.driver.withBrowser { browser in
                try await browser.open(printed)
                #expect(try await browser.text.contains("does not know this browser"))
            }
        }

        @Test(arguments: [true, false])
        func `takes a sheet by the button, with script and without`(hasScript: Bool) async throws {
            let world = try BrowserWorld.current
            let sheet = try makeSheet(world)
            try await world.withBrowser { browser in
                if !hasScript { try await browser.turnScriptOff() }
                try await browser.open(world.address("/sheets/new"))
                try await browser.find("input[type=file]").type(sheet.path)
                try await browser.find("button.main").click()
                try await expectSheet(sheet.name, in: browser)
                try await browser.reload()
                try await expectSheet(sheet.name, in: browser)
                try await browser.goBack()
                #expect(try await browser.find("h1").text == "Drop a sheet")
                try await browser.reload()
                #expect(try await browser.text.contains(sheet.name))
            }
        }

        @Test func `takes a sheet that is dragged onto the page`() async throws {
            let world = try BrowserWorld.current
            let sheet = try makeSheet(world)
            try await world.withBrowser { browser in
                try await browser.open(world.address("/sheets/new"))
                try await browser.drop(sheet.path, x: 600, y: 500)
                try await browser.wait(for: "the file in the form") {
                    try await browser.run("return document.querySelector('input[type=file]').files.length") == 1
                }
                // The reader sees what was taken before it is sent.
                #expect(try await browser.find("h1").text == "Drop a sheet")
                try await browser.find("button.main").click()
                try await expectSheet(sheet.name, in: browser)
            }
        }

        @Test func `needs no mouse`() async throws {
            let world = try BrowserWorld.current
            let sheet = try makeSheet(world)
            try await world.withBrowser { browser in
                // The first Tab offers to skip what every page begins with.
                try await browser.press(.tab)
                #expect(try await browser.activeElement.text == "Skip to the content")
                try await browser.press(.enter)
                #expect(try await browser.activeElement.tag == "main")
                try await goTo("Drop a sheet", tag: "a", in: browser)
                try await browser.press(.enter)
                try await browser.wait(for: "the page") { try await browser.find("h1").text == "Drop a sheet" }
                // The dialog of the system is no page: the path goes in as it would come from there.
                try await browser.find("input[type=file]").type(sheet.path)
                try await goTo("Look at it", tag: "button", in: browser)
                try await browser.press(.enter)
                try await expectSheet(sheet.name, in: browser)
            }
        }

        /// Presses Tab until an element has the focus.
        private func goTo(_ name: String, tag: String, in browser: BrowserSession) async throws {
            for _ in 0..<60 {
                let here = try await browser.activeElement
                if try await here.tag == tag, try await here.text == name { return }
                try await browser.press(.tab)
            }
            throw WebDriverError.waited(for: "the focus on \(name)", page: try await browser.text)
        }

        @Test func `the browser asks before a page is left on which something was chosen and not saved`() async throws {
            let world = try BrowserWorld.current
            let isAsked = """
                const leaving = new Event("beforeunload", { cancelable: true });
                dispatchEvent(leaving);
                return leaving.defaultPrevented ? "asked" : "not asked";
                """
            try await world.withBrowser { browser in
                try await browser.open(world.address("/sheets/\(world.sheet)/columns"))
                #expect(try await browser.run(isAsked) == "not asked")
                let choose = """
                    const field = document.querySelector("form[data-kept] select");
                    field.selectedIndex = field.options.length - 1;
                    field.dispatchEvent(new Event("input", { bubbles: true }));
                    """
                _ = try await browser.run(choose)
                #expect(try await browser.run(isAsked) == "asked")
                // What is sent is not lost.
                let send = """
                    const form = document.querySelector("form[data-kept]");
                    form.addEventListener("submit", (event) => event.preventDefault());
                    form.requestSubmit();
                    """
                _ = try await browser.run(send)
                #expect(try await browser.run(isAsked) == "not asked")
            }
        }

        @Test(arguments: [true, false])
        func `what went wrong has the focus when its page opens, with script and without`(hasScript: Bool) async throws
        {
            let world = try BrowserWorld.current
            try await world.withBrowser { browser in
                if !hasScript { try await browser.turnScriptOff() }
                try await browser.open(world.address("/sheets/\(world.sheet)?encoding=klingon"))
                try await browser.wait(for: "the focus on what went wrong") {
                    try await browser.activeElement.attribute("role") == "alert"
                }
                // From there the keyboard goes on to the choices.
                try await browser.press(.tab)
                #expect(try await browser.activeElement.tag == "select")
            }
        }

        @Test(arguments: [true, false])
        func `the switch changes the language of the page it is on, and of the next ones`(hasScript: Bool) async throws
        {
            let world = try BrowserWorld.current
            try await world.withBrowser { browser in
                if !hasScript { try await browser.turnScriptOff() }
                let page = world.address("/sheets/\(world.sheet)?header=1")
                try await browser.open(page)
                let button = try await browser.find("nav button")
                #expect(try await button.text == "中文")
                try await button.click()
                try await browser.wait(for: "the other language") {
                    try await browser.find("html").attribute("lang") == "zh-CN"
                }
                #expect(try await browser.address == page)
                try await browser.open(world.address("/"))
                #expect(try await browser.find("h1").text == "运行")
            }
        }
    }
}
