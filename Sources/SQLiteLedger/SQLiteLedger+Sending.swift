import GRDB
package import JobModel
import LocalFiles

extension SQLiteLedger {
    /// None: one machine's clock since its boot says all that is known.
    package func secondsSinceSent(_ lines: [Int], run: String, step: Int) async throws -> [Int: Double] { [:] }

    /// When rows that ended as `outcome` were sent last, by the boots of the machine.
    package func lastSends(run: String, step: Int, endedAs outcome: Outcome) async throws -> [LastSend] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT coalesce(sentBoot, 0) AS boot, max(sentAt) AS at, coalesce(max(sentBootSeconds), 0.0) AS sinceBoot
                    FROM row WHERE run = ? AND step = ? AND state = 'settled' AND outcome = ? AND sentAt IS NOT NULL
                    GROUP BY 1 ORDER BY 1
                    """,
                arguments: [run, step, outcome.rawValue]
            ).map { row in
                LastSend(
                    moment: BootTimestamp(
                        unixSeconds: try row.read("at"),
                        bootSeconds: try row.read("sinceBoot"),
                        boot: try row.read("boot")
                    ),
                    secondsByStore: nil
                )
            }
        }
    }
}
