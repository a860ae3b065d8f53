import JobModel

/// A stop came while a run was reading the directory.
struct StoppedReading: Error {}

extension Engine {
    /// Does something that only reads the directory; a stop ends it at once, because nothing of it is in flight.
    ///
    /// - Throws: `StoppedReading`; the work's own errors.
    func unlessStopped<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let stop = stop
        return try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                while !stop.isRaised { try await Task.sleep(for: Self.glance) }
                throw StoppedReading()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }

    /// Writes something of a run, and stops that where a person asks for it from elsewhere.
    ///
    /// The ledger is asked every second.
    func heedingStops<Value: Sendable>(
        of run: String,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (ledger, stop) = (ledger, stop)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                while !stop.isRaised {
                    // The end of the work cancels this, and so may the caller: then the work says how it ended.
                    do { try await Task.sleep(for: ChunkKeeper.interval) } catch is CancellationError { return nil }
                    do {
                        if try await ledger.stopStanding(of: run).isOfPerson { stop.raise() }
                    } catch is LedgerError {
                        // A store that is away is asked again; writing to it says why it is.
                    }
                }
                return nil
            }
            group.addTask { .some(try await work()) }
            defer { group.cancelAll() }
            while let end = try await group.next() {
                if let end { return end }
            }
            throw CancellationError()
        }
    }

    /// Writes down that a person wants a run to stop, so that workers do not go on with it, whatever becomes of this
    /// process.
    package func askToStop(_ handle: RunHandle) async throws { try await ledger.askToStop(handle.id) }

    /// How long a stop waits at most before it is noticed.
    private static let glance = Duration.milliseconds(100)

    /// What reading back and following a task get after a stop.
    static let graceOfReading = Duration.seconds(10)
}
