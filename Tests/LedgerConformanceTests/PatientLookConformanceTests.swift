import JobModel
import TestSupport
import Testing
import Wording

/// A look for rows of a large run that ends after a while, over every store.
struct PatientLookConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let count = 600

    /// Rows 2 to 601 of two steps; each tenth is invalid, and the last row of each step holds a needle.
    private func ledger(
        _ store: StoreUnderTest,
        count: Int = Self.count,
        steps: Int = 2
    ) async throws -> any LedgerStore {
        let ledger = try await store.open(folder.path)
        let definition = JobDefinition(job: "test")
        try await ledger.createRun(RunRecord(id: "r", definition: definition, started: 1, out: "out", base: "."))
        let rows = (2..<count + 2).map { line in
            let cells = ["E\(line)", line == count + 1 ? "a/needle" : "hay_"]
            var row = PlannedRow(
                line: line,
                row: line,
                originRow: line,
                matchKey: "E\(line)",
                action: line == 400 ? .update : .create,
                record: cells
            )
            if line.isMultiple(of: 10) { row.findings = [Self.finding] }
            return row
        }
        for step in 1...steps { try await ledger.add(rows, run: "r", step: step) }
        try await ledger.begin("r")
        return ledger
    }

    private static let finding = Finding(
        code: "email.malformed",
        column: "email",
        problem: LocalizedText(en: "no address", zh: "不是地址"),
        remedy: LocalizedText(en: "Correct it.", zh: "请更正。")
    )

    private static let queries: [RowQuery] = [
        RowQuery(text: "A/NEEDLE"), RowQuery(text: "a/needle", limit: 1), RowQuery(actions: [.update]),
        RowQuery(text: "hay_"), RowQuery(codes: ["email.malformed"]), RowQuery(standings: [RowStanding(.sending)]),
        RowQuery(standings: [RowStanding(.planned)]), RowQuery(step: 2, text: "needle"),
        RowQuery(standings: [RowStanding(.invalid)], text: "E10"), RowQuery(text: "no address"),
        RowQuery(standings: [RowStanding(.invalid), RowStanding(.failed)], text: "E10"), RowQuery(),
    ]

    @Test(arguments: StoreUnderTest.all, queries)
    func `finds the same rows in the same order, however short each look is`(
        store: StoreUnderTest,
        query: RowQuery
    ) async throws {
        let ledger = try await ledger(store)
        let all = try await places(ledger, query, patience: nil)
        #expect(try await places(ledger, query, patience: .zero) == all)
        #expect(try await places(ledger, query, patience: .seconds(600)) == all)
        var whole = query
        whole.patience = .seconds(600)
        let found = try await ledger.rows(of: "r", matching: whole)
        #expect(found.total == all.count && found.isCounted && found.reached == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `says how far it has looked, and counts only what it has seen`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        let query = RowQuery(text: "needle", patience: .zero)
        let first = try await ledger.rows(of: "r", matching: query)
        let reached = try #require(first.reached)
        #expect(first.rows.isEmpty && first.total == 0 && !first.isCounted)
        #expect(reached.step == 1 && (2..<Self.count).contains(reached.row.planned.line))
        #expect(first.next == RowPosition(of: reached.row, step: reached.step, in: .sheet))
        // A page that is full says that others follow, and not that a look was ended.
        let hay = try await ledger.rows(of: "r", matching: RowQuery(text: "hay_", patience: .zero))
        #expect(hay.rows.count == 50 && hay.reached == nil && !hay.isCounted && hay.next != nil)
    }

    @Test(arguments: StoreUnderTest.all, [1, 2])
    func `offers no further page where the time is over at the last row`(
        store: StoreUnderTest,
        steps: Int
    ) async throws {
        let ledger = try await ledger(store, count: PatientLook.firstStretch / steps, steps: steps)
        let found = try await ledger.rows(of: "r", matching: RowQuery(text: "in no row", patience: .zero))
        #expect(found.rows.isEmpty && found.next == nil && found.reached == nil && found.isCounted)
    }

    /// Page by page.
    private func places(_ ledger: any LedgerStore, _ query: RowQuery, patience: Duration?) async throws -> [[Int]] {
        var query = query
        query.patience = patience
        var places: [[Int]] = []
        while true {
            let found = try await ledger.rows(of: "r", matching: query)
            places += found.rows.map { [$0.step, $0.row.planned.line] }
            guard let next = found.next else { return places }
            query.start = next
        }
    }
}
