import GRDB
package import JobModel

extension SQLiteCallCountStore: CallCountCopyStore {
    package func counts() async throws -> [CallCount] {
        do {
            return try await database.read { db in
                try Row.fetchAll(db, sql: "SELECT account, month, number FROM calls ORDER BY account, month").map {
                    CallCount(
                        account: try $0.read("account"),
                        month: try $0.read("month"),
                        number: try $0.read("number")
                    )
                }
            }
        } catch {
            throw SQLiteLedger.inOwnWords(error)
        }
    }

    package func raise(to count: CallCount) async throws {
        do {
            try await database.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO calls (account, month, number) VALUES (?, ?, ?)
                        ON CONFLICT (account, month) DO UPDATE SET number = max(number, excluded.number)
                        """,
                    arguments: [count.account, count.month, count.number]
                )
            }
        } catch {
            throw SQLiteLedger.inOwnWords(error)
        }
    }
}
