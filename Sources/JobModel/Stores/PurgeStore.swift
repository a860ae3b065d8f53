/// Taking runs out for good.
package protocol PurgeStore: Sendable {
    /// The first runs of the lineages whose every run began before `time` (Unix seconds), oldest first.
    func lineagesOlder(than time: Double) async throws -> [String]

    /// Takes everything of the runs out, so that nothing of it stays readable.
    ///
    /// The runs are all of one lineage: a retry needs the rows of the runs before it.
    func purge(_ runs: [String]) async throws

    /// Gives the space of what was purged back.
    ///
    /// - Returns: `false` where another process reads the store; the space is used again then by later runs.
    func shrink() async throws -> Bool
}
