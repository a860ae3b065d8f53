import Foundation

/// A transaction by which the server knows afterwards whether it was kept.
struct OpenCommit {
    let server: ServerIdentity
    /// The server's number of the transaction; `nil` on a standby.
    private let number: String?
    /// `nil` for a transaction that a server may forget when it ends.
    private let mark: CommitMark?
    private(set) var failure = PostgresFailure(kind: .lostAtCommit, message: "")

    /// What is selected at the beginning of a transaction; the timeline only of a server that says it.
    static func columns(of server: ServerIdentity) -> String {
        """
        CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_current_xact_id()::text END AS number,
        \(server.timeline.isEmpty ? "''::text" : ServerIdentity.timeline) AS timeline
        """
    }

    /// `begun` is the answer to `columns`, as text; a transaction that only reads has none.
    init(_ begun: PostgresResult, of connection: PostgresConnection, _ mark: CommitMark?) throws {
        self.mark = mark
        let row = begun.rows.first
        let isSaid = begun.hasColumn("number")
        number = isSaid ? try row?.readOptional("number") : nil
        let timeline: String? = isSaid ? try row?.readOptional("timeline") : nil
        server = ServerIdentity(system: connection.identity.system, timeline: timeline ?? "")
    }

    func failing(_ failure: PostgresFailure) -> OpenCommit {
        var commit = self
        commit.failure = failure
        return commit
    }

    /// Asks the server what became of it, by another connection.
    ///
    /// - Throws: The failure of the commit where that cannot be found out: nobody answers in time, another server does, or
    ///   the transaction still waits, as for a standby.
    func wasKept(on session: PostgresSession, until end: ContinuousClock.Instant) throws -> Bool {
        guard let number, !server.timeline.isEmpty else { throw failure }
        while ContinuousClock.now < end {
            session.tidy()
            do {
                let connection = try session.connected()
                // Of another server the number is another transaction's.
                guard try ServerIdentity.asked(connection) == server else { throw failure }
                switch try Self.status(of: number, connection) {
                case "committed":
                    guard let mark else { return true }
                    // After a crash the server may have given this number to another transaction: only the mark says whose
                    // commit it was.
                    guard let isThere = try mark.isThere(connection) else { throw failure }
                    return isThere
                case "aborted": return false
                case "in progress": break
                default: throw failure
                }
            } catch let failure as PostgresFailure where failure.isWorthAnotherTry {
                // It is asked again.
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw failure
    }

    /// What the server says of a transaction; one that has a number beyond its last has left nothing in its log.
    private static func status(of number: String, _ connection: PostgresConnection) throws -> String? {
        do {
            // A pooler may have it answered by a standby, which lags.
            return try connection.execute(
                "SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_xact_status($1::text::xid8) END",
                PostgresArguments(number)
            ).first()
        } catch let failure as PostgresFailure where failure.kind == .refused && failure.state == isInTheFuture {
            return "aborted"
        }
    }

    /// The state of an error: no such value of an argument.
    private static let isInTheFuture = "22023"
}
