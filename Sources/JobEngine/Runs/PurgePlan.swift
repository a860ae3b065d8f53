/// The runs that a purge would take out of the ledger, and those it leaves, with why.
package struct PurgePlan: Sendable, Equatable {
    /// Lineages, each with its runs, oldest first.
    package var lineages: [[String]] = []
    package var rows = 0
    package var kept: [Kept] = []

    /// A run for the sake of which its lineage stays.
    package struct Kept: Sendable, Equatable {
        package var run: String
        package var reason: Reason
    }

    package enum Reason: Sendable, Equatable {
        case unfinished
        /// Its plan was confirmed, and workers are to write it.
        case released
        case unknownRows(Int)
        case atWork
    }

    package var runs: [String] { lineages.flatMap { $0 } }
}
