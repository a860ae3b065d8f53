import JobModel

/// Groups rows that did not succeed by step, outcome and code, as they pass; there are no more groups than codes.
struct RunReasons {
    private var reasons: [RunReason] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        var step: String
        var outcome: String
        var code: String?
    }

    /// Counts a row; one that succeeded, and one that was only not reached, has no reason.
    mutating func note(_ row: ResultRow, of step: String) {
        guard !row.outcome.isAsWished, row.code != nil || row.problem != nil else { return }
        let key = Key(step: step, outcome: row.outcome.rawValue, code: row.code)
        if let place = places[key] {
            reasons[place].rows += 1
            if reasons[place].firstRows.count < RunReason.rowsNamed { reasons[place].firstRows.append(row.row) }
            return
        }
        places[key] = reasons.count
        var reason = RunReason(step: step, outcome: key.outcome, code: row.code, rows: 1, firstRows: [row.row])
        reason.problem = row.problem
        reason.remedy = row.remedy
        reasons.append(reason)
    }

    /// The most frequent first; of equally many the one whose row came first.
    var all: [RunReason] {
        reasons.enumerated().sorted { one, other in
            one.element.rows != other.element.rows
                ? one.element.rows > other.element.rows : one.offset < other.offset
        }.map(\.element)
    }
}
