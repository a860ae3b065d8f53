import ContactAPI
import DirectoryClient
import JobModel
import TestSupport
import Testing
import Wording

struct TokenTests {
    @Test func `fetches the token once for all waiting calls`() async throws {
        try await StubServer.serve { _, _ in
            .user
        } body: { client, server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 { group.addTask { _ = try await client.getUser(id: "u\(number)") } }
                try await group.waitForAll()
            }
            #expect(server.requests.count(where: \.isForToken) == 1)
            #expect(server.calls.count == 20)
            #expect(server.calls.allSatisfy { $0.authorization == "Bearer t-1" })
            #expect(server.requests.first?.body.contains(#""app_id":"cli_test""#) == true)
        }
    }

    @Test func `renews the token three minutes before its end`() async throws {
        let clock = ManualClock()
        try await StubServer.serve(clock: clock, tokens: [.token("t-0"), .token("t-1")]) { _, _ in
            .user
        } body: { client, server in
            _ = try await client.getUser(id: "u1")
            clock.advance(by: .seconds(7019))
            _ = try await client.getUser(id: "u1")
            clock.advance(by: .seconds(2))
            _ = try await client.getUser(id: "u1")
            #expect(server.calls.map(\.authorization) == ["Bearer t-0", "Bearer t-0", "Bearer t-1"])
        }
    }

    @Test func `a request whose token ends while it waits for its turn leaves with a new one`() async throws {
        var settings = ClientSettings(workers: 8)
        settings.overrides = [.getUser: [RateWindow(limit: 1, span: .seconds(3 * 3600))]]
        try await StubServer.serve(settings: settings, tokens: [.token("t-0"), .token("t-1")]) { _, _ in
            .user
        } body: { client, server in
            for _ in 0..<2 {
                let answer = try await client.getUser(id: "u1")
                #expect(answer.attempts.map(\.code) == [0])
            }
            #expect(server.calls.map(\.authorization) == ["Bearer t-0", "Bearer t-1"])
            #expect(server.requests.count(where: \.isForToken) == 2)
        }
    }

    @Test func `renews a refused token, and sends the write again`() async throws {
        try await StubServer.serve(tokens: [.token("t-0"), .token("t-1")]) { request, _ in
            request.authorization == "Bearer t-0" ? .code(99_991_663) : .user
        } body: { client, server in
            let answer = try await client.createUser(User(), clientToken: "c1")
            #expect(answer.attempts.map(\.code) == [99_991_663, 0])
            #expect(server.calls.count == 2)
        }
    }

    @Test func `renews a refused token only once`() async throws {
        try await StubServer.serve { _, _ in
            .code(99_991_663)
        } body: { client, server in
            let failure = try await failure { try await client.getUser(id: "u1") }
            #expect(failure.error.next == .renewToken)
            #expect(server.calls.count == 2)
            #expect(server.requests.count(where: \.isForToken) == 2)
        }
    }

    @Test(arguments: [10003, 10014, 10015])
    func `reports a wrong secret early, and does not try again`(code: Int) async throws {
        try await StubServer.serve(tokens: [.code(code, status: 200)]) { _, _ in
            .user
        } body: { client, server in
            let failure = try await failure { try await client.checkToken() }
            #expect(failure.error.next == .stopForPermission)
            #expect(failure.remedy.en.contains("ROSTER_APP_"))
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [#"{"code":0,"msg":"ok"}"#, #"{"code":0,"tenant_access_token":"a\nb","expire":7200}"#])
    func `an answer without a usable token is a failure`(body: String) async throws {
        try await StubServer.serve(tokens: [.json(body)]) { _, _ in
            .user
        } body: { client, server in
            let failure = try await failure { try await client.checkToken() }
            guard case .unreadable(.tenantAccessToken, _, _) = failure.error else {
                Issue.record("\(failure)")
                return
            }
        }
    }
}
