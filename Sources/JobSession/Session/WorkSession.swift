/// A session that puts no question: it does one piece of work, says what happens, and gives a value.
///
/// Any number of listeners follow `events`, whenever they begin to; `run` is called once.
package protocol WorkSession: Sendable {
    associatedtype Value: Sendable

    var work: SessionWork<Value> { get }

    /// Does the work; for `run` alone.
    func perform() async throws -> Value
}

extension WorkSession {
    /// Everything that the session says, from the beginning.
    package var events: SessionEvents<WorkEvent<Value>> { work.events }

    /// Stops what is under way.
    ///
    /// - Returns: `false` where nothing is under way that could be stopped, as while files are read, or it was asked
    ///   already.
    package func stop() -> Bool { work.stop() }

    /// Does the work to its end.
    ///
    /// - Returns: What came of it.
    /// - Throws: What kept it from that; `CancellationError` where it was stopped.
    package func run() async throws -> Value { try await work.telling { try await perform() } }
}
