import DirectoryClient
import JobEngine
import Logging
import Testing

struct WatchdogTests {
    @Test func `barks when nothing moves`() async throws {
        let client = DirectoryClient(
            address: try DirectoryAddress("http://127.0.0.1:1"),
            credentials: Credentials(appID: "cli_test", appSecret: "secret"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let dog = Watchdog(client: client, patience: .milliseconds(20), interval: .milliseconds(1))
        await #expect(throws: Watchdog.Bark.self) { try await dog.watch() }
        try await client.shutdown()
    }
}
