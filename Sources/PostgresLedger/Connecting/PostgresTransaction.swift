import Foundation
import JobModel

/// How a piece of work is done in the database: in what transaction, and how often it is tried.
struct PostgresTransaction: Sendable {
    /// What is locked before anything is read, until the end of the transaction.
    enum Lock: Sendable {
        case nothing
        /// Others may write rows of the run too.
        case rowsOf(run: String)
        /// Others wait who would write anything of the run.
        case whole(run: String)
    }

    var lock = Lock.nothing
    /// The epoch in which this process owns the run; `nil` where it does not say so.
    var epoch: Int64?
    var isReadOnly = false
    /// Whether it is on the disk at its end.
    var isDurable = true
    var deadline = PostgresConnection.usualDeadline

    /// How long a server may be away before that is an error.
    private static let patience = Duration.seconds(10)

    /// Does `body` in a transaction, and again where the connection broke before its end or another transaction was in
    /// the way.
    func run<Value>(on session: PostgresSession, _ body: (PostgresConnection) throws -> Value) throws -> Value {
        let end = ContinuousClock.now + Self.patience
        var pause = 0.01
        while true {
            if session.isCancelled() { throw CancellationError() }
            do {
                return try once(on: session, body)
            } catch let failure as PostgresFailure where failure.isWorthAnotherTry && ContinuousClock.now < end {
                session.tidy()
                Thread.sleep(forTimeInterval: failure.isConflict ? 0.01 : pause)
                pause = min(pause * 2, 1)
            }
        }
    }

    private func once<Value>(on session: PostgresSession, _ body: (PostgresConnection) throws -> Value) throws -> Value
    {
        let connection = try session.connected()
        do {
            let begun = try connection.script(beginning, within: deadline)
            try requireEpoch(begun)
            let value = try body(connection)
            if session.isCancelled() { throw CancellationError() }
            try connection.commit()
            return value
        } catch {
            connection.rollback()
            throw error
        }
    }

    private func requireEpoch(_ begun: PostgresResult) throws {
        guard let epoch, let run else { return }
        // The last statement of the beginning has read it, as text.
        let stored: String? = try begun.first()
        guard stored == String(epoch) else { throw LedgerError.owned(run: run) }
    }

    private var run: String? {
        switch lock {
        case .nothing: nil
        case .rowsOf(let run), .whole(let run): run
        }
    }

    /// One message: settings are for the transaction alone, because a pooler gives the connection to another process after it.
    private var beginning: String {
        let milliseconds = Int(deadline / .milliseconds(1))
        // Who stands still in a transaction loses its locks before others give up waiting for them.
        var parts = [
            isReadOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" : "BEGIN ISOLATION LEVEL READ COMMITTED",
            "SET LOCAL statement_timeout = \(milliseconds)", "SET LOCAL idle_in_transaction_session_timeout = 8000",
            "SET LOCAL jit = off",
        ]
        if !isReadOnly {
            parts.append("SET LOCAL lock_timeout = 10000")
            parts.append(
                isDurable
                    ? "SELECT set_config('synchronous_commit', 'on', true) "
                        + "WHERE current_setting('synchronous_commit') = 'off'"
                    : "SET LOCAL synchronous_commit = off"
            )
        }
        switch lock {
        case .nothing: break
        case .rowsOf(let run): parts.append("SELECT pg_advisory_xact_lock_shared(\(PostgresLock.number(ofRun: run)))")
        case .whole(let run): parts.append("SELECT pg_advisory_xact_lock(\(PostgresLock.number(ofRun: run)))")
        }
        if epoch != nil, let run {
            parts.append("SELECT epoch::text FROM roster_run_owner WHERE run = \(PostgresLock.literal(run))")
        }
        return parts.joined(separator: "; ")
    }
}

/// Locks of the database that last as long as a transaction, by numbers.
enum PostgresLock {
    /// Held while the tables are brought up to date.
    static let migrations: Int64 = 0x526F_7374_6572_0001

    /// The same in every process: FNV-1a, with a beginning of our own.
    static func number(ofRun run: String) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bitPattern: migrations)
        for byte in run.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int64(bitPattern: hash)
    }

    /// A text inside a statement, whatever the server's settings say of backslashes.
    static func literal(_ text: String) -> String {
        let bytes = text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "convert_from(decode('\(bytes.joined())', 'hex'), 'UTF8')"
    }
}
