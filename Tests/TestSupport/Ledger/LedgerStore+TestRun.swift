package import JobModel

/// Runs as the tests of ledgers need them.
extension LedgerStore {
    /// Records the run `r`, whose definition has so many steps; where it has records, its first step with rows of them.
    package func createTestRun(steps: Int = 0, rows: [Int] = [], records: Int = 0) async throws {
        var definition = JobDefinition(job: "test")
        definition.steps = (0..<steps).map { _ in StepDefinition(subject: .people, source: "a.csv", match: "mobile") }
        try await createRun(RunRecord(id: "r", definition: definition, started: 1, out: "out", base: "."))
        guard records > 0 else { return }
        var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: [])
        step.records = records
        try await addStep(step, of: "r")
        let planned = rows.map {
            PlannedRow(line: $0, row: $0, originRow: $0, matchKey: "E", action: .create, record: [])
        }
        try await add(planned, run: "r", step: 1)
    }

    /// Brings a run whose rows are recorded to where they may be sent.
    package func begin(_ run: String) async throws {
        try await completePlan(of: run, saying: "{}", at: 1)
        try await confirm(run, by: .option, at: 2)
        try await updateRun(run, state: .running)
    }
}
