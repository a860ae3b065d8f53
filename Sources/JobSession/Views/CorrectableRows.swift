package import JobModel

/// Rows that did not succeed because of what stands in them, or by what they are matched: all others are tried again as they
/// are.
package enum CorrectableRows {
    /// Queries that together find them in one run: rows that were never sent, and those that ended by a code about a field.
    package static func queries(of subject: Subject) -> [RowQuery] {
        let refused = Set([Outcome.failed, .defective].map { RowStanding($0) })
        var ended = RowQuery(standings: refused, codes: RefusedFields.codes(of: subject), limit: RowQuery.largestPage)
        ended.areCodesOfRows = true
        return [RowQuery(standings: [RowStanding(.invalid)], limit: RowQuery.largestPage), ended]
    }
}
