import JobModel

@testable import JobEngine

extension LineageReport {
    /// The same report by a look at each row of each run: slow, and plain to read.
    init(rowsOf runs: [any ResultSource], pageSize: Int = 1000) async throws {
        var outcomes: [String: [Int: Outcome]] = [:]
        var names: [String] = []
        for (number, run) in runs.enumerated() {
            for (place, step) in try await run.resultSteps().enumerated() {
                if number == 0 { names.append(step.name) }
                var line = 0
                while case let rows = try await run.resultRows(ofStep: place, afterLine: line, limit: pageSize),
                    let last = rows.last
                {
                    for row in rows { outcomes[step.name, default: [:]][row.originRow] = row.outcome }
                    line = last.line
                }
            }
        }
        self.init(
            steps: names.map { name in
                let ends = outcomes[name] ?? [:]
                var counts = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, 0) })
                for outcome in ends.values { counts[outcome.rawValue, default: 0] += 1 }
                return Step(name: name, rows: ends.count, outcomes: counts)
            }
        )
    }
}
