import Foundation
import JobModel
import Synchronization

/// Tells other processes of changes by NOTIFY, and hears what they tell.
///
/// All of it is a hint: a hint that cannot be sent, or a connection that cannot listen, costs others a second at most. It
/// is sent after the transaction that it tells of, because a server orders all transactions that notify.
final class PostgresNews: Sendable {
    private let database: PostgresDatabase
    private let desk = NewsDesk()
    private let hasBegun = Atomic(false)
    private let last = Mutex<[String: ContinuousClock.Instant]>([:])

    init(_ database: PostgresDatabase) { self.database = database }

    deinit { close() }

    /// Ends listening; who waits goes on.
    func close() { desk.close() }

    /// Waits for a hint; the first wait begins to listen.
    func next(_ news: LedgerNews, atMost: Duration) async throws {
        // A hint may come before the wait itself begins.
        desk.expect(news)
        if !hasBegun.exchange(true, ordering: .acquiringAndReleasing) {
            let listener = NewsListener(address: database.address, desk: desk)
            Thread.detachNewThread { listener.serve() }
        }
        try await withThrowingTaskGroup(of: Void.self) { [desk] group in
            group.addTask { try await Task.sleep(for: atMost) }
            group.addTask { await desk.next(news) }
            defer { group.cancelAll() }
            try await group.next()
        }
        // A wait that is called off may have ended as if there were news.
        try Task.checkCancellation()
    }

    /// Tells that a run was confirmed, or has another state.
    func tell(of run: String) { send("run \(run)") }

    /// Tells that rows of a run have changed: at most once a second.
    func tellOfRows(of run: String) {
        let now = ContinuousClock.now
        let isDue = last.withLock { times in
            if let time = times[run], now - time < Self.interval { return false }
            if times.count > Self.remembered { times = times.filter { now - $0.value < Self.interval } }
            times[run] = now
            return true
        }
        if isDue { send("rows \(run)") }
    }

    private func send(_ text: String) {
        guard text.utf8.count < Self.longestText else { return }
        database.pool.hint { session in
            // Without it others look a second later.
            _ = try? session.connected().execute(
                "SELECT pg_notify('\(NewsListener.channel)', $1::text)",
                PostgresArguments(text)
            )
        }
    }

    private static let interval = Duration.seconds(1)
    /// After so many runs those are forgotten that are due again.
    private static let remembered = 1000
    /// A server takes 8,000 bytes.
    private static let longestText = 7000
}
