import ContactAPI
import DirectoryClient
import TestSupport
import Testing

struct RetryBudgetTests {
    @Test func `not every caller sends six requests to a directory that is down`() async throws {
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

    @Test func `allows a hundred retries with a share of zero`() async throws {
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
