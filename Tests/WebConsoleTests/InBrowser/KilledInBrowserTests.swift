import Foundation
import JobEngine
import JobSession
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// A console that is killed while its page follows a run, and started again.
    struct KilledInBrowserTests {
        @Test func `the run goes on from its page in the next console`() async throws {
            let world = try BrowserWorld.current
            try await withFolder { folder in
                let sheet = folder + "/new departments.csv"
                let rows = (1...300).map { "d\($0),Department \($0)" }.joined(separator: "\n")
                try "department_id,name\n\(rows)\n".write(toFile: sheet, atomically: true, encoding: .utf8)
                let history = try RunHistory(stateFolder: folder + "/state/roster")
                let first = try await ConsoleProcess(in: folder, isEntered: false)
                try await world.driver.withBrowser { browser in
                    let reader = try await Reader(browser, by: .mouse)
                    try await browser.open(first.address + "&page=/sheets/new")
                    try await browser.find("input[type=file]").type(sheet)
                    try await browser.find("form.drop button").click()
                    try await reader.wait(for: "form[action*='/reading']")
                    try await reader.press(".steps a[href$='/plan']")
                    try await reader.wait(for: "form[action*='/plan'] button.main")
                    try await reader.press("form[action*='/plan'] button.main")
                    try await reader.wait(for: "a[href$='/release']")
                    try await reader.press("a[href$='/release']")
                    try await reader.press("form[action*='/release'] button.main")
                    try await reader.wait(for: "#live[data-events]")
                    let run = try #require(try await browser.address.split(separator: "/").last.map(String.init))
                    try await browser.wait(for: "the first rows") { try await history.progress(of: run).endedWell > 0 }
                    first.process.send(SIGKILL)
                    #expect(await first.process.end() == 137)
                    #expect(try await history.progress(of: run).endedWell < 300)

                    try await browser.wait(for: "the page to say that nobody answers") {
                        try await browser.find("#live [role=status]").text.hasPrefix("The console does not answer")
                    }

                    // At the same address, to which the page asks again by itself: it is not let in.
                    let port = String(first.browser.port)
                    let second = try await ConsoleProcess(["--port", port], in: folder, isEntered: false)
                    try await browser.wait(for: "the page to say that it follows no more") {
                        try await browser.find("#live [role=status]").text
                            == "This page no longer follows the run; open the console's address again."
                    }
                    try await browser.open(second.address + "&page=/runs/\(run)")
                    #expect(try await browser.find("#live [role=status]").text.hasPrefix("interrupted:"))
                    try await reader.press("form[action*='/go-on'] button")
                    try await reader.wait(for: "main a[href$='/results']")
                    try await browser.wait(for: "the end") { try await history.progress(of: run).state == "finished" }
                    try await browser.open("http://127.0.0.1:\(second.browser.port)/runs/\(run)/results")
                    #expect(try await browser.text.contains("300 of 300 rows succeeded"))
                    second.process.send(SIGINT)
                    #expect(await second.process.end() == 0)
                }
            }
        }
    }
}
