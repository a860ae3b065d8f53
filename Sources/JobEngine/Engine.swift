package import JobModel
package import LocalFiles
package import Wording

/// Runs imports: plans, writes, settles; stateless around the ledger, so that a crash loses nothing but time.
package struct Engine: Sendable {
    let ledger: any LedgerStore
    let scratch: ScratchRegistry?
    let connect: @Sendable (JobDefinition) async throws -> Connection
    let stop: StopSignal
    let events: @Sendable (EngineEvent) async -> Void
    let words: @Sendable (LocalizedText) -> String
    let naming: @Sendable (LocalizedText, _ run: String) -> LocalizedText
    let isForPages: Bool
    let ledgerTime = LedgerTime()
    /// Tells how old a plan is.
    let clock: @Sendable () -> BootTimestamp
    /// How long a chunk is held without a renewal; `nil` as `ChunkLease` says.
    let leaseSeconds: Double?
    /// Of a worker of several runs: the turns of the one that this is for.
    let turns: RunTurns?

    /// - Parameters:
    ///   - ledger: Where runs are kept.
    ///   - scratch: Where results half written are recorded; without it nothing removes those of a killed command.
    ///   - connect: Reaches the directory that a job names.
    ///   - stop: Raised by the first Ctrl-C: what is in flight is finished, nothing more is sent.
    ///   - events: Told of progress.
    ///   - words: Says a sentence in the language of the results.
    ///   - isForPages: Whether the readers of the results have the console's pages, and no command line.
    ///   - naming: Names the run in a remedy; a run that nobody can go on with is not named.
    ///   - clock: Tells how old a plan is.
    ///   - leaseSeconds: How long a chunk is held without a renewal; by default as `ChunkLease` says.
    ///   - turns: Of a worker of several runs, the turns of the one that this is for.
    package init(
        ledger: any LedgerStore,
        scratch: ScratchRegistry? = nil,
        connect: @escaping @Sendable (JobDefinition) async throws -> Connection,
        stop: StopSignal = StopSignal(),
        events: @escaping @Sendable (EngineEvent) async -> Void = { _ in },
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en },
        isForPages: Bool = false,
        naming: @escaping @Sendable (LocalizedText, _ run: String) -> LocalizedText = { $0.naming(run: $1) },
        clock: @escaping @Sendable () -> BootTimestamp = { .now },
        leaseSeconds: Double? = nil,
        turns: RunTurns? = nil
    ) {
        self.ledger = ledger
        self.scratch = scratch
        self.connect = connect
        self.stop = stop
        self.events = events
        self.words = words
        self.naming = naming
        self.isForPages = isForPages
        self.clock = clock
        self.leaseSeconds = leaseSeconds
        self.turns = turns
    }
}
