import JobModel

/// The sends of one app to one endpoint: who locks the gate counts alone until the end of the transaction.
struct RateGate {
    let endpoint: String
    let account: String

    struct State {
        var blockedUntil: Double
        var ceiling: LearnedCeiling
    }

    private var place: PostgresArguments { PostgresArguments(account, endpoint) }

    func lock(_ connection: PostgresConnection) throws -> State {
        let select = """
            SELECT blocked_until, stretch, stretch_since FROM roster_rate_gate
            WHERE account = $1::text AND endpoint = $2::text FOR UPDATE
            """
        if let row = try connection.execute(select, place, isFrequent: true).rows.first { return try Self.state(row) }
        try connection.perform(
            """
            INSERT INTO roster_rate_gate (account, endpoint) VALUES ($1::text, $2::text)
            ON CONFLICT (account, endpoint) DO NOTHING
            """,
            place
        )
        guard let row = try connection.execute(select, place, isFrequent: true).rows.first else {
            throw UnreadableValue(column: "roster_rate_gate")
        }
        return try Self.state(row)
    }

    private static func state(_ row: PostgresRow) throws -> State {
        State(
            blockedUntil: try row.read("blocked_until"),
            ceiling: LearnedCeiling(stretch: try row.read("stretch"), since: try row.read("stretch_since"))
        )
    }

    /// The time of the database, asked once the gate is locked, and the newest sends, oldest first.
    func sends(_ limit: Int, _ connection: PostgresConnection) throws -> (time: Double, sent: [Double]) {
        var arguments = place
        arguments.add(limit)
        let rows = try connection.execute(
            """
            (SELECT true AS is_time, extract(epoch FROM clock_timestamp())::float8 AS at)
            UNION ALL
            (SELECT false, at FROM roster_rate_send WHERE account = $1::text AND endpoint = $2::text
            ORDER BY at DESC LIMIT $3::bigint)
            """,
            arguments,
            isFrequent: true
        ).rows.map { row -> (isTime: Bool, at: Double) in (try row.read(0), try row.read(1)) }
        guard let time = rows.first(where: \.isTime)?.at else { throw UnreadableValue(column: "at") }
        return (time, rows.filter { !$0.isTime }.map(\.at).sorted())
    }

    func note(_ turns: [Double], forgettingBefore time: Double, _ connection: PostgresConnection) throws {
        var arguments = place
        arguments.add(time)
        var list = PostgresList()
        for turn in turns { list.add(turn) }
        arguments.add(list)
        try connection.perform(
            """
            WITH gone AS (
                DELETE FROM roster_rate_send WHERE account = $1::text AND endpoint = $2::text AND at < $3::float8)
            INSERT INTO roster_rate_send (account, endpoint, at)
            SELECT $1::text, $2::text, turn FROM unnest($4::float8[]) AS each (turn)
            """,
            arguments
        )
    }

    /// The times of processes differ in their last digits.
    func giveBack(_ time: Double, _ connection: PostgresConnection) throws {
        var arguments = place
        arguments.add(time)
        try connection.perform(
            """
            DELETE FROM roster_rate_send WHERE ctid = (
                SELECT ctid FROM roster_rate_send
                WHERE account = $1::text AND endpoint = $2::text
                    AND at BETWEEN $3::float8 - 0.001 AND $3::float8 + 0.001
                ORDER BY abs(at - $3::float8) LIMIT 1 FOR UPDATE)
            """,
            arguments
        )
    }

    func block(until time: Double, _ ceiling: LearnedCeiling, _ connection: PostgresConnection) throws {
        var arguments = place
        for number in [time, ceiling.stretch, ceiling.since] { arguments.add(number) }
        try connection.perform(
            """
            UPDATE roster_rate_gate SET blocked_until = greatest(blocked_until, $3::float8), stretch = $4::float8,
                stretch_since = $5::float8
            WHERE account = $1::text AND endpoint = $2::text
            """,
            arguments
        )
    }
}
