import ContactAPI
import DirectoryClient
import TestSupport
import Testing

struct RetryBudgetTests {
    @Test func `a directory that is down is not asked six times by everybody`() async throws {
        var settings = ClientSettings.unlimited
        settings.retryShare = 0.1
        try await StubServer.serve(settings: settings) { _, _ in
            .json("<html>", status: 503)
        } body: { client, server in
            for _ in 0..<200 { _ = try await failure { try await client.getUser(id: "u1") } }
            // A hundred at least, and a tenth of what was sent: 300 first and second tries and a little more.
            #expect((290...340).contains(server.calls.count), "\(server.calls.count)")
        }
    }

    @Test func `a share of nothing leaves a hundred`() async throws {
        var settings = ClientSettings.unlimited
        settings.retryShare = 0
        try await StubServer.serve(settings: settings) { _, _ in
            .json("<html>", status: 503)
        } body: { client, server in
            for _ in 0..<50 { _ = try await failure { try await client.getUser(id: "u1") } }
            #expect(server.calls.count == 150)
        }
    }
}
