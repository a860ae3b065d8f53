import JobLedger

/// Writes down what happens to the rows of a step: many lanes share a transaction, and so one wait for the disk.
///
/// Whoever comes while a transaction is under way joins the next one. `record` returns once its changes are on the disk,
/// which is what keeps the order of intent and request.
actor Journal {
    private let ledger: Ledger
    private let run: String
    private let step: Int
    private var waiting: [Entry] = []
    /// What the next one to write takes along for the others.
    private var handedOver: [Entry] = []
    private var isWriting = false
    private let time: LedgerTime

    private struct Entry {
        var changes: [LedgerChange]
        /// Goes on with whether it is the one to write, its own and what was handed over; else its changes are written.
        ///
        /// The entries themselves do not go through it: built for release, an array in an enumeration came out of the
        /// continuation as rubbish now and then (Swift 6.3.1).
        var turn: CheckedContinuation<Bool, any Error>
    }

    init(ledger: Ledger, run: String, step: Int, time: LedgerTime) {
        self.ledger = ledger
        self.run = run
        self.step = step
        self.time = time
    }

    /// Returns when the changes are on the disk; those recorded one after the other are written in that order.
    func record(_ changes: [LedgerChange]) async throws {
        guard !changes.isEmpty else { return }
        let start = ContinuousClock.now
        defer { time.add(ContinuousClock.now - start) }
        var others: [Entry] = []
        if isWriting {
            guard try await waitForTurn(changes) else { return }
            others = handedOver
            handedOver = []
        }
        isWriting = true
        defer { handOver() }
        do {
            var all = changes
            for other in others { all += other.changes }
            try await ledger.commit(all, run: run, step: step)
        } catch {
            for other in others { other.turn.resume(throwing: error) }
            throw error
        }
        for other in others { other.turn.resume(returning: false) }
    }

    private func waitForTurn(_ changes: [LedgerChange]) async throws -> Bool {
        try await withCheckedThrowingContinuation { waiting.append(Entry(changes: changes, turn: $0)) }
    }

    /// The first who waits writes next, for all who wait.
    private func handOver() {
        isWriting = !waiting.isEmpty
        guard isWriting else { return }
        let next = waiting.removeFirst()
        handedOver = waiting
        waiting = []
        next.turn.resume(returning: true)
    }
}
