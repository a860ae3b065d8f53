import JobModel
import PostgresLedger
import SQLiteLedger
import TestSupport
import Testing

/// A kind of store of sends; its time is moved by the tests.
struct RateBudgetUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens two stores that count together; `folder` is one of their own.
    let open: @Sendable (_ folder: String) async throws -> [any RateBudgetStore]
    /// Opens the store of calls that is beside them.
    let openCounts: @Sendable (_ folder: String) async throws -> any CallCountStore

    static let all =
        [
            RateBudgetUnderTest(
                testDescription: "SQLite",
                open: { [try SQLiteRateBudgetStore.open(folder: $0), try SQLiteRateBudgetStore.open(folder: $0)] },
                openCounts: { try SQLiteCallCountStore.open(folder: $0) }
            )
        ]
        + (PostgresServer.isInstalled
            ? [onServer("PostgreSQL") { try await PostgresServer.shared().newSchema() }] : [])
        + (StoreUnderTest.isPoolerWanted
            ? [onServer("PostgreSQL by pgbouncer") { try await PgBouncer.shared().newSchema() }] : [])

    private static func onServer(
        _ name: String,
        newSchema: @escaping @Sendable () async throws -> String
    ) -> RateBudgetUnderTest {
        RateBudgetUnderTest(
            testDescription: name,
            open: { _ in
                let address = try PostgresAddress(await newSchema())
                return [
                    PostgresRateBudgetStore(address, clock: .ofCaller),
                    PostgresRateBudgetStore(address, clock: .ofCaller),
                ]
            },
            openCounts: { _ in PostgresCallCountStore(try PostgresAddress(await newSchema())) }
        )
    }
}
