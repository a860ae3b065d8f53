import JobModel
import Wording

/// Groups rows that did not succeed by step, outcome, code and cause, as they pass.
///
/// A code has a bounded number of causes; what is beyond is one more group without a sentence of its own.
struct RunReasons {
    private var reasons: [RunReason] = []
    private var places: [Key: Int] = [:]
    private var causes: [Code: Int] = [:]

    private struct Key: Hashable {
        var step: String
        var outcome: String
        var code: String?
        /// `nil` for the causes that are beyond the bound.
        var cause: String?
    }

    private struct Code: Hashable {
        var step: String
        var outcome: String
        var code: String?
    }

    /// Counts a row; one that succeeded, and one that was only not reached, has no reason.
    mutating func note(_ row: ResultRow, of step: String) {
        guard !row.outcome.isSuccess, row.code != nil || row.problem != nil else { return }
        var key = Key(step: step, outcome: row.outcome.rawValue, code: row.code, cause: row.cause)
        let code = Code(step: step, outcome: key.outcome, code: row.code)
        if places[key] == nil, causes[code] ?? 0 >= Self.causesNamed { key.cause = nil }
        if let place = places[key] {
            reasons[place].rows += 1
            if reasons[place].firstRows.count < RunReason.rowsNamed { reasons[place].firstRows.append(row.row) }
            return
        }
        places[key] = reasons.count
        causes[code, default: 0] += 1
        var reason = RunReason(step: step, outcome: key.outcome, code: row.code, rows: 1, firstRows: [row.row])
        if key.cause != nil {
            reason.problem = row.problem
            reason.remedy = row.remedy
            reason.pageRemedy = row.pageRemedy
        }
        reasons.append(reason)
    }

    private static let causesNamed = 20

    /// The most frequent first; of equally many the one whose row came first.
    var all: [RunReason] {
        reasons.enumerated().sorted { one, other in
            one.element.rows != other.element.rows
                ? one.element.rows > other.element.rows : one.offset < other.offset
        }.map(\.element)
    }
}
