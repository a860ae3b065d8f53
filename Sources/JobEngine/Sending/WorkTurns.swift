import Synchronization

/// How many runs a worker writes at the same time; the others wait, and the one that was served longest ago is next.
package final class WorkTurns: Sendable {
    private struct State {
        var free: Int
        var waiting: [Waiting] = []
        var next = 0
        var cancelled: Set<Int> = []
        /// Runs that are to leave.
        var leaving: Set<ObjectIdentifier> = []
    }

    private struct Waiting {
        let id: Int
        let run: ObjectIdentifier
        let turn: CheckedContinuation<Bool, any Error>
    }

    private let state: Mutex<State>

    package init(_ number: Int) { state = Mutex(State(free: max(1, number))) }

    /// How many runs wait for a turn.
    var waiting: Int { state.withLock { $0.waiting.count } }

    var isWanted: Bool { waiting > 0 }

    /// Waits for a turn, behind those that wait already: who gives one up and comes back was served last.
    ///
    /// - Returns: `false` where the run is to leave: it has no turn then.
    /// - Throws: `CancellationError`.
    func take(for run: ObjectIdentifier) async throws -> Bool {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                let answer: Result<Bool, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    if state.leaving.contains(run) { return .success(false) }
                    guard state.free == 0 else {
                        state.free -= 1
                        return .success(true)
                    }
                    state.waiting.append(Waiting(id: id, run: run, turn: turn))
                    return nil
                }
                if let answer { turn.resume(with: answer) }
            }
        } onCancel: {
            let turn = state.withLock { state in
                guard let place = state.waiting.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return CheckedContinuation<Bool, any Error>?.none
                }
                return state.waiting.remove(at: place).turn
            }
            turn?.resume(throwing: CancellationError())
        }
    }

    func give() {
        let next = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return CheckedContinuation<Bool, any Error>?.none
            }
            return state.waiting.removeFirst().turn
        }
        next?.resume(returning: true)
    }

    /// Has a run get no turn any more; one that waits for it waits no longer.
    func leave(_ run: ObjectIdentifier) {
        let turns = state.withLock { state in
            state.leaving.insert(run)
            let turns = state.waiting.filter { $0.run == run }.map(\.turn)
            state.waiting.removeAll { $0.run == run }
            return turns
        }
        for turn in turns { turn.resume(returning: false) }
    }

    /// Forgets a run that has left.
    func forget(_ run: ObjectIdentifier) { state.withLock { _ = $0.leaving.remove(run) } }
}
