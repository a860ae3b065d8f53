package import DirectoryClient

extension StubServer {
    /// Runs a server that gives `tokens` one after the other, the last one permanently, and answers everything else as `answer` says, and a client of it.
    package static func serve(
        settings: ClientSettings = .unlimited,
        clock: some Clock<Duration> = ManualClock(),
        tokens: [CannedResponse] = [.token()],
        answer: @escaping @Sendable (Request, Int) async throws -> CannedResponse,
        body: (DirectoryClient, StubServer) async throws -> Void
    ) async throws {
        try await run { request, place in
            request.isForToken ? tokens[min(place, tokens.count - 1)] : try await answer(request, place)
        } body: { server in
            try await withClient(port: server.port, settings: settings, clock: clock) { try await body($0, server) }
        }
    }
}
