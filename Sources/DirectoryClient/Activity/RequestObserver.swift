package import JobModel

/// Records what becomes of a request that must not be forgotten.
package protocol RequestObserver: Sendable {
    /// Whether the request is not wanted any more; asked while it waits, and last before it leaves.
    var isCalledOff: Bool { get }

    /// The request is about to leave; it does so only once this has returned.
    func willSend() async throws

    /// The request certainly did nothing, and is sent again after `time` (Unix seconds).
    func hadNoEffect(until time: Double) async throws
}

extension RequestObserver {
    /// Does something that the request needs first, and no longer than the request is wanted.
    ///
    /// - Throws: `RequestCalledOff`; the work's own errors.
    func unlessCalledOff<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                while !isCalledOff { try await Task.sleep(for: ClientClock.glance) }
                throw RequestCalledOff()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}

/// For a request that only reads: nothing is to be written down of it.
struct ReadObserver: RequestObserver {
    let isOver: @Sendable () -> Bool

    var isCalledOff: Bool { isOver() }
    func willSend() async throws {}
    func hadNoEffect(until time: Double) async throws {}
}

/// A request was called off while it waited: it has not left, or certainly without result.
package struct RequestCalledOff: Error {
    /// What was sent before, without result.
    package var attempts: [Attempt]

    package init(attempts: [Attempt] = []) { self.attempts = attempts }
}
