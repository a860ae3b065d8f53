import Foundation
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// A sheet that would run script in the reader's browser, if anything of it were more than text.
    struct HostileSheetTests {
        private static let script = "<script>window.struck=1</script>"
        private static let image = "\"'><img src=x onerror=window.struck=1>"

        private func sheet(in folder: String) throws -> String {
            let name = "<img src=x onerror=window.struck=1> & \"x\".csv"
            let cells = [Self.script, Self.image, "javascript:window.struck=1", "{{#rows}}", Self.script + "1"]
            let quoted = cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
            let header = "姓名,手机号,部门,工号,\"\(Self.image.replacing("\"", with: "\"\""))\""
            let path = folder + "/" + name
            try "\(header)\n\(quoted)\n".write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }

        @Test func `a sheet of script in its cells, its header and its name is text on every page`() async throws {
            let world = try BrowserWorld.current
            let path = try sheet(in: world.folder)
            try await world.withBrowser { browser in
                let reader = try await Reader(browser, by: .mouse)
                try await browser.open(world.address("/sheets/new"))
                try await browser.find("input[type=file]").type(path)
                try await browser.find("form.drop button").click()
                try await reader.wait(for: "form[action*='/reading']")
                let sheet = try await browser.address
                try await expectText("the sheet", in: browser)
                for page in ["/columns", "/values?ask=no", "/problems"] {
                    try await browser.open(sheet + page)
                    try await expectText(page, in: browser)
                }
                for cause in try await browser.findAll("main a[href*='/rows?']").indices {
                    try await browser.open(sheet + "/problems")
                    try await browser.findAll("main a[href*='/rows?']")[cause].click()
                    try await expectText("the rows of cause \(cause)", in: browser)
                }
                try await browser.open(sheet + "/plan")
                try await expectText("the plan's beginning", in: browser)
                try await browser.find("form[action*='/plan'] button.main").click()
                try await reader.wait(for: "a[href$='/plan/file'], .problem")
                try await expectText("the plan", in: browser)
                let run = try #require(try await browser.address.firstMatch(of: /runs\/([^\/]+)/)).1
                for page in ["", "/results", "/rows/1/2"] {
                    try await browser.open(world.address("/runs/\(run)\(page)"))
                    try await expectText("the run\(page)", in: browser)
                }
                try await browser.open(world.address("/sheets/new"))
                try await expectText("the list of sheets", in: browser)
            }
        }

        private func expectText(_ page: String, in browser: BrowserSession) async throws {
            #expect(try await browser.run("return window.struck ?? 0") == 0, "\(page)")
            #expect(try await browser.findAll("main script, main img, h1 img, [onerror]").isEmpty, "\(page)")
            let links = try await browser.run(
                "return [...document.querySelectorAll('a[href]')].filter((one) => one.protocol === 'javascript:').length"
            )
            #expect(links == 0, "\(page)")
        }
    }
}
