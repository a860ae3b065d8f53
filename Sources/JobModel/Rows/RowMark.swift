/// Which row of a run it is and how it stands, without its record and its plan: a look at very many rows reads these alone.
package struct RowMark: Sendable, Equatable {
    package let line: Int
    /// Its number in the first run of the lineage; of a row without a plan a negative one, which no sheet has.
    package let originRow: Int
    /// Empty where the row has none.
    package let matchKey: String
    package let standing: RowStanding

    package init(line: Int, originRow: Int, matchKey: String, standing: RowStanding) {
        (self.line, self.originRow, self.matchKey, self.standing) = (line, originRow, matchKey, standing)
    }

    package var isUnsuccessful: Bool { standing.outcome?.isSuccess != true }
}

/// Which rows of a step are looked at.
package enum RowScope: Sendable, CaseIterable {
    /// All, as results show them: those without a plan too.
    case shown
    /// Those with a plan.
    case planned
    /// Of these the ones that have not succeeded: settled otherwise, or not settled yet.
    case unsuccessful
}
