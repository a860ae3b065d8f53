import JobEngine
import JobModel
import Wording

/// Results that stand in the test itself; rows may be asked for in pages of any size.
struct ListedResults: ResultSource {
    var steps: [(step: ResultStep, rows: [ResultRow])]
    var words: @Sendable (LocalizedText) -> String = { $0.en }

    func resultSteps() async throws -> [ResultStep] { steps.map(\.step) }

    func resultRows(ofStep place: Int, afterLine line: Int, limit: Int) async throws -> [ResultRow] {
        Array(steps[place].rows.filter { $0.line > line }.prefix(limit))
    }

    /// One step of people whose rows end as given, from line 2 on.
    static func people(_ outcomes: [Outcome], leftOut: Int = 0, records: Int? = nil) -> ListedResults {
        let rows = outcomes.enumerated().map { place, outcome in
            var row = ResultRow(
                line: place + 2,
                row: place + 2,
                originRow: place + 2,
                matchKey: "E\(place)",
                action: .create,
                outcome: outcome,
                record: ["E\(place)", "'+8613800000000", "99", "old"]
            )
            if !outcome.isSuccess {
                row.code = "mobile.malformed"
                row.problem = "not, \"a\" number"
                row.remedy = "Correct it."
            }
            return row
        }
        let step = ResultStep(
            name: "people",
            header: ["employee_no", "mobile", "roster_row", "roster_problem"],
            records: records ?? rows.count + leftOut,
            leftOut: leftOut
        )
        return ListedResults(steps: [(step, rows)])
    }
}
