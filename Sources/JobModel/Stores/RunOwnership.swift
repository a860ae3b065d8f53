/// Which process is at work on a run: one at most.
package protocol RunOwnership: Sendable {
    /// Takes a run for this process.
    ///
    /// - Throws: `LedgerError.owned` while another process has it.
    func lock(run: String) async throws -> any RunOwner

    /// Whether some process is at work on a run.
    func isOwned(run: String) async -> Bool
}

/// Says that this process owns a run; released by `release`, or with the process, however it dies.
package protocol RunOwner: AnyObject, Sendable {
    func release()
}
