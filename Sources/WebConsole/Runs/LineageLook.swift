/// What a look at the rows of a lineage has found, kept for as long as none of them can have changed.
struct LineageLook<Found: Sendable>: Sendable {
    /// How its runs stood.
    let standings: [RunStanding]
    /// Until then the look is not done again, though somebody may write rows.
    let due: ContinuousClock.Instant
    var found: Found

    /// Whether it is still so.
    ///
    /// - Parameters:
    ///   - standings: How the runs stand by now.
    ///   - now: The time.
    /// - Returns: `false` where the look has to be taken again.
    func holds(_ standings: [RunStanding], at now: ContinuousClock.Instant) -> Bool {
        self.standings == standings && (standings.allSatisfy(\.isStill) || now < due)
    }
}
