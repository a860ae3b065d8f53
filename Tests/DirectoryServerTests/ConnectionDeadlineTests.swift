import DirectoryServer
import Foundation
import LoopbackServing
import NIOCore
import Testing

/// How long a client may keep the directory waiting, and how much it may send.
struct ConnectionDeadlineTests {
    private let long = TimeAmount.hours(1)

    private func head(_ port: Int, length: Int, token: String? = nil) -> String {
        "POST /open-apis/contact/v3/users HTTP/1.1\r\nHost: localhost:\(port)\r\nContent-Length: \(length)\r\n"
            + (token.map { "Authorization: Bearer \($0)\r\n" } ?? "") + "\r\n"
    }

    @Test(.timeLimit(.minutes(20)))
    func `closes a connection without a request, or with half a request head`() async throws {
        let deadlines = ConnectionDeadlines(firstHead: .milliseconds(50), body: long, nextHead: long)
        try await withDirectory(deadlines: deadlines) { directory in
            let silent = try await RawLine.open(directory.port)
            let half = try await RawLine.open(directory.port, saying: "GET /openapi.json HTTP/1.1\r\nHost: local")
            for line in [silent, half] { #expect(await line.rest().isEmpty) }
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `closes a connection that is idle after an answer`() async throws {
        let deadlines = ConnectionDeadlines(firstHead: long, body: long, nextHead: .milliseconds(50))
        try await withDirectory(deadlines: deadlines) { directory in
            let line = try await RawLine.open(directory.port)
            try await line.send("GET /openapi.json HTTP/1.1\r\nHost: localhost:\(directory.port)\r\n\r\n")
            #expect(await line.rest().hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `does not wait for a missing body`() async throws {
        let deadlines = ConnectionDeadlines(firstHead: long, body: .seconds(20), nextHead: long)
        try await withDirectory(deadlines: deadlines) { directory in
            let token = try await Caller.authorized(directory).token
            let line = try await RawLine.open(
                directory.port,
                saying: head(directory.port, length: 1000, token: token) + "{"
            )
            #expect(await line.rest().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `closes a refused connection that stays open`() async throws {
        let deadlines = ConnectionDeadlines(firstHead: .seconds(20), body: long, nextHead: long)
        try await withDirectory(deadlines: deadlines) { directory in
            let line = try await RawLine.open(
                directory.port,
                saying: "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 9\r\n\r\n"
            )
            #expect(await line.rest().hasPrefix("HTTP/1.1 421"))
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `answers a caller without a token before the body arrives`() async throws {
        try await withDirectory { directory in
            for token in [nil, "t-wrong", "u-wrong"] {
                let line = try await RawLine.open(directory.port)
                try await line.send(head(directory.port, length: 500_000, token: token))
                #expect(await line.answer(holding: "\"code\"").hasPrefix("HTTP/1.1 400"), "\(token ?? "none")")
                line.close()
            }
        }
    }

    @Test(.timeLimit(.minutes(20)), arguments: [(1 << 20, 400), ((1 << 20) + 1, 413)])
    func `limits a body to one mebibyte, in one piece or in chunks`(size: Int, status: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let body = "{\"nothing\":\"" + String(repeating: "x", count: size - 14) + "\"}"
            let answer = try await caller.post("/contact/v3/users", body)
            #expect(answer.status == status)
            #expect(status == 413 ? answer.code == 9499 : answer.code != 9499, "\(answer.text)")
            let line = try await RawLine.open(directory.port)
            let token = try #require(caller.token)
            try await line.send(
                head(directory.port, length: 0, token: token)
                    .replacing("Content-Length: 0", with: "Transfer-Encoding: chunked")
                    + "\(String(size, radix: 16))\r\n\(body)\r\n0\r\n\r\n"
            )
            #expect(await line.answer(holding: "\"code\"").hasPrefix("HTTP/1.1 \(status)"))
            line.close()
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `closes the connection of an endless body`() async throws {
        let deadlines = ConnectionDeadlines(firstHead: long, body: long, nextHead: long, bodyBytes: 2 << 20)
        try await withDirectory(deadlines: deadlines) { directory in
            let line = try await RawLine.open(directory.port)
            try await line.send(head(directory.port, length: 1 << 40))
            let piece = String(repeating: "x", count: 1 << 20)
            var sent = 0
            do {
                while sent < 1000 {
                    try await line.send(piece)
                    sent += 1
                }
                Issue.record("a gigabyte was taken")
            } catch {
                #expect(sent < 1000)
            }
        }
    }
}
