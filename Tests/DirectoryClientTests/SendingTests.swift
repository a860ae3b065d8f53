import ContactAPI
import DirectoryClient
import JobModel
import TestSupport
import Testing

struct SendingTests {
    @Test(arguments: [429, 400])
    func `waits as long as the directory asks, whatever the status`(status: Int) async throws {
        let clock = ManualClock()
        try await StubServer.serve(clock: clock) { _, place in
            place == 0 ? .code(99_991_400, status: status, ["x-ogw-ratelimit-reset": "52"]) : .user
        } body: { client, server in
            let answer = try await client.createUser(User(), clientToken: "c1")
            #expect(clock.waits == [.seconds(52)])
            #expect(answer.attempts.map(\.code) == [99_991_400, 0])
            #expect(client.activity.throttled == 1)
            #expect(client.activity.waitingFor == nil)
            #expect(server.calls.count == 2)
        }
    }

    @Test(arguments: [("86400", 86400), ("1e300", 1e7), ("inf", 1e7), ("3, 86400", 86400)])
    func `gives up on a directory that asks for hours`(reset: String, seconds: Double) async throws {
        try await StubServer.serve { _, _ in
            .code(99_991_400, status: 429, ["x-ogw-ratelimit-reset": reset])
        } body: { client, server in
            let failure = try await failure { try await client.getUser(id: "u1") }
            #expect(failure.error == .throttled(reset: .seconds(seconds)))
            #expect(failure.error.next == .waitForLimit)
        }
    }

    @Test(arguments: [
        (StubServer.CannedResponse.json("<html>", status: 502), 6), (.code(40003), 6), (.code(2200, status: 500), 6),
        (.json(#"{"code":0,"data":{"user":"#), 6), (.code(41050), 1), (.json("404 page not found", status: 404), 1),
        (.json("no", status: 400), 1),
    ])
    func `sends a read again only if that can help`(reply: StubServer.CannedResponse, requests: Int) async throws {
        try await StubServer.serve { _, _ in
            reply
        } body: { client, server in
            let failure = try await failure { try await client.getUser(id: "u1") }
            #expect(failure.attempts.count == requests)
            #expect(server.calls.count == requests)
        }
    }

    @Test(arguments: [
        StubServer.CannedResponse.json("<html>", status: 502), .json("", status: 503), .code(40003),
        .code(41027, status: 504),
        .json(#"{"code":0,"data":{"user":"#), .json(#"{"code":0,"msg":"success"}"#), .json("ok"),
        .code(77777, status: 500),
    ])
    func `never sends an uncertain write twice`(reply: StubServer.CannedResponse) async throws {
        try await StubServer.serve { _, _ in
            reply
        } body: { client, server in
            let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
            #expect(failure.error.next == .readBack)
            #expect(failure.attempts.count == 1)
            #expect(server.calls.count == 1)
        }
    }

    @Test func `sends a certain write again`() async throws {
        try await StubServer.serve { _, place in
            place < 2 ? .code(44025) : .user
        } body: { client, server in
            let answer = try await client.patchUser(id: "u1", User())
            #expect(answer.attempts.map(\.code) == [44025, 44025, 0])
        }
    }

    @Test func `a refusal carries code, words, status and log id`() async throws {
        try await StubServer.serve { _, _ in
            .code(41001, msg: "mobile\\u001b[31m taken", ["x-tt-logid": "L42"])
        } body: { client, _ in
            let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
            #expect(
                failure.error
                    == .refused(.createUser, code: 41001, msg: "mobile[31m taken", logID: "L42", status: 400)
            )
            #expect(failure.attempts.first?.logID == "L42")
            #expect(failure.attempts.first?.token == "c1")
            #expect(failure.attempts.first?.endpoint == "createUser")
        }
    }

    @Test(arguments: ["log_id", "logid"])
    func `the log id may stand in the body`(key: String) async throws {
        let body = #"{"code":99992402,"msg":"bad","error":{"\#(key)":"L7","field_violations":[{"field":"name"}]}}"#
        try await StubServer.serve { _, _ in
            .json(body, status: 400)
        } body: { client, _ in
            let failure = try await failure { try await client.getUser(id: "u1") }
            #expect(failure.error == .refused(.getUser, code: 99_992_402, msg: "bad; name", logID: "L7", status: 400))
        }
    }

    @Test func `a failure may come with status 200`() async throws {
        try await StubServer.serve { _, _ in
            .code(41001, status: 200)
        } body: { client, _ in
            let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
            #expect(failure.error.next == .failRow)
        }
    }

    @Test func `follows no redirect`() async throws {
        try await StubServer.serve { _, _ in
            .json("", status: 302, ["Location": "/open-apis/contact/v3/users/u2"])
        } body: { client, server in
            let failure = try await failure { try await client.getUser(id: "u1") }
            #expect(failure.error == .redirected(.getUser, status: 302))
            #expect(server.calls.count == 1)
        }
    }

    @Test func `a cancelled wait ends at once and sends nothing`() async throws {
        let clock = StandingClock()
        var settings = ClientSettings()
        settings.overrides[.getUser] = [RateWindow(limit: 1, span: .seconds(60))]
        try await StubServer.serve(settings: settings, clock: clock) { _, _ in
            .user
        } body: { client, server in
            _ = try await client.getUser(id: "u1")
            let second = Task { try await client.getUser(id: "u2") }
            for await _ in clock.sleeping.stream { break }
            #expect(client.activity.waitingFor == .getUser)
            second.cancel()
            await #expect(throws: CancellationError.self) { try await second.value }
            #expect(server.calls.count == 1)
        }
    }
}
