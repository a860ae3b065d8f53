import JobModel
import Synchronization

/// A database whose tables are up to date, and the connections to it.
final class PostgresDatabase: Sendable {
    let address: PostgresAddress
    let pool: PostgresPool

    private let hasBeenReached = Atomic(false)

    /// Nothing is connected before something is asked.
    init(_ address: PostgresAddress) {
        self.address = address
        pool = PostgresPool(address)
    }

    /// Connects, and makes or updates the tables.
    static func open(_ address: PostgresAddress) async throws -> PostgresDatabase {
        let database = PostgresDatabase(address)
        try await database.read { _ in }
        return database
    }

    /// The connection of a thread; the first of all brings the tables up to date.
    ///
    /// A server that was never reached is an error at once; one that was reached is waited for.
    private func reach(_ session: PostgresSession) throws {
        guard !hasBeenReached.load(ordering: .acquiring) else { return }
        do {
            try PostgresMigrations.bringUpToDate(try session.connected(), at: address.shown)
        } catch {
            throw inOwnWords(error)
        }
        hasBeenReached.store(true, ordering: .releasing)
    }

    /// Does `body` in a transaction that writes.
    func transact<Value: Sendable>(
        _ transaction: PostgresTransaction,
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        try await inOwnWords {
            try await pool.run { session in
                try self.reach(session)
                return try transaction.run(on: session, body)
            }
        }
    }

    /// Reads by single statements, each as of its own moment; again where the connection broke.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        try await inOwnWords {
            try await pool.run { session in
                try self.reach(session)
                do {
                    return try body(session.connected())
                } catch let failure as PostgresFailure where failure.isWorthAnotherTry {
                    session.tidy()
                    return try PostgresTransaction(isReadOnly: true).run(on: session, body)
                }
            }
        }
    }

    /// Does a statement that cannot be in a transaction, and that may be done twice; again where the connection broke.
    func maintain(_ sql: String) async throws {
        try await inOwnWords {
            try await pool.run { session in
                try self.reach(session)
                for isLast in [false, true] {
                    do {
                        try session.connected().perform(sql, within: PostgresConnection.longDeadline)
                        return
                    } catch let failure as PostgresFailure where failure.isWorthAnotherTry && !isLast {
                        session.tidy()
                    }
                }
            }
        }
    }

    /// Reads several things as of one moment.
    func readAtOnce<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        try await transact(PostgresTransaction(isReadOnly: true), body)
    }

    private func inOwnWords<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            throw inOwnWords(error)
        }
    }

    /// The same failure in the ledger's words.
    func inOwnWords(_ error: any Error) -> any Error {
        switch error {
        case is CancellationError, is LedgerError, is StoredLimitTooFar: error
        case let failure as PostgresFailure: LedgerError(failure, at: address.shown)
        case let error as UnreadableValue:
            LedgerError.database(.failed(reason: "unreadable column \(error.column)"), at: address.shown)
        // What stands in a column of JSON is people's data.
        case is DecodingError: LedgerError.database(.failed(reason: "unreadable JSON"), at: address.shown)
        default: LedgerError.database(.failed(reason: "\(error)"), at: address.shown)
        }
    }
}
