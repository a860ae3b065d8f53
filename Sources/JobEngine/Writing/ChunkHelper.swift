import JobModel

/// Gets chunks of a run that another process owns.
struct ChunkHelper: Sendable {
    let ledger: any LedgerStore
    let run: String
    let keeper: ChunkKeeper
    let stop: StopSignal

    /// What a helper has got.
    struct Found {
        let chunk: HeldChunk
        /// How often a person had let the run go on when it was claimed.
        let resumed: Int
    }

    /// A chunk with a turn to write it, as soon as there is one.
    ///
    /// - Returns: `nil` where the run does not run any more, or nobody owns it: who takes it up begins with finding out
    ///   what is open.
    func next() async throws -> Found? {
        while !stop.isRaised {
            try await keeper.turns?.take()
            let found: ChunkKeeper.Claimed
            do {
                found = try await keeper.claim(1)
            } catch {
                keeper.turns?.give()
                throw error
            }
            if let chunk = found.chunks.first { return Found(chunk: chunk, resumed: found.resumed) }
            keeper.turns?.give()
            guard found.state == .running, found.stop == nil, await ledger.isOwned(run: run) else { return nil }
            try await keeper.waitForOthers()
        }
        return nil
    }
}
