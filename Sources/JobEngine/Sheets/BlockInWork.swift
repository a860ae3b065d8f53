import Synchronization

/// Work whose result nobody may want any more.
protocol AbandonableWork: Sendable {
    var isAbandoned: Bool { get }
}

/// What other threads make for one task, which awaits it; cancelled, it goes on at once and the work is abandoned.
final class BlockInWork<Made: Sendable>: AbandonableWork {
    private enum State {
        case working
        case awaited(CheckedContinuation<Made, any Error>)
        case finished(Made)
        case abandoned
    }

    private let state = Mutex(State.working)
    /// Beside the state, because it is asked for each record.
    private let abandoned = Atomic(false)

    var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }

    /// Waits for the result; for one task.
    ///
    /// - Throws: `CancellationError`.
    func value() async throws -> Made {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let result: Result<Made, any Error>? = state.withLock { state in
                    switch state {
                    case .working:
                        state = .awaited(waiter)
                        return nil
                    case .finished(let made): return .success(made)
                    case .awaited, .abandoned: return .failure(CancellationError())
                    }
                }
                if let result { waiter.resume(with: result) }
            }
        } onCancel: {
            abandon()
        }
    }

    /// Gives the result to the task that awaits it.
    func finish(_ made: Made) {
        let waiter: CheckedContinuation<Made, any Error>? = state.withLock { state in
            switch state {
            case .working: state = .finished(made)
            case .awaited(let waiter):
                state = .finished(made)
                return waiter
            case .finished, .abandoned: break
            }
            return nil
        }
        waiter?.resume(returning: made)
    }

    /// Says that nobody wants the result, unless it is there.
    func abandon() {
        let waiter: CheckedContinuation<Made, any Error>? = state.withLock { state in
            switch state {
            case .working: state = .abandoned
            case .awaited(let waiter):
                state = .abandoned
                return waiter
            case .finished, .abandoned: break
            }
            return nil
        }
        abandoned.store(true, ordering: .relaxed)
        waiter?.resume(throwing: CancellationError())
    }
}
