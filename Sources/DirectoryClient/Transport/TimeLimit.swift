/// The time that a piece of work may take; real time, whatever clock a client is given.
struct TimeLimit: Sendable {
    private let limit: Duration

    struct Passed: Error {}

    init(_ limit: Duration) { self.limit = limit }

    /// Does the work; at the limit it is cancelled.
    ///
    /// - Throws: `Passed`; the work's own errors.
    func hold<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw Passed()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
