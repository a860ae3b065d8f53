import Wording

/// Why the ledger could not be read or written.
package enum LedgerError: ExplainedError, Equatable {
    case cannotOpen(path: String, reason: String)
    /// The file is no database, or no longer a whole one.
    case damaged(path: String)
    /// So damaged that no table of it can be found.
    case unsalvageable(path: String)
    /// The file in which requests are counted is damaged; it is made again when it is opened next.
    case limitsDamaged(path: String)
    /// The file has been written by a later version.
    case newer(path: String)
    /// It is empty or not there, and that many runs have been recorded in it; 0 where only its log is left.
    case gone(path: String, runs: Int)
    /// It lacks what was written last of that many runs.
    case logMissing(path: String, runs: Int)
    /// A file or folder of another user, or a link.
    case notOurs(path: String)
    case diskFull
    /// Another process has held the ledger for longer than anything that Roster does with it takes.
    case busy
    case failed(reason: String)
    /// The ledger is in a database server; `at` is its address without a password.
    case database(DatabaseProblem, at: String)
    case noSuchRun(String)
    case owned(run: String)
    /// Another worker has the rows that this one was to write, or the run was stopped.
    case replaced(run: String)
    case illegal(line: Int, from: String, change: String)
    /// A transition that is not in `RunStep.all`, or a run that lacks what it needs for it; `reason` is the schema's.
    case illegalRun(String, from: String, to: String?, reason: String)
}
