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
    var patience = Duration.seconds(10)
    /// How long another transaction of the run is waited for, which may go through all of it.
    var lockPatience = Duration.seconds(120)

    /// Does `body` in a transaction, and again where the connection broke before its end or another transaction was in
    /// the way.
    ///
    /// Where it broke while the commit was under way, the server is asked afterwards what became of it.
    func run<Value>(on session: PostgresSession, _ body: (PostgresConnection) throws -> Value) throws -> Value {
        let end = ContinuousClock.now + patience
        var pause = 0.01
        var tries = 0
        while true {
            tries += 1
            if session.isCancelled() { throw CancellationError() }
            do {
                switch try once(on: session, body) {
                case .kept(let value): return value
                case .open(let commit, let value):
                    if try commit.wasKept(on: session, until: max(end, .now + Self.leastTime)) { return value }
                    guard ContinuousClock.now < end || tries == 1 else { throw commit.failure }
                }
            } catch let failure as PostgresFailure
                where failure.isWorthAnotherTry && (ContinuousClock.now < end || tries == 1)
            {
                // A process that was frozen in its first try comes back when all of its time is over.
                session.tidy()
                Thread.sleep(forTimeInterval: failure.isConflict ? 0.01 : pause)
                pause = min(pause * 2, 1)
            }
        }
    }

    /// To find out what became of a commit, for a process that was frozen in it.
    private static let leastTime = Duration.seconds(2)

    private enum End<Value> {
        case kept(Value)
        /// Whether it was kept is not known yet.
        case open(OpenCommit, Value)
    }

    private func once<Value>(
        on session: PostgresSession,
        _ body: (PostgresConnection) throws -> Value
    ) throws -> End<Value> {
        let connection = try session.connected()
        do {
            let mark = isReadOnly || !isDurable ? nil : session.marks.next()
            let beginning = beginning(on: connection, marking: mark?.statements ?? [])
            let begun = try connection.script(beginning, within: deadline + lockPatience)
            let commit = try OpenCommit(begun, of: connection, mark?.mark)
            try requireOwner(begun, commit.server, session)
            connection.server = commit.server
            let value = try body(connection)
            if session.isCancelled() { throw CancellationError() }
            do {
                try connection.commit()
            } catch let failure as PostgresFailure where failure.kind == .lostAtCommit {
                return .open(commit.failing(failure), value)
            }
            return .kept(value)
        } catch {
            connection.rollback()
            throw error
        }
    }

    /// The last statement of the beginning has read it, as text.
    private func requireOwner(_ begun: PostgresResult, _ server: ServerIdentity, _ session: PostgresSession) throws {
        guard let epoch, let run else { return }
        try session.fence.require(server, for: run, epoch: epoch)
        let stored: String? = try begun.rows.first?.readOptional("epoch")
        guard stored == String(epoch) else { throw LedgerError.owned(run: run) }
    }

    private var run: String? {
        switch lock {
        case .nothing: nil
        case .rowsOf(let run), .whole(let run): run
        }
    }

    /// One message: settings are for the transaction alone, because a pooler gives the connection to another process after it.
    private func beginning(on connection: PostgresConnection, marking: [String]) -> String {
        // Who stands still in a transaction loses its locks before others give up waiting for them.
        var parts = [
            isReadOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" : "BEGIN ISOLATION LEVEL READ COMMITTED",
            "SET LOCAL statement_timeout = 0", "SET LOCAL idle_in_transaction_session_timeout = 8000",
            "SET LOCAL jit = off", "SET LOCAL lock_timeout = \(Self.milliseconds(lockPatience))",
        ]
        switch lock {
        case .nothing: break
        case .rowsOf(let run): parts.append("SELECT pg_advisory_xact_lock_shared(\(PostgresLock.number(ofRun: run)))")
        case .whole(let run): parts.append("SELECT pg_advisory_xact_lock(\(PostgresLock.number(ofRun: run)))")
        }
        parts += [
            "SET LOCAL lock_timeout = 10000", "SET LOCAL statement_timeout = \(Self.milliseconds(deadline))",
        ]
        guard !isReadOnly else { return parts.joined(separator: "; ") }
        parts.append(
            isDurable
                ? "SELECT set_config('synchronous_commit', 'on', true) "
                    + "WHERE current_setting('synchronous_commit') = 'off'"
                : "SET LOCAL synchronous_commit = off"
        )
        parts += marking
        let owner = run.map { "(SELECT epoch::text FROM roster_run_owner WHERE run = \(PostgresLock.literal($0)))" }
        parts.append(
            "SELECT \(epoch == nil ? "NULL" : owner ?? "NULL") AS epoch, \(OpenCommit.columns(of: connection.identity))"
        )
        return parts.joined(separator: "; ")
    }

    private static func milliseconds(_ duration: Duration) -> Int { Int(duration / .milliseconds(1)) }
}

/// Locks of the database that last as long as a transaction, by numbers.
enum PostgresLock {
    /// Held while the tables are brought up to date.
    static let migrations: Int64 = 0x526F_7374_6572_0001

    static func number(ofRun run: String) -> Int64 { Int64(bitPattern: hash(of: run)) }

    /// The same in every process: FNV-1a, with a beginning of our own.
    static func hash(of text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bitPattern: migrations)
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
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
