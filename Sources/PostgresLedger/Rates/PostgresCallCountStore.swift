import JobModel

/// Counts calls by app and month for all processes that use a database.
package struct PostgresCallCountStore: CallCountStore {
    let database: PostgresDatabase

    /// The store of a database: nothing is connected before something is asked.
    package init(_ address: PostgresAddress) { database = PostgresDatabase(address) }

    package func add(_ calls: Int, account: String, month: String) async throws {
        var arguments = PostgresArguments(account, month)
        arguments.add(calls)
        let values = arguments
        try await database.transact(PostgresTransaction(isDurable: false)) { connection in
            try connection.perform(
                """
                INSERT INTO roster_call_count AS c (account, month, number)
                VALUES ($1::text, $2::text, greatest($3::bigint, 0))
                ON CONFLICT (account, month) DO UPDATE SET number = greatest(c.number + $3::bigint, 0)
                """,
                values
            )
        }
    }

    package func calls(account: String, month: String) async throws -> Int {
        try await database.read { connection in
            try connection.execute(
                "SELECT number FROM roster_call_count WHERE account = $1::text AND month = $2::text",
                PostgresArguments(account, month)
            ).first() ?? 0
        }
    }
}
