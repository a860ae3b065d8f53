import Dispatch
import Foundation
import Synchronization

/// A few connections, each with a thread of its own: libpq blocks, and Swift's threads must not.
///
/// A connection is made when there is work for it, and again after it broke.
final class PostgresPool: Sendable {
    private let queue: PostgresQueue
    /// Leases are renewed and given back by a connection of its own: reads of everything that a run has may keep all others
    /// for longer than a lease lasts.
    private let leases: PostgresQueue

    init(_ address: PostgresAddress, size: Int = 4) {
        let fence = TimelineFence()
        queue = PostgresQueue(address, fence, size: size)
        leases = PostgresQueue(address, fence, size: 1)
    }

    /// The threads end after what they have in hand.
    deinit { close() }

    func close() {
        queue.close()
        leases.close()
    }

    /// Runs work on a connection, in its thread; a task that is cancelled before that runs none.
    func run<Value: Sendable>(_ body: @escaping @Sendable (PostgresSession) throws -> Value) async throws -> Value {
        let work = PostgresWork(body)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                work.begin(continuation)
                if !queue.add({ work.run(on: $0) }) { work.refuse() }
            }
        } onCancel: {
            work.cancel()
        }
    }

    /// Runs work of which nobody awaits the end, on a connection that others use as well; not while others wait for one.
    func hint(_ body: @escaping @Sendable (PostgresSession) -> Void) { _ = queue.add(body, unlessBusy: true) }

    /// Runs work of a lease without a task: its end is awaited by nobody, or by other means.
    func detach(_ body: @escaping @Sendable (PostgresSession) -> Void) -> Bool { leases.add(body) }
}

/// What a thread of the pool works with: its connection, if there is one.
final class PostgresSession {
    private let address: PostgresAddress
    let fence: TimelineFence
    private var connection: PostgresConnection?
    var marks = CommitMarks()
    /// Whether the task that waits for the work has been cancelled.
    var isCancelled: () -> Bool = { false }

    init(_ address: PostgresAddress, _ fence: TimelineFence) {
        self.address = address
        self.fence = fence
    }

    /// The connection; a new one where there is none that can be used.
    func connected() throws -> PostgresConnection {
        if let connection, connection.isUsable { return connection }
        connection = nil
        let made = try PostgresConnection(address)
        // By way of the session: kept by the connection, the work itself would keep the pool that it is done in.
        made.isCancelled = { [weak self] in self?.isCancelled() ?? false }
        connection = made
        return made
    }

    /// Gives up a connection that is not as it was before a transaction.
    func tidy() { if connection?.isUsable == false { connection = nil } }
}

/// The work that waits for a connection, and the threads that do it.
private final class PostgresQueue: Sendable {
    typealias Job = @Sendable (PostgresSession) -> Void

    private struct State {
        var jobs: [Job] = []
        var threads = 0
        var idle = 0
        var isClosed = false
    }

    private let address: PostgresAddress
    private let fence: TimelineFence
    private let size: Int
    private let state = Mutex(State())
    /// As often signalled as there are jobs, and once for each thread at the end.
    private let work = DispatchSemaphore(value: 0)

    init(_ address: PostgresAddress, _ fence: TimelineFence, size: Int) {
        self.address = address
        self.fence = fence
        self.size = size
    }

    /// Returns `false` once the queue is closed, or, where that is asked for, because other work waits.
    func add(_ job: @escaping Job, unlessBusy: Bool = false) -> Bool {
        let isNewThreadNeeded: Bool? = state.withLock { state in
            guard !state.isClosed, !unlessBusy || state.jobs.isEmpty else { return nil }
            state.jobs.append(job)
            guard state.idle < state.jobs.count, state.threads < size else { return false }
            state.threads += 1
            return true
        }
        guard let isNewThreadNeeded else { return false }
        if isNewThreadNeeded { Thread.detachNewThread { self.serve() } }
        work.signal()
        return true
    }

    func close() {
        let threads = state.withLock { state in
            state.isClosed = true
            return state.threads
        }
        for _ in 0..<threads { work.signal() }
    }

    private func serve() {
        let session = PostgresSession(address, fence)
        while true {
            state.withLock { $0.idle += 1 }
            work.wait()
            let job: Job? = state.withLock { state in
                state.idle -= 1
                return state.jobs.isEmpty ? nil : state.jobs.removeFirst()
            }
            guard let job else { return }
            job(session)
            session.tidy()
        }
    }
}

/// Work of a task, which may be cancelled before it begins and between two statements.
private final class PostgresWork<Value: Sendable>: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Value, any Error>?
        var isCancelled = false
        var hasBegun = false
    }

    private let body: @Sendable (PostgresSession) throws -> Value
    private let state = Mutex(State())

    init(_ body: @escaping @Sendable (PostgresSession) throws -> Value) { self.body = body }

    func begin(_ continuation: CheckedContinuation<Value, any Error>) {
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.continuation = continuation }
            return state.isCancelled
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
    }

    /// What is under way is undone at its next statement; what waits is not begun.
    func cancel() {
        let waiting = state.withLock { state in
            state.isCancelled = true
            guard !state.hasBegun else { return CheckedContinuation<Value, any Error>?.none }
            defer { state.continuation = nil }
            return state.continuation
        }
        waiting?.resume(throwing: CancellationError())
    }

    func refuse() { finish(.failure(PostgresFailure(kind: .lost, message: "the ledger is closed"))) }

    func run(on session: PostgresSession) {
        let isWanted = state.withLock { state in
            state.hasBegun = state.continuation != nil
            return state.hasBegun
        }
        guard isWanted else { return }
        session.isCancelled = { self.state.withLock(\.isCancelled) }
        defer { session.isCancelled = { false } }
        finish(Result { try body(session) })
    }

    private func finish(_ result: Result<Value, any Error>) {
        let continuation = state.withLock { state in
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(with: result)
    }
}
