/// Looks at whole sheets that take longer than a page may: each goes on, and the page changes when it is over.
actor LongLooks {
    private struct Look {
        let task: Task<Void, any Error>
        let began: ContinuousClock.Instant
    }

    private var looks: [String: [String: Look]] = [:]
    private let clock = ContinuousClock()

    /// Takes a look, or waits for one that has begun a moment ago.
    ///
    /// - Parameters:
    ///   - name: Tells this look at the sheet from others.
    ///   - id: The sheet's, or the run's.
    ///   - moment: How long that is.
    ///   - look: Keeps what it finds, so that it is at hand at once from then on.
    /// - Returns: Whether it is over.
    /// - Throws: What the look throws, to the first who asks after it.
    func isOver(
        _ name: String,
        of id: String,
        within moment: Duration = .milliseconds(100),
        _ look: @escaping @Sendable () async throws -> Void
    ) async throws -> Bool {
        let look = looks[id]?[name] ?? Look(task: Task { try await look() }, began: clock.now)
        looks[id, default: [:]][name] = look
        guard let result = await Self.result(of: look.task, until: look.began + moment) else { return false }
        forget(name, of: id)
        try result.get()
        return true
    }

    func isUnderWay(_ name: String, of id: String) -> Bool { looks[id]?[name] != nil }

    /// Lets go of a look whose answer is at hand, so that the next of that name is another.
    func forget(_ name: String, of id: String) {
        looks[id]?[name] = nil
        if looks[id]?.isEmpty == true { looks[id] = nil }
    }

    /// Ends all looks that are under way.
    func stop() async {
        let all = looks.values.flatMap(\.values)
        looks = [:]
        for look in all { look.task.cancel() }
        for look in all { _ = await look.task.result }
    }

    /// Returns when no look at a sheet is under way.
    func end(of id: String) async {
        for look in (looks[id] ?? [:]).values { _ = await look.task.result }
    }

    /// `nil` where a moment is too short for it; the task goes on.
    private static func result(
        of task: Task<Void, any Error>,
        until end: ContinuousClock.Instant
    ) async -> Result<Void, any Error>? {
        let (results, continuation) = AsyncStream.makeStream(of: Result<Void, any Error>?.self)
        let waiting = Task { continuation.yield(await task.result) }
        let moment = Task {
            try await Task.sleep(until: end, clock: .continuous)
            continuation.yield(nil)
        }
        defer {
            moment.cancel()
            waiting.cancel()
        }
        for await result in results { return result }
        return nil
    }
}
