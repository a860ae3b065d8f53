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
    private var isWriting = false
    private let time: LedgerTime

    private struct Entry {
        var changes: [LedgerChange]
        var turn: CheckedContinuation<Turn, any Error>
    }

    /// What becomes of one who had to wait: its changes are written, or it is the one to write those of others.
    private enum Turn {
        case written
        case lead([Entry])
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
            let turn = try await withCheckedThrowingContinuation { waiting.append(Entry(changes: changes, turn: $0)) }
            guard case .lead(let entries) = turn else { return }
            others = entries
        }
        isWriting = true
        defer { handOver() }
        do {
            try await ledger.commit(changes + others.flatMap(\.changes), run: run, step: step)
        } catch {
            for other in others { other.turn.resume(throwing: error) }
            throw error
        }
        for other in others { other.turn.resume(returning: .written) }
    }

    /// The first who waits writes next, for all who wait.
    private func handOver() {
        isWriting = !waiting.isEmpty
        guard isWriting else { return }
        let next = waiting.removeFirst()
        let others = waiting
        waiting = []
        next.turn.resume(returning: .lead(others))
    }
}
