import JobEngine

/// The one piece of work of a session that puts no question: what is said of it, and how it is stopped.
package final class SessionWork<Value: Sendable>: Sendable {
    private let log = SessionLog<WorkEvent<Value>>()
    private let stopper = SessionStopper()

    init() {}

    package var events: SessionEvents<WorkEvent<Value>> { SessionEvents(log: log) }

    func say(_ event: WorkEvent<Value>) { log.append(event) }

    func stop() -> Bool { stopper.stop() }

    /// Says what came of the work, or why nothing did, and that nothing more follows.
    func telling(_ work: () async throws -> Value) async throws -> Value {
        defer { log.end() }
        do {
            let value = try await work()
            log.append(.finished(value))
            return value
        } catch {
            log.append(.failed(error))
            throw error
        }
    }

    /// Does a part of the work that a stop cancels.
    func cancelling<Part: Sendable>(_ part: @escaping @Sendable () async throws -> Part) async throws -> Part {
        try await stopper.cancelling(part)
    }

    /// Begins something that a stop cancels; what came of it all the same is closed.
    func cancelling<Part: Sendable>(
        _ part: @escaping @Sendable () async throws -> Part,
        closing close: (Part) async throws -> Void
    ) async throws -> Part {
        try await stopper.cancelling(part, closing: close)
    }

    /// Does a part of the work that a stop brings to its end in order.
    func stopping<Part>(by signal: StopSignal, _ part: () async throws -> Part) async rethrows -> Part {
        try await stopper.during(part) { signal.raise() }
    }
}
