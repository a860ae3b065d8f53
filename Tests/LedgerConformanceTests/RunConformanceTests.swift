import JobModel
import LocalFiles
import TestSupport
import Testing

/// What happens to runs, over every store.
struct RunConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func ledger(
        _ store: StoreUnderTest,
        steps: Int = 0,
        rows: [Int] = [],
        records: Int = 0
    ) async throws -> any LedgerStore {
        let ledger = try await store.open(folder.path)
        try await ledger.createTestRun(steps: steps, rows: rows, records: records)
        return ledger
    }

    @Test(arguments: StoreUnderTest.all)
    func `the companies of all runs are named once each, however many runs they have`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store)
        let tenants = [("https://a.example", "cli_2"), ("https://a.example", "cli_1"), ("https://B.example", "cli_2")]
        for number in 0..<9 {
            let id = "run-\(number)"
            var run = RunRecord(id: id, definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
            (run.directory, run.app) = tenants[number % 3]
            try await ledger.createRun(run)
        }
        // The run `r` does not know its directory yet.
        #expect(
            try await ledger.tenants() == [
                RunTenant(directory: "https://B.example", app: "cli_2"),
                RunTenant(directory: "https://a.example", app: "cli_1"),
                RunTenant(directory: "https://a.example", app: "cli_2"),
            ]
        )
    }

    @Test(arguments: StoreUnderTest.all)
    func `a run is not planned while a step of its definition is not`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, steps: 2, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        await #expect(throws: LedgerError.self) { try await ledger.completePlan(of: "r", saying: "{}", at: 1) }
        #expect(try await ledger.run("r").state == .planning)
        #expect(try await ledger.gap(in: "r") == .steps(planned: 1, of: 2))
    }

    @Test(
        arguments: StoreUnderTest.all,
        [
            (rows: [2, 3], leftOut: 1, isWhole: true), ([2], 1, false), ([2, 3], 0, false), ([2, 3], 2, false),
        ]
    )
    func `a step is planned when its records are its rows and those left out`(
        store: StoreUnderTest,
        step: (rows: [Int], leftOut: Int, isWhole: Bool)
    ) async throws {
        let (rows, leftOut, isWhole) = step
        let ledger = try await ledger(store, steps: 1, rows: rows, records: 3)
        do {
            try await ledger.completeStep(1, leftOut: leftOut, of: "r")
            #expect(isWhole)
        } catch is LedgerError {
            #expect(!isWhole)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `sends no row of a run without a confirmation`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, steps: 1, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.completePlan(of: "r", saying: "{}", at: 1)
        await #expect(throws: LedgerError.self) { try await ledger.updateRun("r", state: .running) }
        await #expect(throws: LedgerError.self) { try await ledger.confirm("r", by: .notNeeded, at: 2) }
        await #expect(throws: LedgerError.self) {
            try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        }
        try await ledger.confirm("r", by: .terminal, at: 2)
        await #expect(throws: LedgerError.self) {
            try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        }
        try await ledger.updateRun("r", state: .running)
        try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        // What was sent is planned no more, and neither declined.
        await #expect(throws: LedgerError.self) { try await ledger.beginPlan(of: "r", steps: 1) }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a plan that is made again needs a new confirmation`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        try await ledger.completePlan(of: "r", saying: "{}", at: 1)
        try await ledger.confirm("r", by: .terminal, at: 2)
        try await ledger.beginPlan(of: "r", steps: 0)
        let run = try await ledger.run("r")
        #expect(run.confirmation == nil && run.planned == nil && run.state == .planning)
        #expect(try await ledger.plan(of: "r") == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a run that goes on after a stop has not ended, and knows when it was confirmed`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store, steps: 1, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        try await ledger.updateRun("r", state: .stopped, ended: 5, exit: 6)
        let stopped = try await ledger.run("r")
        #expect(stopped.ended == 5 && stopped.confirmed != nil)
        try await ledger.updateRun("r", state: .running)
        let running = try await ledger.run("r")
        #expect(running.ended == nil && running.exit == nil)
    }

    @Test(arguments: StoreUnderTest.all, [nil, Outcome.unknown, .failed, .created])
    func `a run is written once the outcome of every row is known, and successful only if every row is`(
        store: StoreUnderTest,
        outcome: Outcome?
    ) async throws {
        let ledger = try await ledger(store, steps: 1, rows: [2], records: 1)
        try await ledger.completeStep(1, leftOut: 0, of: "r")
        try await ledger.begin("r")
        try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
        if let outcome { try await ledger.commit([.settle(Settlement(line: 2, outcome: outcome))], run: "r", step: 1) }
        for exit in [4, 0] {
            let isLegal = outcome == .created || outcome == .failed && exit == 4
            do {
                try await ledger.updateRun("r", state: .written, exit: exit)
                #expect(isLegal, "\(exit)")
            } catch is LedgerError {
                #expect(!isLegal, "\(exit)")
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `lists runs in the order of their creation, whatever the calendar says`(store: StoreUnderTest) async throws {
        let ledger = try await store.open(folder.path)
        for (id, started) in [("b", 900.0), ("a", 100.0), ("c", 500.0)] {
            var run = RunRecord(id: id, definition: JobDefinition(job: "x"), started: started, out: "o", base: ".")
            run.root = "b"
            try await ledger.createRun(run)
        }
        #expect(try await ledger.runs(limit: 9).map(\.id) == ["c", "a", "b"])
        #expect(try await ledger.runs(limit: 1, before: "c").map(\.id) == ["a"])
        #expect(try await ledger.runs(limit: 9, before: "a").map(\.id) == ["b"])
        #expect(try await ledger.runs(limit: 9, before: "nowhere").isEmpty)
        #expect(try await ledger.lineage(of: "b").map(\.id) == ["b", "a", "c"])
    }
}
