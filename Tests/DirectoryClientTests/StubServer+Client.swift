import DirectoryClient
import JobModel
import Logging
import TestSupport

extension StubServer {
    /// Runs a server that gives `tokens` one after the other, the last one permanently, and answers everything else as `answer` says, and a client of it.
    static func serve(
        settings: ClientSettings = .unlimited,
        clock: some Clock<Duration> = ManualClock(),
        tokens: [Reply] = [.token()],
        answer: @escaping @Sendable (Request, Int) async throws -> Reply,
        body: (DirectoryClient, StubServer) async throws -> Void
    ) async throws {
        try await run { request, place in
            request.isForToken ? tokens[min(place, tokens.count - 1)] : try await answer(request, place)
        } body: { server in
            try await withClient(port: server.port, settings: settings, clock: clock) { try await body($0, server) }
        }
    }
}

extension ClientSettings {
    static var unlimited: ClientSettings { ClientSettings(workers: 4, rates: .off) }
}

/// A client of a port on this machine, closed at the end.
func withClient(
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
