import JobEngine
import JobModel
import JobSession
import LocalFiles
import NIOHTTP1
import TestSupport
import Testing
import Wording

@testable import WebConsole

/// What the pages of a large run say of rows that nobody has looked at yet.
struct LargeRunTests {
    private let frame = PageFrame(language: .english, place: .runs)

    private func row(_ line: Int) -> FoundRows.Entry {
        let planned = PlannedRow(line: line, row: line, originRow: line, matchKey: "E", action: .create, record: [])
        return FoundRows.Entry(
            step: 1,
            row: LedgerRow(planned: planned, state: .planned, phase: 1, attempts: 0, generation: 0)
        )
    }

    private func table(_ found: FoundRows) -> RowsTable {
        RowsTable([], of: found, standing: "", details: "", next: found.next.map(\.description), frame)
    }

    @Test func `a page says how far it has looked, and leads on from there`() {
        var found = FoundRows(rows: [row(5)], total: 1, next: RowPosition(of: row(9).row, step: 1, in: .sheet))
        (found.isCounted, found.reached) = (false, row(9))
        let table = table(found)
        #expect(table.found == "1 row up to row 9 of the sheet; the rows after it have not been looked at yet")
        #expect(table.nextWords == "Look at further rows" && table.next == "sheet:0.0:1:9")
    }

    @Test func `a page that is full says where its rows were not all counted`() {
        var found = FoundRows(rows: [row(5)], total: 9, next: RowPosition(of: row(5).row, step: 1, in: .sheet))
        #expect(table(found).found == "1 of 9 rows" && table(found).nextWords == "Next rows")
        found.isCounted = false
        #expect(table(found).found == "1 row, and more after them; how many there are in all was not counted")
        found.next = nil
        #expect(table(found).found == "The last 1 row")
    }

    @Test(arguments: [
        (0, 0, "0 of the 299 rows", "299 行中有 0 行"), (4, 4, "4 of the 299 rows", "299 行中有 4 行"),
        (90, 1, "90 of the 299 rows; 1 of them here", "299 行中有 90 行，此处 1 行"),
    ])
    func `a filter says how many of all rows it shows`(total: Int, shown: Int, english: String, chinese: String) {
        let found = FoundRows(rows: Array(repeating: row(5), count: shown), total: total, next: nil)
        for (language, words) in [(Language.english, english), (.chinese, chinese)] {
            let frame = PageFrame(language: language, place: .runs)
            let table = RowsTable([], of: found, among: 299, standing: "", details: "", next: nil, frame)
            #expect(table.found == words)
        }
    }

    @Test func `while its rows are looked at, nothing is offered that depends on them`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            try await history.ledger.createTestRun(rows: [2], records: 1)
            try await history.ledger.begin("r")
            try await history.ledger.updateRun("r", state: .stopped, exit: 6)
            var status = try await history.progress(of: "r")
            status.isBeingLookedAt = true
            #expect(status.nextStep == nil && status.nextCommand == nil)
            let note = try #require(LookNote(status, at: "/runs/r", frame))
            #expect(note.events == "/runs/r/looked-at" && note.address == "/runs/r")
            status.isBeingLookedAt = false
            #expect(LookNote(status, at: "/runs/r", frame) == nil && status.nextStep != nil)
        }
    }

    @Test func `the list says which runs are still counted, and draws nothing of half of them`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            try await history.ledger.createTestRun(rows: [2], records: 1)
            try await history.ledger.begin("r")
            try await history.ledger.updateRun("r", state: .stopped, exit: 6)
            let monitor = RunMonitor(history: history)
            let uncounted = try await monitor.knownRuns(limit: 9, before: nil)
            #expect(uncounted.map(\.isBeingLookedAt) == [true] && uncounted.map(\.rows) == [1])
            let page = RunsPage(runs: uncounted + uncounted, frame: frame)
            #expect(page.list.rows[0].cells[3...5].map(\.words) == ["1", "being counted", "being counted"])
            #expect(page.look?.events == "/looked-at" && page.look?.address == "/" && page.plots.isEmpty)
            #expect(RunsPage(runs: uncounted, before: "r", frame: frame).look?.address == "/?before=r")
            let counted = try await monitor.runs(limit: 9, before: nil)
            #expect(try await monitor.knownRuns(limit: 9, before: nil) == counted)
            #expect(RunsPage(runs: counted, frame: frame).look == nil)
        }
    }

    @Test func `how far a run is known to be is not known any more once it has gone on`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            try await history.ledger.createTestRun(rows: [2], records: 1)
            let monitor = RunMonitor(history: history)
            #expect(try await monitor.knownProgress(of: "r") == nil)
            let progress = try await monitor.progress(of: "r")
            #expect(try await monitor.knownProgress(of: "r")?.status == progress.status)
            try await history.ledger.begin("r")
            #expect(try await monitor.knownProgress(of: "r") == nil)
        }
    }

    @Test func `the open rows of a sheet are read again once a run of their lineage has gone on`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            try await history.ledger.createTestRun(rows: [2, 3], records: 2)
            let monitor = RunMonitor(history: history)
            let run = try await history.record(of: "r")
            #expect(try await monitor.openRows(of: run, step: 1).first == [2, 3])
            try await history.ledger.begin("r")
            let sent = LedgerChange.send(lines: [2], at: BootTimestamp(unixSeconds: 1, bootSeconds: 1, boot: 1))
            let settled = LedgerChange.settle(Settlement(line: 2, outcome: .created))
            try await history.ledger.commit([sent, settled], run: "r", step: 1)
            #expect(try await monitor.openRows(of: run, step: 1).first == [3])
            #expect(try await monitor.openRows(of: run, step: 1).places.count == 1)
        }
    }

    /// Five thousand rows are more than a page waits for.
    @Test func `the rows of a large run are counted and planned again behind the page, which goes on to the plan`()
        async throws
    {
        try await withFolder { folder in
            let ledger = try RunHistory(stateFolder: folder).ledger
            try await ledger.createTestRun(steps: 1, rows: Array(2...5002), records: 5001)
            try await ledger.completeStep(1, leftOut: 0, of: "r")
            try await ledger.begin("r")
            try await ledger.updateRun("r", state: .stopped, exit: 6)
            try await ServedConsole.serving(folder) { console in
                let browser = try await console.browser()
                for page in ["/", "/runs/r", "/runs/r/results"] {
                    var text = try await browser.get(page).text
                    while text.contains("looked-at") {
                        let events = try #require(text.firstMatch(of: /data-events="([^"]*looked-at)"/)).1
                        _ = try await browser.get(String(events))
                        text = try await browser.get(page).text
                    }
                    #expect(text.contains("5001"), "\(page)")
                }
                let posted = try await browser.submit("/runs/r/retry", "outcome=open&rows=others")
                var place = posted.headers["Location"].first ?? ""
                var answer = posted
                while place.contains("/runs/r/retry") {
                    _ = try await browser.get("/runs/r/looked-at")
                    answer = try await browser.get(place)
                    place = answer.headers["Location"].first ?? ""
                }
                // No other row is left, and the page says so as it does at once of a small run.
                #expect(answer.status == 409 && answer.text.contains("No row"), "\(answer.text)")
                // A page that nobody waits for leads back.
                #expect(try await browser.get("/runs/r/again").headers["Location"].first == "/runs/r")
            }
        }
    }
}
