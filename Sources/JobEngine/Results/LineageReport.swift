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

    /// Reads the runs of a lineage, the first run first; a later run's word on a row replaces an earlier one's.
    package init(_ runs: [any ResultSource], pageSize: Int = 1000) async throws {
        var outcomes: [String: [Int: Outcome]] = [:]
        var names: [String] = []
        for (number, run) in runs.enumerated() {
            for (place, step) in try await run.resultSteps().enumerated() {
                if number == 0 { names.append(step.name) }
                var line = 0
                while let last = try await Self.page(
                    run,
                    place,
                    after: line,
                    pageSize,
                    into: &outcomes[step.name, default: [:]]
                ) {
                    guard last > line else { break }
                    line = last
                }
            }
        }
        steps = names.map { name in
            let ends = outcomes[name] ?? [:]
            var counts = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, 0) })
            for outcome in ends.values { counts[outcome.rawValue, default: 0] += 1 }
            return Step(name: name, rows: ends.count, outcomes: counts)
        }
    }

    private static func page(
        _ run: any ResultSource,
        _ place: Int,
        after line: Int,
        _ limit: Int,
        into outcomes: inout [Int: Outcome]
    ) async throws -> Int? {
        let rows = try await run.resultRows(ofStep: place, afterLine: line, limit: limit)
        for row in rows { outcomes[row.originRow] = row.outcome }
        return rows.last?.line
    }
}
