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
            let folder = world.console.stateFolder
            // A console that cannot send says in a sentence by which command others do.
            try await ServedConsole.serving(folder, isReadOnly: true, repeatedLedger: "service=hr") { console in
                let browser = try await console.browser()
                var (given, sentences) = (0, 0)
                for page in ShownPage.all {
                    let text = try await browser.get(page.path(world), headers: ["Accept-Language": language]).text
                    for command in text.matches(of: /roster ([a-z]+)( --ledger service=hr)?/) {
                        guard LedgerCommands.names.contains(String(command.1)) else { continue }
                        given += 1
                        sentences += command.1 == "apply" ? 1 : 0
                        #expect(command.2 != nil, "\(page.name): \(text[command.range.lowerBound...].prefix(80))")
                    }
                }
                #expect(given > 0 && sentences > 0)
            }
        }
    }
}
