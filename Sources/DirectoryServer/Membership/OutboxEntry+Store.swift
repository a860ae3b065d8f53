import GRDB

extension OutboxEntry {
    static func all(_ db: Database) throws -> [OutboxEntry] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT o.tenant, u.user_id, u.name, u.mobile, u.email, o.cause, o.created_at
                FROM outbox o JOIN user u ON u.id = o.user ORDER BY o.id
                """
        ).map { row in
            OutboxEntry(
                tenant: try row.value(0),
                userID: try row.value(1),
                name: try row.value(2),
                mobile: try row.value(3),
                email: try row.value(4),
                cause: Cause(rawValue: try row.value(5)) ?? .create,
                createdAt: try row.value(6)
            )
        }
    }
}
