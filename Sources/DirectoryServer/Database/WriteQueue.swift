import DequeModule
import GRDB
import Synchronization

/// Runs writes one after another, those that wait together in one transaction, each in a savepoint of its own.
///
/// Committing once for many creates is what lets single creates keep up with a batch.
final class WriteQueue: Sendable {
    private struct Job: Sendable {
        /// Does the work in its savepoint and returns what tells the waiting caller, to be called after the commit.
        let work: @Sendable (Writing) -> @Sendable () -> Void
        /// Tells the caller that nothing was written.
        let fail: @Sendable (any Error) -> Void
    }

    private struct State {
        var pending: Deque<Job> = []
        var trees: [String: OrganizationTree]
        var membershipVersion = 0
        var isFinished = false
    }

    /// The most jobs of one transaction, so that nobody waits long.
    private static let jobLimit = 256

    private let database: any DatabaseWriter
    private let state: Mutex<State>
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init(database: any DatabaseWriter, trees: [String: OrganizationTree]) {
        self.database = database
        state = Mutex(State(trees: trees))
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// The departments as last committed, and the version of their members, which changes whenever somebody joined, moved
    /// or left a department.
    ///
    /// Both belong to one commit. Taken before a read of the database begins, they are no newer than what it sees.
    func departments(of tenant: String) -> (tree: OrganizationTree, membershipVersion: Int) {
        state.withLock { ($0.trees[tenant] ?? OrganizationTree(), $0.membershipVersion) }
    }

    /// Runs `body` in a transaction; what it throws undoes its own writes alone.
    func perform<Value: Sendable>(_ body: @escaping @Sendable (Writing) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job = Job { writing in
                let result = Result { try writing.savepoint(body) }
                return { continuation.resume(with: result) }
            } fail: { failure in
                continuation.resume(throwing: failure)
            }
            let isAccepted = state.withLock { state in
                if !state.isFinished { state.pending.append(job) }
                return !state.isFinished
            }
            guard isAccepted else { return continuation.resume(throwing: DirectoryServerError.stopped) }
            signal.yield()
        }
    }

    /// Works until `finish()`, and then off what is still waiting.
    func run() async {
        for await _ in signals { await workOff() }
        await workOff()
    }

    func finish() {
        state.withLock { $0.isFinished = true }
        signal.finish()
    }

    private func workOff() async {
        while case let jobs = takeJobs(), !jobs.isEmpty {
            await commit(jobs)
        }
    }

    private func takeJobs() -> [Job] {
        state.withLock { state in
            let jobs = Array(state.pending.prefix(Self.jobLimit))
            state.pending.removeFirst(jobs.count)
            return jobs
        }
    }

    private func commit(_ jobs: [Job]) async {
        do {
            let trees = state.withLock { $0.trees }
            let (answers, changed) = try await database.write { db in
                let writing = Writing(db, trees: trees)
                let answers = jobs.map { $0.work(writing) }
                return (answers, writing.changes)
            }
            publish(changed)
            for answer in answers { answer() }
        } catch {
            // The commit itself failed (disk full, say): nothing of these jobs was written.
            for job in jobs { job.fail(error) }
        }
    }

    private func publish(_ changes: Writing.Changes) {
        state.withLock { state in
            for (tenant, tree) in changes.trees { state.trees[tenant] = tree }
            if changes.membership { state.membershipVersion += 1 }
        }
    }
}
