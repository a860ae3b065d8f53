import ContactAPI
import DirectoryClient
import JobModel
import Logging
import TestSupport
import Testing
import Wording

struct SharedBudgetTests {
    @Test func `takes turns for all waiting callers, a few at a time`() async throws {
        let store = CountingStore()
        try await serve(store) { _, _ in
            .user
        } body: { client, server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 { group.addTask { _ = try await client.getUser(id: "u1") } }
                try await group.waitForAll()
            }
            #expect(server.calls.count == 40)
            #expect(store.seen.takes.reduce(0, +) >= 40)
            #expect(store.seen.takes.allSatisfy { (1...8).contains($0) })
            #expect(store.seen.endpoints == ["getUser"])
            #expect(store.seen.accounts.count == 1 && store.seen.accounts.allSatisfy { $0.hasSuffix("cli_test") })
        }
    }

    @Test func `tells the other processes when the directory throttles`() async throws {
        let store = CountingStore()
        try await serve(store) { _, place in
            place == 0 ? .code(99_991_400, status: 429, ["x-ogw-ratelimit-reset": "7"]) : .user
        } body: { client, server in
            _ = try await client.getUser(id: "u1")
            #expect(store.seen.blocks.count == 1)
            #expect(server.calls.count == 2)
            #expect(store.seen.last >= store.seen.blocks[0])
        }
    }

    @Test func `returns the turn of a cancelled request`() async throws {
        let store = CountingStore()
        try await serve(store) { _, _ in
            .user
        } body: { client, server in
            // The first place is free at once, the second a tenth of a second later.
            _ = try await client.getUser(id: "u1")
            await #expect(throws: RequestCalledOff.self) {
                _ = try await client.patchUser(id: "u1", idType: .userID, User(), observer: CalledOff())
            }
            #expect(store.seen.givenBack.count == 1)
        }
    }

    @Test func `reports a stored limit that reaches too far, and does not wait for it`() async throws {
        try await serve(FarStore()) { _, _ in
            .user
        } body: { client, server in
            let failure = try await failure { try await client.getUser(id: "u1") }
            #expect(failure.error == .limitTooFar(.getUser, seconds: 1e9) && failure.error.next == .stopForQuota)
            #expect(failure.remedy.en.contains("rates.sqlite") && server.calls.isEmpty)
        }
    }

    private struct FarStore: RateBudgetStore {
        func take(
            _ count: Int,
            endpoint: String,
            account: String,
            windows: [(limit: Int, seconds: Double)],
            now: Double
        ) async throws -> [Double] {
            throw StoredLimitTooFar(seconds: 1e9)
        }

        func giveBack(_ place: Double, endpoint: String, account: String) async throws {}
        func block(endpoint: String, account: String, until time: Double, now: Double) async throws {}
    }

    /// Nobody wants the request any more by the time it waits.
    private struct CalledOff: RequestObserver {
        var isCalledOff: Bool { true }
        func willSend() async throws {}
        func hadNoEffect(until time: Double) async throws {}
    }

    private func serve(
        _ store: any RateBudgetStore,
        answer: @escaping @Sendable (StubServer.Request, Int) async throws -> StubServer.CannedResponse,
        body: (DirectoryClient, StubServer) async throws -> Void
    ) async throws {
        try await StubServer.run { request, place in
            request.isForToken ? .token() : try await answer(request, place)
        } body: { server in
            let client = DirectoryClient(
                address: try DirectoryAddress("http://127.0.0.1:\(server.port)"),
                credentials: Credentials(appID: "cli_test", appSecret: "secret"),
                store: store,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                clock: ManualClock()
            )
            do {
                try await body(client, server)
            } catch {
                try await client.shutdown()
                throw error
            }
            try await client.shutdown()
        }
    }
}
