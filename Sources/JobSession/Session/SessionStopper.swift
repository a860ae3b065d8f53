import Synchronization

/// Stops what a session is at, in the way that fits it: planning is cancelled, writing comes to its end in order.
final class SessionStopper: Sendable {
    private let action = Mutex<(@Sendable () -> Void)?>(nil)

    /// Stops what is under way.
    ///
    /// - Returns: `false` where nothing is under way that could be stopped, or it was asked to stop already.
    func stop() -> Bool {
        let action = action.withLock { action in
            defer { action = nil }
            return action
        }
        action?()
        return action != nil
    }

    /// Does something that a stop ends by `onStop`.
    func during<Value>(
        _ body: () async throws -> Value,
        onStop: @escaping @Sendable () -> Void
    ) async rethrows -> Value {
        action.withLock { $0 = onStop }
        defer { action.withLock { $0 = nil } }
        return try await body()
    }

    /// Does something that a stop, or the end of the calling task, cancels.
    func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await cancellable(body).value
    }

    /// Begins something that a stop cancels; what came of it all the same is closed.
    func cancelling<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value,
        closing close: (Value) async throws -> Void
    ) async throws -> Value {
        let (value, isCancelled) = try await cancellable(body)
        guard isCancelled else { return value }
        // The stop came too late for `body` to hear of it; nothing more is to follow.
        try await close(value)
        throw CancellationError()
    }

    private func cancellable<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> (value: Value, isCancelled: Bool) {
        let work = Task { try await body() }
        let value = try await during {
            try await withTaskCancellationHandler {
                try await work.value
            } onCancel: {
                work.cancel()
            }
        } onStop: {
            work.cancel()
        }
        return (value, work.isCancelled)
    }
}
