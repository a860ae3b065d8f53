package import LocalFiles

/// The chunks of runs: which worker writes which rows.
///
/// A claim lasts by the store's own clock until it is renewed, and gives the chunk the next epoch. What is written by an
/// earlier epoch is refused. The worker of a process that has died on this machine loses its chunks at once.
package protocol ChunkStore: Sendable {
    /// Takes up to `limit` chunks that nobody holds, in file order; two claims at once get different ones.
    ///
    /// What is finished is done first. Where no chunk is open at the place of the claim's layout, the rows that are due
    /// there are put into chunks.
    ///
    /// Who does not own the run gets none where it does not run, or was asked to stop, or where the store has lost
    /// transactions since and the owner has not taken its history over.
    ///
    /// - Throws: `LedgerError.noSuchRun`.
    func claim(_ claim: ChunkClaim) async throws -> ClaimedChunks

    /// Makes holds of a run last for so long from now.
    ///
    /// - Returns: Those that are still held; the others are lost.
    func renew(_ holds: [ChunkHold], of run: String, leaseSeconds: Double) async throws -> Set<ChunkHold>

    /// Gives chunks of a run back, written or not; one that is lost is left alone.
    func release(_ holds: [ChunkHold], of run: String, areDone: Bool) async throws

    /// Has a run that runs or was stopped go on with the store as it is now; for the run's owner, before it does anything
    /// else with the run.
    ///
    /// A store may have lost its last transactions, because a standby took over or a backup was restored, and with them the
    /// marks of what was sent. Then all chunks of the run are closed, and every row to be created that may have been sent
    /// is *sending* from `time` on, so that it is read back, and says that it may be sent (`LedgerRow.mayBeSent`).
    ///
    /// - Returns: How many rows are to be read back for that alone.
    func takeOverHistory(of run: String, at time: BootTimestamp) async throws -> Int

    /// Has the time begin again since rows without a known end were sent, where that was in another boot than `time`'s.
    ///
    /// A ledger of one machine, to which the run is copied, would take it from that machine's calendar.
    func restartSends(of run: String, at time: BootTimestamp) async throws

    /// Closes the chunks of a run that no worker holds, so that a late write to them is refused; for the run's owner,
    /// before it settles what is open.
    ///
    /// - Returns: Those that are held.
    func retireChunks(of run: String) async throws -> [Chunk]

    /// The chunks of a run that some worker holds whose lease goes on, in the order of their numbers.
    func heldChunks(of run: String) async throws -> [Chunk]

    /// The rows of a chunk that are due, in file order; `waits` as for `RowStore.due`.
    func dueRows(of chunk: Chunk, waits: Bool, besides: Set<Int>) async throws -> [LedgerRow]

    /// The rows of a chunk of which something was sent and that have not settled, in file order.
    func openRows(of chunk: Chunk) async throws -> [LedgerRow]

    /// Writes down what happened to rows of chunks, in one transaction.
    ///
    /// - Throws: `LedgerError.replaced` where one of the holds is lost, or a row is to be sent of a run that does not run;
    ///   else as `RowStore.commit`. Nothing is kept then.
    func commit(_ changes: [LedgerChange], run: String, step: Int, by holds: Set<ChunkHold>) async throws

    /// Asks the owner of a run to stop it; what was asked first stays.
    ///
    /// Nothing is asked where a person has let the run go on since it was `resumed` so often (`ClaimedChunks.resumed`).
    func askToStop(_ run: String, because request: RunStopRequest, resumed: Int) async throws

    /// Whether a run was asked to stop; reads, and changes nothing.
    ///
    /// - Throws: `LedgerError.noSuchRun`.
    func stopStanding(of run: String) async throws -> StopStanding

    /// Forgets that a run was asked to stop, and counts its rows from now on (`RowStore.tally`): a person has it go on.
    func forgetStopRequest(of run: String) async throws

    /// Runs whose plan was confirmed and that have not come to their end or stopped, oldest first; those that are written,
    /// too, of which only the results are missing.
    func runsToWrite(by machine: String) async throws -> [RunRecord]
}

extension ChunkStore {
    /// Writes down that a person wants a run to stop: its owner hears of it, and a process that takes it up later stops it.
    ///
    /// - Returns: How it stands now; what a helper has asked for before stays.
    /// - Throws: `LedgerError.noSuchRun`.
    @discardableResult
    package func askToStop(_ run: String) async throws -> StopStanding {
        let standing = try await stopStanding(of: run)
        try await askToStop(run, because: .ofPerson, resumed: standing.resumed)
        return try await stopStanding(of: run)
    }
}
