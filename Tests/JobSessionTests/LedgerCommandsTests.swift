import JobSession
import Testing

/// Commands in sentences, given the ledger that this command was given.
struct LedgerCommandsTests {
    @Test(arguments: [
        ("Next: roster resume R --yes", "Next: roster resume --ledger service=wave R --yes"),
        (
            "`roster runs` lists them; roster log R",
            "`roster runs --ledger service=wave` lists them; roster log --ledger service=wave R"
        ),
        ("请执行 roster results R。", "请执行 roster results --ledger service=wave R。"),
        ("请执行roster retry last", "请执行roster retry --ledger service=wave last"),
        (
            "see `roster doctor`, roster-results, /bin/roster runs",
            "see `roster doctor`, roster-results, /bin/roster runs"
        ),
        ("roster help runs", "roster help runs"), ("roster runsoever", "roster runsoever"), ("roster ", "roster "),
        ("roster status --ledger file R", "roster status --ledger file R"), ("", ""),
    ])
    func `gives every command the ledger that depends on one`(text: String, given: String) {
        #expect(LedgerCommands.giving("service=wave", in: text) == given)
        #expect(LedgerCommands.giving("service=wave", in: given) == given)
    }

    @Test func `quotes what a shell would take apart`() {
        let given = LedgerCommands.giving("postgres:///d?host=/run&x=1", in: "roster runs")
        #expect(given == "roster runs --ledger 'postgres:///d?host=/run&x=1'")
    }
}
