/// Looks at whole sheets that take longer than a page may: each goes on, and the page changes when it is over.
actor LongLooks {
    private var looks: [String: [String: Task<Void, any Error>]] = [:]

    /// Takes a look, or waits a moment for one that is under way.
    ///
    /// - Parameters:
    ///   - name: Tells this look at the sheet from others.
    ///   - id: The sheet's.
    ///   - look: Keeps what it finds, so that it is at hand at once from then on.
    /// - Returns: Whether it is over.
    /// - Throws: What the look throws, to the first who asks after it.
    func isOver(_ name: String, of id: String, _ look: @escaping @Sendable () async throws -> Void) async throws -> Bool
    {
        let task = looks[id]?[name] ?? Task { try await look() }
        looks[id, default: [:]][name] = task
        guard let result = await Self.first(of: task) else { return false }
        forget(name, of: id)
        try result.get()
        return true
    }

    /// Lets go of a look whose answer is at hand, so that the next of that name is another.
    func forget(_ name: String, of id: String) {
        looks[id]?[name] = nil
        if looks[id]?.isEmpty == true { looks[id] = nil }
    }

    /// Ends all looks that are under way.
    func stop() async {
        let all = looks.values.flatMap(\.values)
        looks = [:]
        for look in all { look.cancel() }
        for look in all { _ = await look.result }
    }

    /// Returns when no look at a sheet is under way.
    func end(of id: String) async {
        for task in (looks[id] ?? [:]).values { _ = await task.result }
    }

    /// `nil` where a moment is too short for it; the task goes on.
    private static func first(of task: Task<Void, any Error>) async -> Result<Void, any Error>? {
        let (results, continuation) = AsyncStream.makeStream(of: Result<Void, any Error>?.self)
        let waiting = Task { continuation.yield(await task.result) }
        let moment = Task {
            try await Task.sleep(for: Self.moment)
            continuation.yield(nil)
        }
        defer {
            moment.cancel()
            waiting.cancel()
        }
        for await result in results { return result }
        return nil
    }

    private static let moment = Duration.milliseconds(100)
}
