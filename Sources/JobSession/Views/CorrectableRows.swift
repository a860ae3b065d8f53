package import JobModel
import Wording

/// Rows that did not succeed because of what stands in them, or by what they are matched: all others can be tried
/// again without a correction.
package enum CorrectableRows {
    /// Queries that together find them in one run: rows that were never sent, and those that ended by a code about a field.
    package static func queries(of subject: Subject) -> [RowQuery] {
        let refused = Set([Outcome.failed, .defective].map { RowStanding($0) })
        let codes = RefusedFields.codes(of: subject).union([invalidField, changed])
        var ended = RowQuery(standings: refused, codes: codes, limit: RowQuery.largestPage)
        ended.areCodesOfRows = true
        return [RowQuery(standings: [RowStanding(.invalid)], limit: RowQuery.largestPage), ended]
    }

    /// Whether a row that these have found is one.
    ///
    /// Of rows that have changed since their plan, these are the rows whose key
    /// another person has now, and the rows that a rule refuses now.
    package static func contains(_ row: LedgerRow) -> Bool {
        guard row.code == changed, let problem = row.problem?.en else { return true }
        return problem.contains(" was free and now belongs to ")
            || problem.hasPrefix("Since the plan was made: now ") && !problem.hasSuffix("now it is valid now")
    }

    /// Field validation failed: which field it was, only the sentence says.
    private static let invalidField = "99992402"
    private static let changed = "changed.sincePlan"
}
