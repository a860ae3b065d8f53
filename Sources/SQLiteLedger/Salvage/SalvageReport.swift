/// What could be read of a damaged ledger.
package struct SalvageReport: Sendable, Equatable {
    /// Where the damaged file is kept.
    package var kept = ""
    package var runs = 0
    package var rows = 0
    /// Records that the damaged file shows and that hold what the schema does not allow.
    package var unreadable = 0
    /// Tables of which some pages cannot be read; how many records were on those nobody can say.
    package var broken: [String] = []
    /// Runs whose own record is lost: what is left of them has a record in its place that says so.
    package var lost: [String] = []
    /// Other runs that lack a step or a row of what their sheets hold, or what became of a row.
    package var incomplete: [String] = []
    /// Rows that may have been sent since what is in the ledger was written: a resume reads them back first.
    package var uncertain = 0

    /// Whether nothing is missing.
    package var isWhole: Bool { unreadable == 0 && broken.isEmpty && lost.isEmpty && incomplete.isEmpty }
}
