import TestSupport
import Testing

extension ConsoleInBrowserTests {
    /// A choice that is called by a time says it as the rest of the page does.
    struct ChoiceTimesTests {
        @Test func `the time of an export to compare with is in the reader's zone and form`() async throws {
            let world = try BrowserWorld.current
            try await world.withBrowser { browser in
                try await browser.open(world.address("/exports/\(world.exportRun)"))
                let isSaid = try await browser.run(
                    """
                    const choice = document.querySelector("select[name=with] option");
                    const format = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "long" });
                    return choice.textContent === choice.value + " · " + format.format(Date.parse(choice.dataset.time));
                    """
                )
                #expect(isSaid.isTrue)
            }
        }
    }
}
