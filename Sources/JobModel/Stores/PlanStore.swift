/// The plans of runs as wholes.
package protocol PlanStore: Sendable {
    /// Begins to plan a run, for the first time or again: what an earlier plan said of it is dropped.
    ///
    /// `steps` is how many steps must be planned before anything is sent.
    ///
    /// - Throws: `LedgerError.illegalRun` for a run that was confirmed.
    func beginPlan(of id: String, steps: Int) async throws

    /// Drops what was planned of a run that was refused: it has no rows.
    ///
    /// - Throws: `LedgerError.illegalRun` for a run that has begun to send.
    func dropPlan(of id: String) async throws

    /// Says that every row of a run is decided; `plan` is what will be shown of it, as JSON.
    func completePlan(of id: String, saying plan: String, at time: Double) async throws

    /// What the plan of a run said, as JSON; `nil` where no plan is whole, and where an earlier version made it.
    func plan(of id: String) async throws -> String?

    /// What a run lacks of its sheets; `nil` for one that is whole.
    func gap(in run: String) async throws -> PlanGap?

    /// Ends a stopped run without sending the rest: those rows stay *notAttempted*, those that wait for a patch *defective*.
    ///
    /// Returns `false`, and changes nothing, where the end of some row is not known.
    func giveUp(run: String) async throws -> Bool
}
