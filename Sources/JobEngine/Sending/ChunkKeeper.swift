import JobModel
import LocalFiles
import Synchronization

/// The chunks of a run that this process holds: claims them, and renews them until they are given back.
///
/// They are others' at once where nothing holds the keeper any more, as after an error.
final class ChunkKeeper: Sendable {
    private let ledger: any LedgerStore
    private let run: String
    /// Whether this process owns the run, and so takes every chunk and lays them out.
    let isCoordinating: Bool
    private let lease: ChunkLease
    /// Of a worker of several runs.
    let turns: RunTurns?
    private let worker = LiveWorker()
    private let held = Mutex<[ChunkHold: HeldChunk]>([:])
    private let waiting = Atomic(false)
    private let resumed = Atomic(0)

    init(ledger: any LedgerStore, run: String, isCoordinating: Bool, lease: ChunkLease, turns: RunTurns? = nil) {
        self.ledger = ledger
        self.run = run
        self.isCoordinating = isCoordinating
        self.lease = lease
        self.turns = turns
    }

    deinit { worker.end() }

    /// What came of a claim.
    struct Claimed {
        var chunks: [HeldChunk]
        /// Chunks that others hold, or that are not for this worker.
        var left: Int
        var state: RunState
        var stop: RunStopRequest?
    }

    /// Takes chunks; those that are finished are done with this.
    func claim(
        _ limit: Int,
        of step: Int? = nil,
        at place: ChunkPlace? = nil,
        finished: [HeldChunk] = [],
        layingOut layout: ChunkLayout? = nil
    ) async throws -> Claimed {
        var claim = ChunkClaim(run: run, worker: worker.name, leaseSeconds: lease.seconds, limit: limit)
        claim.step = step
        claim.place = place
        claim.isCoordinating = isCoordinating
        claim.finished = finished.filter { !$0.isLost }.map(\.hold)
        claim.layout = layout
        // Before the store is asked: its lease begins no sooner.
        let time = BootTimestamp.secondsSinceBoot
        let found = try await ledger.claim(claim)
        resumed.store(found.resumed, ordering: .relaxed)
        let chunks = found.chunks.map { HeldChunk($0, renewed: time, sendSeconds: lease.sendSeconds) }
        held.withLock { held in
            for chunk in finished { held[chunk.hold] = nil }
            for chunk in chunks { held[chunk.hold] = chunk }
        }
        return Claimed(chunks: chunks, left: found.left, state: found.state, stop: found.stop)
    }

    /// Renews everything that is held; what is lost says so afterwards.
    func renew() async throws {
        let chunks = held.withLock { $0 }
        guard !chunks.isEmpty else { return }
        let time = BootTimestamp.secondsSinceBoot
        let kept = try await ledger.renew(Array(chunks.keys), of: run, leaseSeconds: lease.seconds)
        for (hold, chunk) in chunks {
            guard !kept.contains(hold) else {
                chunk.noteRenewal(at: time)
                continue
            }
            // One that was given back meanwhile is not lost.
            guard held.withLock({ $0.removeValue(forKey: hold) }) != nil else { continue }
            chunk.noteLoss()
        }
    }

    /// Whether a chunk by which a write was refused is another's by now.
    func hasLost(_ chunk: HeldChunk) async throws -> Bool {
        try await renew()
        return chunk.isLost
    }

    /// Renews until it is cancelled, which is no error.
    func keepRenewing() async throws {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: lease.renewal)
                try await renew()
            } catch is CancellationError {
                return
            } catch is LedgerError {
                // A store that is away is asked again. What is not renewed in time is not sent.
            }
        }
    }

    /// Gives chunks back.
    func release(_ chunks: [HeldChunk], areDone: Bool) async throws {
        let own = chunks.filter { !$0.isLost }.map(\.hold)
        held.withLock { held in
            for chunk in chunks { held[chunk.hold] = nil }
        }
        try await ledger.release(own, of: run, areDone: areDone)
    }

    /// How often a person had let the run go on when something was claimed last.
    var timesResumed: Int { resumed.load(ordering: .relaxed) }

    /// Whether all that is left to do is with others.
    var isWaiting: Bool { waiting.load(ordering: .relaxed) }

    /// Waits a while for others to go on.
    func waitForOthers() async throws {
        waiting.store(true, ordering: .relaxed)
        defer { waiting.store(false, ordering: .relaxed) }
        try await Task.sleep(for: min(Self.interval, lease.renewal))
    }

    /// How often news are looked for.
    static let interval = Duration.seconds(1)
}
