import JobModel

/// A stop came while a run was reading the directory.
struct StoppedReading: Error {}

extension Engine {
    /// Does something that only reads the directory; a stop ends it at once, because nothing of it is in flight.
    ///
    /// - Parameters:
    ///   - work: What is done.
    ///   - discard: Lets go of what the work came to all the same.
    /// - Returns: What the work came to.
    /// - Throws: `StoppedReading`; the work's own errors.
    func unlessStopped<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value,
        discarding discard: @escaping @Sendable (Value) async throws -> Void = { _ in }
    ) async throws -> Value {
        let stop = stop
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { .some(try await work()) }
            group.addTask {
                while !stop.isRaised {
                    // How it ends where the caller is cancelled, the work says.
                    do { try await Task.sleep(for: Self.glance) } catch is CancellationError { return nil }
                }
                throw StoppedReading()
            }
            defer { group.cancelAll() }
            do {
                while let end = try await group.next() {
                    if let end { return end }
                }
            } catch is StoppedReading {
                group.cancelAll()
                while let late = await group.nextResult() {
                    if case .success(let value?) = late { try await discard(value) }
                }
                throw StoppedReading()
            }
            throw CancellationError()
        }
    }

    /// Writes something of a run, or of an export, and stops that where a person asks for it from elsewhere.
    ///
    /// The ledger is asked every second; `cancels` says that a stop cancels the work.
    func heedingStops<Value: Sendable>(
        of run: String,
        cancelling cancels: Bool = false,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let ledger = ledger
        return try await stop.heeding(
            every: ChunkKeeper.interval,
            cancelling: cancels,
            { try await ledger.stopStanding(of: run).isOfPerson },
            during: work
        )
    }

    /// Writes down that a person wants a run to stop, so that workers do not go on with it, whatever becomes of this
    /// process.
    package func askToStop(_ handle: RunHandle) async throws { try await ledger.askToStop(handle.id) }

    /// How long a stop waits at most before it is noticed.
    private static let glance = Duration.milliseconds(100)

    /// What reading back and following a task get after a stop.
    static let graceOfReading = Duration.seconds(10)
}
