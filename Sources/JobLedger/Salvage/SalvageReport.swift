/// What could be read of a damaged ledger.
package struct SalvageReport: Sendable, Equatable {
    /// Where the damaged file is kept.
    package var kept = ""
    package var runs = 0
    package var rows = 0
    /// Records that the damaged file shows and that hold what the schema does not allow, or belong to no run.
    package var unreadable = 0
    /// Runs that lack a step or a row of what their sheets hold.
    package var incomplete: [String] = []
    /// Rows that may have been sent since what is in the ledger was written: a resume reads them back first.
    package var uncertain = 0
}
