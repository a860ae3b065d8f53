package import CoreMetrics
import Foundation
import JobModel

/// What became of every row, in a PostgreSQL database; the truth that survives the end of a process, and of a machine.
///
/// Every error is a `LedgerError`, but for the `CancellationError` of a task that was cancelled. Writes of one run's rows
/// share a lock, which a change of the run itself takes alone, so that what the schema checks stays true.
package struct PostgresLedger: LedgerStore {
    let database: PostgresDatabase
    let metrics: LedgerMetrics
    let owners: PostgresRunOwners
    let news: PostgresNews

    /// The ledger of a database: nothing is connected before something is asked, which makes its tables on first use.
    ///
    /// `metrics` makes the counters of rows; by default the process's own backend.
    package init(_ address: PostgresAddress, metrics: any MetricsFactory = MetricsSystem.factory) {
        self.init(PostgresDatabase(address), metrics: metrics)
    }

    private init(_ database: PostgresDatabase, metrics: any MetricsFactory) {
        self.database = database
        self.metrics = LedgerMetrics(factory: metrics)
        owners = PostgresRunOwners(database)
        news = PostgresNews(database)
    }

    /// Workers of any machine use it.
    package var isOfOneMachine: Bool { false }

    /// Connects to a database, and makes the ledger's tables on first use.
    package static func open(_ address: PostgresAddress) async throws -> PostgresLedger {
        PostgresLedger(try await PostgresDatabase.open(address), metrics: MetricsSystem.factory)
    }

    /// Closes the connections; nothing of the ledger can be used afterwards.
    package func close() {
        news.close()
        database.pool.close()
    }

    /// A transaction that writes rows of a run; refused where another process has taken the run over.
    func writeRows<Value: Sendable>(
        of run: String,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let epoch = owners.epoch(of: run)
        let value = try await write(PostgresTransaction(lock: .rowsOf(run: run), epoch: epoch), body)
        // One process tells of a run's rows: its owner, who lays out what others write.
        if epoch != nil { news.tellOfRows(of: run) }
        return value
    }

    /// A transaction that changes a run itself, or all of it.
    func writeRun<Value: Sendable>(
        _ run: String,
        within deadline: Duration = PostgresConnection.usualDeadline,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let transaction = PostgresTransaction(
            lock: .whole(run: run),
            epoch: owners.epoch(of: run),
            deadline: deadline
        )
        return try await write(transaction, body)
    }

    private func write<Value: Sendable>(
        _ transaction: PostgresTransaction,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let start = ContinuousClock.now
        defer { metrics.transaction(took: ContinuousClock.now - start) }
        return try await database.transact(transaction, body)
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        try await database.read(body)
    }
}
