import Foundation

/// What a transaction writes for itself: where it is there afterwards, the transaction was kept.
///
/// The server's own number of a transaction does not say that: a server that ends before anything of a transaction is in
/// its log gives the same number to another one when it is there again, and `pg_xact_status` then speaks of that one.
struct CommitMark: Sendable {
    fileprivate let session: String
    fileprivate let number: Int

    fileprivate var writing: String {
        """
        INSERT INTO roster_commit (session, number) VALUES ('\(session)', \(number))
        ON CONFLICT (session) DO UPDATE SET number = EXCLUDED.number, at = now()
        """
    }

    /// Whether it is there; `nil` where a standby answers, which may not have it yet.
    func isThere(_ connection: PostgresConnection) throws -> Bool? {
        var arguments = PostgresArguments(session)
        arguments.add(number)
        return try connection.execute(
            """
            SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE EXISTS (
                SELECT FROM roster_commit WHERE session = $1::text AND number = $2::bigint
            ) END
            """,
            arguments
        ).first()
    }
}

/// The marks of one session, in their order.
struct CommitMarks {
    private var session = ""
    private var number = 0
    private var last = ContinuousClock.now

    /// The mark of the next transaction, and the statements that write it.
    mutating func next() -> (mark: CommitMark, statements: [String]) {
        var statements: [String] = []
        let now = ContinuousClock.now
        defer { last = now }
        // A mark of long ago may be about to be deleted by another session, whose transaction would be waited for.
        if number % Self.ofOneName == 0 || now - last > Self.longest {
            // Sessions that have ended left theirs; nobody asks for one of yesterday.
            statements.append(
                """
                DELETE FROM roster_commit WHERE session IN (
                    SELECT session FROM roster_commit WHERE session = '\(session)' OR at < now() - interval '1 day'
                    FOR UPDATE SKIP LOCKED
                )
                """
            )
            session = UUID().uuidString
        }
        number += 1
        let mark = CommitMark(session: session, number: number)
        return (mark, statements + [mark.writing])
    }

    /// A row has all its versions gone through while somebody's long transaction keeps the server from removing them.
    private static let ofOneName = 1000
    private static let longest = Duration.seconds(6 * 3600)
}
