package import JobModel
import LocalFiles

extension PostgresLedger {
    /// The database's clock, in seconds since 1970.
    static let clock = "extract(epoch FROM clock_timestamp())::float8"

    /// How many seconds ago rows were sent, by the database's clock; without those whose mark an earlier version made.
    package func secondsSinceSent(_ lines: [Int], run: String, step: Int) async throws -> [Int: Double] {
        guard !lines.isEmpty else { return [:] }
        var arguments = Self.arguments(run, step)
        arguments.add(lines)
        let values = arguments
        return try await read { connection in
            let rows = try connection.execute(
                """
                SELECT line, \(Self.clock) - sent_clock AS seconds FROM roster_row
                WHERE run = \(Self.thisRun) AND step = $2::int AND line = ANY ($3::bigint[]) AND sent_clock IS NOT NULL
                """,
                values
            ).rows
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.read("line"), try $0.read("seconds")) })
        }
    }

    /// When rows that ended as `outcome` were sent last, by the boots of the machines that sent them.
    ///
    /// Rows whose mark an earlier version made are apart, because the database's clock says nothing of them.
    package func lastSends(run: String, step: Int, endedAs outcome: Outcome) async throws -> [LastSend] {
        var arguments = Self.arguments(run, step)
        arguments.add(outcome.rawValue)
        let values = arguments
        return try await read { connection in
            try connection.execute(
                """
                SELECT coalesce(sent_boot, 0) AS boot, max(sent_at) AS at, coalesce(max(sent_boot_seconds), 0) AS since_boot,
                    \(Self.clock) - max(sent_clock) AS seconds
                FROM roster_row
                WHERE run = \(Self.thisRun) AND step = $2::int AND state = 'settled' AND outcome = $3::text
                    AND sent_at IS NOT NULL
                GROUP BY 1, sent_clock IS NULL ORDER BY 1, sent_clock IS NULL
                """,
                values,
                within: PostgresConnection.longDeadline
            ).rows.map { row in
                LastSend(
                    moment: BootTimestamp(
                        unixSeconds: try row.read("at"),
                        bootSeconds: try row.read("since_boot"),
                        boot: try row.read("boot")
                    ),
                    secondsByStore: try row.readOptional("seconds")
                )
            }
        }
    }
}
