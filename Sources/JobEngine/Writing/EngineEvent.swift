import JobModel

/// What an engine tells while it works.
package enum EngineEvent: Sendable, Equatable {
    /// A run is in the ledger, or was taken up: from here on it can be resumed.
    case begun(run: String)
    /// The directory is about to be read, with at most these calls.
    case reading(CallBudget)
    /// A step begins, of which `done` rows of `total` have settled already.
    case step(name: String, done: Int, total: Int)
    case progress(done: Int, total: Int)
    /// What the rows wait for; `nil` when they go on.
    case waiting(LimitWait?)
}
