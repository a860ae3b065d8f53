import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

/// Rows page by page while they change, over every store.
struct RowPageConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func ledger(_ store: StoreUnderTest, steps: Int = 1, rows: Int) async throws -> any LedgerStore {
        let ledger = try await store.open(folder.path)
        let definition = JobDefinition(job: "test")
        try await ledger.createRun(RunRecord(id: "r", definition: definition, started: 1, out: "out", base: "."))
        for step in 1...steps {
            let planned = (2..<2 + rows).map {
                PlannedRow(line: $0, row: $0, originRow: $0, matchKey: "E\($0)", action: .create, record: ["E\($0)"])
            }
            try await ledger.add(planned, run: "r", step: step)
        }
        try await ledger.begin("r")
        return ledger
    }

    private func send(_ ledger: any LedgerStore, _ lines: [Int], step: Int = 1, at time: Double = 1) async throws {
        let moment = BootTimestamp(unixSeconds: time, bootSeconds: time, boot: 1)
        try await ledger.commit([.send(lines: lines, at: moment)], run: "r", step: step)
    }

    private func settle(_ ledger: any LedgerStore, _ lines: [Int], _ outcome: Outcome) async throws {
        try await ledger.commit(lines.map { .settle(Settlement(line: $0, outcome: outcome)) }, run: "r", step: 1)
    }

    /// Reads all pages; `between` is done after each but the last.
    private func pages(
        _ ledger: any LedgerStore,
        _ query: RowQuery,
        between: (Int) async throws -> Void = { _ in }
    ) async throws -> [FoundRows] {
        var (query, pages) = (query, [try await ledger.rows(of: "r", matching: query)])
        while let next = pages.last?.next {
            try await between(pages.count)
            // As a program hands it back.
            query.start = try #require(RowPosition(next.description))
            #expect(query.start == next)
            pages.append(try await ledger.rows(of: "r", matching: query))
            try #require(pages.count < 100)
        }
        return pages
    }

    private func lines(_ pages: [FoundRows]) -> [[Int]] { pages.map { $0.rows.map(\.row.planned.line) } }

    @Test(arguments: StoreUnderTest.all, RowOrder.allCases)
    func `every row is on one page, across the steps, and the last page has no next one`(
        store: StoreUnderTest,
        order: RowOrder
    ) async throws {
        let ledger = try await ledger(store, steps: 2, rows: 6)
        try await send(ledger, [3, 4, 6], at: 1_764_124_800.123_456)
        try await send(ledger, [2, 7], step: 2, at: 1_764_124_800.123_457)
        try await settle(ledger, [3], .created)
        try await settle(ledger, [6], .failed)
        let whole = try await ledger.rows(of: "r", matching: RowQuery(start: .beginning(of: order)))
        #expect(whole.rows.count == 12 && whole.next == nil)
        for size in [1, 5, 6, 11, 12] {
            let pages = try await pages(ledger, RowQuery(start: .beginning(of: order), limit: size))
            #expect(pages.flatMap(\.rows) == whole.rows, "\(size)")
            #expect(pages.count == (12 + size - 1) / size && pages.allSatisfy { $0.total == 12 }, "\(size)")
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `in the order of the sheet no row comes twice or is left out, whatever happens between pages`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store, rows: 9)
        let pages = try await pages(ledger, RowQuery(limit: 3)) { page in
            let lines = page == 1 ? [2, 4, 6, 10] : [3, 9]
            try await send(ledger, lines)
            try await settle(ledger, lines, page == 1 ? .created : .failed)
        }
        #expect(lines(pages) == [[2, 3, 4], [5, 6, 7], [8, 9, 10]])
        #expect(pages[1].rows[1].row.outcome == .created)
    }

    @Test(arguments: StoreUnderTest.all)
    func `with a filter the total is that of the moment, and what no longer matches is passed over`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store, rows: 6)
        let pages = try await pages(ledger, RowQuery(standings: [RowStanding(.planned)], limit: 2)) { page in
            if page == 1 { try await send(ledger, [3, 4]) }
        }
        #expect(lines(pages) == [[2, 3], [5, 6], [7]])
        #expect(pages.map(\.total) == [6, 4, 4])
    }

    @Test(arguments: StoreUnderTest.all)
    func `in the order of outcomes no row is left out, and one that settles comes again as it then is`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store, rows: 8)
        try await send(ledger, Array(2...9))
        try await settle(ledger, [2, 3], .created)
        try await settle(ledger, [4], .unknown)
        let pages = try await pages(ledger, RowQuery(start: .beginning(of: .outcome), limit: 3)) { page in
            switch page {
            case 1: try await settle(ledger, [4, 7], .failed)
            case 2: try await settle(ledger, [9], .updated)
            default: break
            }
        }
        let seen = pages.flatMap(\.rows)
        #expect(lines(pages) == [[4, 5, 6], [8, 9, 4], [7, 2, 3], [9]])
        #expect(seen.filter { $0.row.planned.line == 4 }.map(\.row.outcome) == [.unknown, .failed])
        #expect(seen.filter { $0.row.planned.line == 9 }.map(\.row.outcome) == [nil, .updated])
    }

    @Test(arguments: StoreUnderTest.all)
    func `in the order of sending, rows that are sent meanwhile stand before what was read`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store, rows: 5)
        for (line, time) in [(2, 10.0), (3, 30), (4, 20)] { try await send(ledger, [line], at: time) }
        let pages = try await pages(ledger, RowQuery(start: .beginning(of: .sent), limit: 2)) { page in
            if page == 1 { try await send(ledger, [5], at: 40) }
        }
        #expect(lines(pages) == [[3, 4], [2, 6]])
    }

    @Test(
        arguments: StoreUnderTest.all,
        [(limit: -1, rows: 1), (0, 1), (1, 1), (1000, 1000), (1001, 1000), (Int.max, 1000)]
    )
    func `a page has a bounded size`(store: StoreUnderTest, given: (limit: Int, rows: Int)) async throws {
        let ledger = try await ledger(store, rows: 1001)
        let found = try await ledger.rows(of: "r", matching: RowQuery(limit: given.limit))
        #expect(found.rows.count == given.rows && found.total == 1001 && found.next != nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a run without rows, and one that is not there, have an empty page`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, rows: 2)
        let found = try await ledger.rows(of: "none", matching: RowQuery())
        #expect(found == FoundRows(rows: [], total: 0, next: nil))
    }
}
