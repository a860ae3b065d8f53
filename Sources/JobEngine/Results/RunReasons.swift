import JobModel
import Wording

/// Groups rows that did not succeed by step, outcome, code and cause, as they pass.
///
/// A code has a bounded number of causes; what is beyond is one more group without a sentence of its own.
struct RunReasons {
    private var reasons: [Reason] = []
    private var places: [Key: Int] = [:]
    private var causes: [Code: Int] = [:]

    /// A reason with what is said of all of its rows.
    private struct Reason {
        var counted: RunReason
        var problem: SharedSentence?
        var remedy: SharedSentence?
        var pageRemedy: SharedSentence?

        mutating func take(_ row: ResultRow) {
            Self.take(row.problem, into: &problem)
            Self.take(row.remedy, into: &remedy)
            Self.take(row.pageRemedy, into: &pageRemedy)
        }

        private static func take(_ sentence: String?, into shared: inout SharedSentence?) {
            guard let sentence else { return }
            if shared == nil { shared = SharedSentence(sentence) } else { shared?.take(sentence) }
        }

        var reason: RunReason {
            var reason = counted
            (reason.problem, reason.remedy, reason.pageRemedy) = (problem?.text, remedy?.text, pageRemedy?.text)
            return reason
        }
    }

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
            reasons[place].counted.note(row.row)
            if key.cause != nil { reasons[place].take(row) }
            return
        }
        places[key] = reasons.count
        causes[code, default: 0] += 1
        let first = RunReason(step: step, outcome: key.outcome, code: row.code, rows: 1, firstRows: [row.row])
        var reason = Reason(counted: first)
        if key.cause != nil { reason.take(row) }
        reasons.append(reason)
    }

    private static let causesNamed = 20

    /// The most frequent first; of equally many the one whose row came first.
    var all: [RunReason] {
        reasons.map(\.reason).enumerated().sorted { one, other in
            one.element.rows != other.element.rows
                ? one.element.rows > other.element.rows : one.offset < other.offset
        }.map(\.element)
    }
}
