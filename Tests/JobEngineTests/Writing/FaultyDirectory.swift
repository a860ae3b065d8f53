import AsyncHTTPClient
import DirectoryServer
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Synchronization
import TestSupport

/// A real directory behind a line that lies: each request may be answered without reaching it, or reach it and lose the
/// answer.
struct FaultyDirectory: Sendable {
    /// What the line does with one request.
    enum Fault: Sendable {
        /// Answers instead of the directory, which sees nothing.
        case answer(status: Int, json: String)
        /// The directory does it, and nobody hears of it.
        case loseResponse
        /// The directory does it, and the line breaks in the middle of the answer.
        case cutResponse
        /// The directory answers, and the line changes the text.
        case rewrite(@Sendable (String) -> String)
    }

    /// One request as the line sees it.
    struct Seen: Sendable {
        var method: String
        var path: String
        var body: String
        /// How many of the same method and path came before.
        var earlier: Int
    }

    let fault: @Sendable (Seen) async throws -> Fault?

    /// Runs the directory and the line; `body` gets the line's address and the directory itself.
    func serve(
        _ company: CompanyFile,
        _ body: (_ address: String, _ directory: EmbeddedDirectory) async throws -> Void
    ) async throws {
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(database: ":memory:", company: company, rates: .off)
        )
        do {
            try await line(to: directory.port) { try await body($0, directory) }
        } catch {
            try await directory.stop()
            throw error
        }
        try await directory.stop()
    }

    private func line(to port: Int, _ body: (String) async throws -> Void) async throws {
        let counts = Counts()
        try await LoopbackServer.run { request in
            try await answer(request, port: port, counts)
        } body: {
            try await body("http://127.0.0.1:\($0)")
        }
    }

    private func answer(_ request: Request, port: Int, _ counts: Counts) async throws -> Response {
        let sent = try await request.body.collect(upTo: 1 << 24)
        let path = request.uri.path.replacingOccurrences(of: "/open-apis", with: "")
        let earlier = counts.next("\(request.method) \(path)")
        let seen = Seen(method: request.method.rawValue, path: path, body: String(buffer: sent), earlier: earlier)
        let fault = try await fault(seen)
        if case .answer(let status, let json) = fault { return response(status, json) }
        var forwarded = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(request.uri.string)")
        forwarded.method = .RAW(value: request.method.rawValue)
        for field in request.headers where field.name != .contentLength {
            forwarded.headers.add(name: field.name.rawName, value: field.value)
        }
        if sent.readableBytes > 0 { forwarded.body = .bytes(sent) }
        let answer = try await HTTPClient.shared.execute(forwarded, timeout: .seconds(600))
        let text = String(buffer: try await answer.body.collect(upTo: 1 << 24))
        switch fault {
        case .loseResponse: return response(502, "<html>bad gateway</html>")
        case .cutResponse: return cut(text)
        case .rewrite(let change): return response(Int(answer.status.code), change(text))
        case .answer, nil: return response(Int(answer.status.code), text)
        }
    }

    /// Half of the text, and then the connection is closed.
    private func cut(_ text: String) -> Response {
        let half = ByteBuffer(string: String(text.prefix(text.count / 2)))
        let body = ResponseBody(contentLength: text.utf8.count) { writer in
            try await writer.write(half)
            throw CancellationError()
        }
        return Response(status: .ok, headers: [.contentType: "application/json"], body: body)
    }

    private func response(_ status: Int, _ text: String) -> Response {
        Response(
            status: .init(code: status),
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    private final class Counts: Sendable {
        private let counts = Mutex<[String: Int]>([:])

        func next(_ key: String) -> Int {
            counts.withLock { counts in
                let earlier = counts[key, default: 0]
                counts[key] = earlier + 1
                return earlier
            }
        }
    }
}
