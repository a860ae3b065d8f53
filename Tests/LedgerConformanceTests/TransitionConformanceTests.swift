import JobModel
import LocalFiles
import TestSupport
import Testing

/// Every change from every stage: a store does what `RowTransition` says, and nothing else.
struct TransitionConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The changes that bring a planned row to a stage.
    private static let ways: [RowStage: [LedgerChange]] = [
        .planned: [],
        .sending: [send],
        .accepted: [send, .accept(lines: [2], taskID: "t")],
        .waiting: [send, .wait(lines: [2], until: 5)],
        .unknown: [send, .settle(Settlement(line: 2, outcome: .unknown))],
        .settled: [send, .settle(Settlement(line: 2, outcome: .created))],
    ]

    private static let send = LedgerChange.send(lines: [2], at: BootTimestamp(unixSeconds: 1, bootSeconds: 1, boot: 1))

    private static let changes: [LedgerChange] =
        [
            send, .accept(lines: [2], taskID: "t"), .advance(line: 2, userID: "u", openID: "ou", departmentID: nil),
            .wait(lines: [2], until: 5), .release(line: 2), .reopen(line: 2, newGeneration: true),
        ] + Outcome.allCases.map { .settle(Settlement(line: 2, outcome: $0)) }

    @Test(arguments: StoreUnderTest.all, RowStage.allCases)
    func `makes only the changes that a stage allows`(store: StoreUnderTest, stage: RowStage) async throws {
        let way = try #require(Self.ways[stage])
        let ledger = try await store.open(folder.path)
        for (number, change) in Self.changes.enumerated() {
            let run = "r\(number)"
            try await ledger.createRun(
                RunRecord(id: run, definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
            )
            try await ledger.add([row], run: run, step: 1)
            try await ledger.begin(run)
            for step in way { try await ledger.commit([step], run: run, step: 1) }
            let before = try #require(try await ledger.row(run: run, step: 1, line: 2))
            let transition = try #require(change.transition)
            do {
                try await ledger.commit([change], run: run, step: 1)
                #expect(transition.from.contains(stage), "\(change)")
                let after = try #require(try await ledger.row(run: run, step: 1, line: 2))
                #expect(after.state == transition.to && after.outcome == transition.outcome, "\(change)")
            } catch let error as LedgerError {
                #expect(!transition.from.contains(stage), "\(change)")
                guard case .illegal(line: 2, _, _) = error else { throw error }
                #expect(try await ledger.row(run: run, step: 1, line: 2) == before, "\(change)")
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `does not send a second create while a patch is due`(store: StoreUnderTest) async throws {
        let ledger = try await store.open(folder.path)
        try await ledger.createRun(
            RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        )
        try await ledger.add([row], run: "r", step: 1)
        try await ledger.begin("r")
        let advance = LedgerChange.advance(line: 2, userID: "u", openID: "ou", departmentID: nil)
        for change in [Self.send, advance, Self.send] { try await ledger.commit([change], run: "r", step: 1) }
        await #expect(throws: LedgerError.self) { try await ledger.commit([advance], run: "r", step: 1) }
    }

    /// What a transition allows is a step of a row's life, or stays where it is.
    @Test func `allows no illegal row transition`() {
        for transition in Self.changes.compactMap(\.transition) {
            for stage in transition.from {
                let to = RowStage(transition.to, transition.outcome)
                let isStep = RowStep.all.contains { step in
                    step.from == stage && step.to == to
                        && (to != .settled || transition.outcome.map(step.outcomes.contains) == true)
                }
                #expect(isStep || stage == to, "\(transition)")
            }
        }
    }

    private var row: PlannedRow {
        PlannedRow(line: 2, row: 2, originRow: 2, matchKey: "E2", action: .create, record: ["E2"])
    }
}
