package import JobModel

extension PostgresCallCountStore: CallCountCopyStore {
    package func counts() async throws -> [CallCount] {
        try await database.read { connection in
            try connection.execute("SELECT account, month, number FROM roster_call_count ORDER BY account, month").rows
                .map {
                    CallCount(
                        account: try $0.read("account"),
                        month: try $0.read("month"),
                        number: try $0.read("number")
                    )
                }
        }
    }

    package func raise(to count: CallCount) async throws {
        var arguments = PostgresArguments(count.account, count.month)
        arguments.add(count.number)
        let values = arguments
        try await database.transact(PostgresTransaction()) { connection in
            try connection.perform(
                """
                INSERT INTO roster_call_count AS c (account, month, number) VALUES ($1::text, $2::text, $3::bigint)
                ON CONFLICT (account, month) DO UPDATE SET number = greatest(c.number, excluded.number)
                """,
                values
            )
        }
    }
}
