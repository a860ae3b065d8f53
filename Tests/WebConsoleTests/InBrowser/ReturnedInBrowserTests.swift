import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

extension ConsoleInBrowserTests {
    /// The way by file, as a reader walks it: the annotated workbook down, the corrected one up, its cells taken and taken back.
    struct ReturnedInBrowserTests {
        private static let sheet = """
            name,mobile,department_ids,employee_type
            Ada,13800013164,0,1
            Bo,1380001316,0,1
            Cy,13800013166,0,1

            """

        @Test(arguments: [true, false])
        func `a workbook goes down, comes back corrected, and is taken and taken back`(hasScript: Bool) async throws {
            let world = try BrowserWorld.current
            let dropped = try await SheetOnPages.drop(Self.sheet, named: "by file.csv", by: world.client)
            let file = try await dropped.annotated(world.console) { rows in
                rows[2][1] = "13800013165"
                rows.swapAt(1, 3)
            }
            // The page comes again once the directory has answered.
            for path in ["/problems", "/read"] { _ = try await dropped.get(path) }
            let path = "\(world.folder)/corrected \(UUID().uuidString.prefix(8)).xlsx"
            try Data(file).write(to: URL(fileURLWithPath: path))
            try await world.withBrowser { browser in
                if !hasScript { try await browser.turnScriptOff() }
                try await browser.setScreen(width: 360, height: 800)
                try await browser.open(world.address(dropped.address + "/problems"))
                try await browser.find("#corrected").type(path)
                try await browser.find("#corrected ~ button").click()
                try await browser.wait(for: "the page of the file") {
                    try await !browser.findAll("input[name=mark]").isEmpty
                }
                let text = try await browser.text
                #expect(text.contains("3 rows, 2 of them as they are; 1 row has 1 other cell."), "\(text)")
                #expect(text.contains("1380001316") && text.contains("13800013165") && text.contains("Bo"))
                let width = try await browser.run("return document.documentElement.scrollWidth")
                #expect(width.number.map { $0 <= 360 } == true)
                try await browser.find("button[value=take]").click()
                try await browser.wait(for: "the problems") { try await browser.text.contains("was corrected as") }
                #expect(try dropped.corrections(world.console) == ["correct,3,mobile,1380001316,13800013165"])
                try await browser.find("input[name=last] + button").click()
                try await browser.wait(for: "the undone correction") { try await browser.text.contains("Undone") }
                #expect(try dropped.corrections(world.console) == [])
            }
        }

        @Test func `what was not chosen is said first, has the focus, and stays chosen otherwise`() async throws {
            let world = try BrowserWorld.current
            let dropped = try await SheetOnPages.drop(Self.sheet, named: "gone.csv", by: world.client)
            let page = try await dropped.returned(Self.sheet.replacing("Cy,13800013166,0,1\n", with: ""))
            try await world.withBrowser { browser in
                try await browser.open(world.address(dropped.address + page.path))
                try await browser.find("button[value=take]").click()
                try await browser.wait(for: "the refusal") { try await !browser.findAll(".problem").isEmpty }
                #expect(try await browser.run("return document.activeElement.className").text == "problem")
                try await browser.find("input[value=leave]").click()
                try await browser.find("button[value=take]").click()
                try await browser.wait(for: "the problems") { try await browser.text.contains("left out") }
                #expect(try dropped.corrections(world.console) == ["leave_out,4,,,"])
            }
        }
    }
}
