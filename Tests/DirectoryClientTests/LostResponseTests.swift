import ContactAPI
import DirectoryClient
import TestSupport
import Testing

struct LostResponseTests {
    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"code\":0",
        "HTTP/1.1 200 OK\r\n\r\n{\"code\":0,\"data\":{",
        "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 40000000\r\n\r\n{",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u{1F}abc",
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n" + created,
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n" + created,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + created,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"co\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 303 See Other\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n" + created + created, "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "[", count: 600),
    ])
    func `reads back a write whose answer breaks off, and never sends it again`(bytes: String) async throws {
        try await BrokenServer.run(answering: bytes) { server in
            try await withClient(port: server.port) { client in
                let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
                #expect(failure.error.next == .readBack, "\(failure)")
                #expect(failure.attempts.count == 1)
                #expect(client.activity.calls[.createUser] == 1)
            }
        }
    }

    private static let created = #"{"code":0,"data":{"user":{"user_id":"u1"}}}"#

    @Test func `does not read an answer beyond the size limit`() async throws {
        try await StubServer.serve { _, _ in
            .json(String(repeating: " ", count: 9 << 20))
        } body: { client, _ in
            let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
            #expect(failure.error == .unreadable(.createUser, status: 200, reason: .tooLarge))
        }
    }

    @Test func `decides by the text of an answer, not by its content type`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(Self.created.utf8.count)\r\n\r\n"
        try await BrokenServer.run(answering: head + Self.created) { server in
            try await withClient(port: server.port) { client in
                let person = try await client.createUser(User(), clientToken: "c1").value
                #expect(person.userID == "u1")
            }
        }
    }

    @Test func `sends a read again if its answer breaks off`() async throws {
        try await BrokenServer.run(answering: "") { server in
            try await withClient(port: server.port) { client in
                let failure = try await failure { try await client.getUser(id: "u1") }
                #expect(failure.attempts.count == 6)
                #expect(failure.error.next == .sendAgain)
            }
        }
    }

    @Test func `reads back a write that takes too long`() async throws {
        var settings = ClientSettings.unlimited
        // Long enough for a busy machine to fetch the token in it.
        settings.requestTimeout = .seconds(20)
        try await StubServer.serve(settings: settings) { _, _ in
            for await _ in AsyncStream<Void>.makeStream().stream {}
            return .user
        } body: { client, _ in
            let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
            #expect(failure.error == .noResponse(.createUser, afterSending: true, reason: .timeout))
        }
    }

    @Test func `notices before sending that nobody listens`() async throws {
        let silent = try SilentPort()
        try await withClient(port: silent.port) { client in
            let failure = try await failure { try await client.createUser(User(), clientToken: "c1") }
            #expect(
                failure.error == .noResponse(.tenantAccessToken, afterSending: false, reason: .connectionRefused),
                "\(failure)"
            )
            #expect(failure.attempts.count == 3)
            #expect(failure.error.next == .sendAgain)
            #expect(client.activity.calls[.createUser] == nil)
        }
        withExtendedLifetime(silent) {}
    }
}
