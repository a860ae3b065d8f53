package import DirectoryClient
import JobModel
import Logging

extension ClientSettings {
    package static var unlimited: ClientSettings { ClientSettings(workers: 4, rates: .off) }
}

/// A client of a port on this machine, closed at the end.
package func withClient(
    port: Int,
    settings: ClientSettings = .unlimited,
    clock: some Clock<Duration> = ManualClock(),
    body: (DirectoryClient) async throws -> Void
) async throws {
    let client = DirectoryClient(
        address: try DirectoryAddress("http://127.0.0.1:\(port)"),
        credentials: Credentials(appID: "cli_test", appSecret: "secret"),
        settings: settings,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        clock: clock
    )
    do {
        try await body(client)
    } catch {
        try await client.shutdown()
        throw error
    }
    try await client.shutdown()
}
