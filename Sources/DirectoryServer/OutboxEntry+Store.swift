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
                tenant: row[0],
                userID: row[1],
                name: row[2],
                mobile: row[3],
                email: row[4],
                cause: Cause(rawValue: row[5]) ?? .create,
                createdAt: row[6]
            )
        }
    }
}
