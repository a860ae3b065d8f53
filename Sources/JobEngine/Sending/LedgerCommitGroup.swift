import JobModel
import Synchronization

/// Writes down what happens to the rows of a step: many lanes share a transaction, and so one wait for the disk.
///
/// Changes that come during a transaction join the next one, and while several lanes write, one begins no sooner than
/// two milliseconds after the one before it: on a disk that is fast, each would else have the changes of two or three
/// lanes. A lane that is alone never waits. `record` returns once its changes are on the disk, which is what keeps the
/// order of intent and request.
///
/// A lock rather than an actor, because release builds by Swift 6.3.1 lose the isolation of an actor that awaits a function
/// like `SQLiteLedger.write`: two lanes met in its state, and imports crashed. The optimizer removes the way back to the
/// actor from a `nonisolated(nonsending)` function that throws after it has awaited a `@concurrent` one:
///
///     @concurrent func commit() async throws { throw CancellationError() }
///     struct Ledger { func write() async throws { try await commit() } }
///     actor Group {
///         func record() async {
///             do { try await Ledger().write() } catch { preconditionIsolated() }  // Fails with -O.
///         }
///     }
///
/// With `do { try await commit() } catch { throw await other(error) }` in `write` it fails after a success as well.
/// Through a protocol's existential, as all other actors here await their stores, and through closures and tasks the way
/// back is kept. See https://github.com/swiftlang/swift/issues/88259 and https://github.com/swiftlang/swift/issues/86083;
/// https://github.com/swiftlang/swift/pull/88687 fixes the 6.3 branch after 6.3.1.
final class LedgerCommitGroup: Sendable {
    private struct Entry: Sendable {
        var changes: [LedgerChange]
        var hold: ChunkHold?
        /// Goes on with whether it is the one to write; else its changes are written.
        var turn: CheckedContinuation<Bool, any Error>
    }

    private struct State {
        /// What the next transaction takes along, in the order in which it came.
        var waiting: [Entry] = []
        var isWriting = false
        /// When the last transaction began.
        var last: ContinuousClock.Instant?
        /// Whether the last transaction had the changes of several lanes.
        var hasCompany = false
    }

    private let ledger: any LedgerStore
    private let run: String
    private let step: Int
    private let time: LedgerTime
    private let state = Mutex(State())

    init(ledger: any LedgerStore, run: String, step: Int, time: LedgerTime) {
        self.ledger = ledger
        self.run = run
        self.step = step
        self.time = time
    }

    /// Returns when the changes are on the disk; those recorded one after the other are written in that order.
    ///
    /// `hold` is that of the rows' chunk; `nil` for the owner of a run, who settles what is in no chunk.
    ///
    /// - Throws: `LedgerError.replaced` where the hold is lost.
    func record(_ changes: [LedgerChange], by hold: ChunkHold? = nil) async throws {
        guard !changes.isEmpty else { return }
        let start = ContinuousClock.now
        defer { time.add(ContinuousClock.now - start) }
        guard try await isToWrite(changes, by: hold) else { return }
        defer { handOver() }
        await waitForOthers()
        let others = takeOthers()
        do {
            var (all, holds) = (changes, hold.map { [$0] } ?? Set<ChunkHold>())
            for other in others {
                all += other.changes
                if let hold = other.hold { holds.insert(hold) }
            }
            try await ledger.commit(all, run: run, step: step, by: holds)
        } catch LedgerError.replaced where !others.isEmpty {
            return try await recordEach(changes, by: hold, others)
        } catch {
            for other in others { other.turn.resume(throwing: error) }
            throw error
        }
        for other in others { other.turn.resume(returning: false) }
    }

    /// Each by itself: one hold that is lost must not cost the others what they have done.
    private func recordEach(_ changes: [LedgerChange], by hold: ChunkHold?, _ others: [Entry]) async throws {
        let own = await result(of: changes, by: hold)
        for other in others {
            switch await result(of: other.changes, by: other.hold) {
            case .success: other.turn.resume(returning: false)
            case .failure(let error): other.turn.resume(throwing: error)
            }
        }
        try own.get()
    }

    private func result(of changes: [LedgerChange], by hold: ChunkHold?) async -> Result<Void, any Error> {
        do {
            return .success(try await ledger.commit(changes, run: run, step: step, by: hold.map { [$0] } ?? []))
        } catch {
            return .failure(error)
        }
    }

    /// Until the last transaction is far enough behind; a task that is cancelled does not wait.
    private func waitForOthers() async {
        let next = state.withLock { state in state.hasCompany ? state.last.map { $0 + Self.interval } : nil }
        guard let next, next > .now else { return }
        // It throws where the task was cancelled: what has happened is to be written down all the same.
        try? await Task.sleep(until: next, tolerance: .zero, clock: .continuous)
    }

    /// What has come meanwhile.
    private func takeOthers() -> [Entry] {
        state.withLock { state in
            let others = state.waiting
            state.waiting = []
            state.last = .now
            state.hasCompany = !others.isEmpty
            return others
        }
    }

    private static let interval = Duration.milliseconds(2)

    /// Whether the caller writes: at once where nobody does, else when it is handed over; `false` once another has.
    private func isToWrite(_ changes: [LedgerChange], by hold: ChunkHold?) async throws -> Bool {
        try await withCheckedThrowingContinuation { turn in
            let isFirst = state.withLock { state in
                guard state.isWriting else {
                    state.isWriting = true
                    return true
                }
                state.waiting.append(Entry(changes: changes, hold: hold, turn: turn))
                return false
            }
            if isFirst { turn.resume(returning: true) }
        }
    }

    /// The first who waits writes next, for all who wait.
    private func handOver() {
        let next: Entry? = state.withLock { state in
            state.isWriting = !state.waiting.isEmpty
            guard state.isWriting else { return nil }
            return state.waiting.removeFirst()
        }
        next?.turn.resume(returning: true)
    }
}
