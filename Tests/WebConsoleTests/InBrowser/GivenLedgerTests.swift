import JobSession
import NIOHTTP1
import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// A command that is copied from a page works on what the page shows.
    struct GivenLedgerTests {
        @Test(arguments: ["en", "zh"])
        func `every command on every page is given the ledger that the console was given`(language: String) async throws
        {
            let world = try BrowserWorld.current
            try await ServedConsole.serving(world.console.stateFolder, repeatedLedger: "service=hr") { console in
                let browser = try await console.browser()
                var given = 0
                for page in ShownPage.all {
                    let text = try await browser.get(page.path(world), headers: ["Accept-Language": language]).text
                    for command in text.matches(of: /roster ([a-z]+)( --ledger service=hr)?/) {
                        guard LedgerCommands.names.contains(String(command.1)) else { continue }
                        given += 1
                        #expect(command.2 != nil, "\(page.name): \(text[command.range.lowerBound...].prefix(80))")
                    }
                }
                #expect(given > 0)
            }
        }
    }
}
