import Synchronization

/// Work that can be abandoned because its result is no longer needed.
package protocol AbandonableWork: Sendable {
    var isAbandoned: Bool { get }
}

/// What other threads make for one task, which awaits it; cancelled, it goes on at once and the work is abandoned.
package final class BackgroundWork<Value: Sendable>: AbandonableWork {
    private enum State {
        case working
        case awaited(CheckedContinuation<Value, any Error>)
        case finished(Value)
        case abandoned
    }

    private let state = Mutex(State.working)
    /// Beside the state, because it is asked for each record.
    private let abandoned = Atomic(false)

    package var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }

    package init() {}

    /// Waits for the result; for one task.
    ///
    /// - Throws: `CancellationError`.
    package func value() async throws -> Value {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let result: Result<Value, any Error>? = state.withLock { state in
                    switch state {
                    case .working:
                        state = .awaited(waiter)
                        return nil
                    case .finished(let value): return .success(value)
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
    package func finish(_ value: Value) {
        let waiter: CheckedContinuation<Value, any Error>? = state.withLock { state in
            switch state {
            case .working: state = .finished(value)
            case .awaited(let waiter):
                state = .finished(value)
                return waiter
            case .finished, .abandoned: break
            }
            return nil
        }
        waiter?.resume(returning: value)
    }

    /// Abandons the work, unless it is finished.
    package func abandon() {
        let waiter: CheckedContinuation<Value, any Error>? = state.withLock { state in
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
