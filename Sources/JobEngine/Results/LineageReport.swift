import JobModel
package import Wording

/// How the rows of a first run ended over all its retries.
package struct LineageReport: Sendable, Codable, Equatable {
    package var steps: [Step] = []

    package struct Step: Sendable, Codable, Equatable {
        package var name: String
        /// Rows of the first run that were not left out.
        package var rows: Int
        package var outcomes: [String: Int]

        package var endedWell: Int {
            Outcome.allCases.filter(\.isSuccess).reduce(0) { $0 + (outcomes[$1.rawValue] ?? 0) }
        }
    }

    package var rows: Int { steps.reduce(0) { $0 + $1.rows } }
    package var endedWell: Int { steps.reduce(0) { $0 + $1.endedWell } }

    /// `1000 of 1000 rows succeeded`.
    package var sentence: LocalizedText {
        LocalizedText(en: "\(endedWell) of \(rows, "row") succeeded", zh: "\(rows) 行中 \(endedWell) 行成功")
    }

    package init(steps: [Step]) { self.steps = steps }

    /// Counts the rows of the first run, and takes for those that a retry had how they ended there: a later run's word on a
    /// row replaces an earlier one's.
    ///
    /// - Parameters:
    ///   - runs: A lineage, the first run first.
    ///   - ledger: Where they are.
    ///   - pageSize: How many rows of a retry are read at once.
    /// - Throws: `LedgerError`.
    init(of runs: [String], in ledger: any LedgerStore, pageSize: Int = 1000) async throws {
        guard let first = runs.first else { return }
        for step in try await ledger.steps(of: first) {
            var ends = Ends(try await ledger.standings(run: first, step: step.number))
            let later = try await Self.outcomes(of: step.name, in: runs.dropFirst(), ledger, pageSize)
            let numbers = later.keys.sorted()
            for start in stride(from: 0, to: numbers.count, by: pageSize) {
                let some = Array(numbers[start..<min(start + pageSize, numbers.count)])
                ends.remove(try await ledger.standings(run: first, step: step.number, numbered: some))
            }
            for outcome in later.values { ends.counts[outcome, default: 0] += 1 }
            steps.append(ends.step(step.name))
        }
    }

    /// How rows ended in retries, by their numbers in the first run.
    private static func outcomes(
        of step: String,
        in runs: ArraySlice<String>,
        _ ledger: any LedgerStore,
        _ pageSize: Int
    ) async throws -> [Int: Outcome] {
        var outcomes: [Int: Outcome] = [:]
        for run in runs {
            for record in try await ledger.steps(of: run) where record.name == step {
                try await ledger.forEachMark(of: .shown, run: run, step: record.number, pageSize: pageSize) { mark in
                    let standing = mark.standing
                    outcomes[mark.originRow] = .shown(state: standing.state, outcome: standing.outcome)
                }
            }
        }
        return outcomes
    }

    /// Rows counted by the outcomes that a report shows.
    private struct Ends {
        var counts: [Outcome: Int] = [:]

        init(_ standings: [RowStanding: Int]) { add(standings, 1) }

        mutating func remove(_ standings: [RowStanding: Int]) { add(standings, -1) }

        private mutating func add(_ standings: [RowStanding: Int], _ sign: Int) {
            for (standing, number) in standings {
                counts[.shown(state: standing.state, outcome: standing.outcome), default: 0] += sign * number
            }
        }

        func step(_ name: String) -> Step {
            let outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, counts[$0] ?? 0) })
            return Step(name: name, rows: counts.values.reduce(0, +), outcomes: outcomes)
        }
    }
}
