import JobModel
package import LocalFiles

extension PostgresLedger {
    /// Has a run go on with the server as it is now, and marks what may have been sent where it has lost transactions.
    package func takeOverHistory(of run: String, at time: BootTimestamp) async throws -> Int {
        try await writeRun(run, within: PostgresConnection.longDeadline) { connection in
            let found = try connection.execute(
                "SELECT history FROM roster_run WHERE id = $1::text",
                PostgresArguments(run)
            ).rows.first
            guard let found else { throw LedgerError.noSuchRun(run) }
            let text: String? = try found.readOptional("history")
            let (before, server) = (text.map { ServerIdentity(text: $0) }, connection.server)
            var marked = 0
            if let before, !before.mayBe(server) {
                try PostgresChunkRecords(connection, run: run).retireAll()
                marked = try Self.markAsSent(of: run, at: time, connection)
            }
            let after = before.map { server.following($0) } ?? server
            if before != after {
                try connection.perform(
                    "UPDATE roster_run SET history = $2::text WHERE id = $1::text",
                    PostgresArguments(run, after.text)
                )
            }
            return marked
        }
    }

    package func restartSends(of run: String, at time: BootTimestamp) async throws {
        try await writeRun(run, within: PostgresConnection.longDeadline) { connection in
            _ = try connection.execute(
                """
                UPDATE roster_row SET \(Self.sentNow)
                WHERE run = \(Self.thisRun) AND \(Self.isOpen) AND sent_at IS NOT NULL AND sent_boot IS DISTINCT FROM $4::bigint
                """,
                Self.moment(of: run, time),
                within: PostgresConnection.longDeadline
            )
        }
    }

    /// A patch sets the same values however often it is sent: only what is to be created is marked.
    ///
    /// That is no attempt, because perhaps nothing has left.
    ///
    /// Of what stands as sent already the last mark may be missing as well: its time begins again.
    private static func markAsSent(
        of run: String,
        at time: BootTimestamp,
        _ connection: PostgresConnection
    ) throws -> Int {
        let arguments = moment(of: run, time)
        try connection.execute(
            """
            UPDATE roster_row SET \(sentNow) WHERE run = \(thisRun) AND \(isOpen)
            """,
            arguments,
            within: PostgresConnection.longDeadline
        )
        return try connection.execute(
            """
            UPDATE roster_row AS r SET state = 'sending', may_be_sent = true, not_before = NULL, \(sentNow)
            FROM roster_plan AS p
            WHERE r.run = \(thisRun) AND r.state IN ('planned', 'waiting') AND r.phase = 1
                AND p.run = r.run AND p.step = r.step AND p.line = r.line AND p.action = 'create'
            """,
            arguments,
            within: PostgresConnection.longDeadline
        ).changes
    }

    private static func moment(of run: String, _ time: BootTimestamp) -> PostgresArguments {
        var arguments = PostgresArguments(run)
        arguments.add(time.unixSeconds)
        arguments.add(time.bootSeconds)
        arguments.add(Int(time.boot))
        return arguments
    }

    /// Rows that were sent and whose end is not known.
    private static let isOpen = "(state IN ('sending', 'accepted') OR outcome = 'unknown')"

    private static let sentNow = """
        sent_at = $2::float8, sent_boot_seconds = $3::float8, sent_boot = $4::bigint,
        sent_clock = \(clock)
        """
}
