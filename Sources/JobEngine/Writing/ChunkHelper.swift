import JobModel

/// Gets chunks of a run that another process owns.
struct ChunkHelper: Sendable {
    let ledger: any LedgerStore
    let run: String
    let keeper: ChunkKeeper
    let stop: StopSignal

    /// A chunk with a turn to write it, as soon as there is one.
    ///
    /// - Parameter isToRead: Whether the directory is read before the chunk is written.
    /// - Returns: `nil` where the run does not run any more, is to leave its place to another one, or nobody owns it: who
    ///   takes it up begins with finding out what is open.
    /// - Throws: What the ledger throws; `CancellationError`.
    func next(isToRead: Bool = false) async throws -> HeldChunk? {
        // One that finds nothing for its turn waits for others, and has had it.
        var isToRead = isToRead
        while !stop.isRaised {
            if let turns = keeper.turns, try await !turns.take(isToRead: isToRead) { return nil }
            let found: ChunkKeeper.Claimed
            do {
                found = try await keeper.claim(1)
            } catch {
                keeper.turns?.give()
                throw error
            }
            if let chunk = found.chunks.first { return chunk }
            keeper.turns?.give()
            isToRead = false
            guard found.state == .running, found.stop == nil, await ledger.isOwned(run: run) else { return nil }
            try await keeper.waitForOthers()
        }
        return nil
    }
}
