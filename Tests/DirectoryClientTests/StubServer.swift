import DirectoryClient
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A server that answers as a test says, and remembers what it was asked.
final class StubServer: Sendable {
    struct Request: Sendable {
        var method: String
        /// Path and query as they were sent.
        var target: String
        var authorization: String?
        var body: String

        var path: String { target.split(separator: "?").first.map(String.init) ?? target }
        var isForToken: Bool { path.hasSuffix("/tenant_access_token/internal") }
    }

    struct Reply: Sendable {
        var status = 200
        var headers: [String: String] = [:]
        var body: String

        static func json(_ body: String, status: Int = 200, _ headers: [String: String] = [:]) -> Reply {
            Reply(status: status, headers: headers, body: body)
        }

        static func code(_ code: Int, msg: String = "no", status: Int = 400, _ headers: [String: String] = [:]) -> Reply
        {
            .json(#"{"code":\#(code),"msg":"\#(msg)"}"#, status: status, headers)
        }

        static func data(_ data: String) -> Reply { .json(#"{"code":0,"msg":"success","data":\#(data)}"#) }

        static let user = Reply.data(#"{"user":{"user_id":"u1","name":"Ada"}}"#)

        static func token(_ token: String = "t-1", expire: Int = 7200) -> Reply {
            .json(#"{"code":0,"msg":"ok","tenant_access_token":"\#(token)","expire":\#(expire)}"#)
        }
    }

    let port: Int
    private let log: Log

    final class Log: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private init(port: Int, log: Log) {
        self.port = port
        self.log = log
    }

    var requests: [Request] { log.requests.withLock { $0 } }

    /// What was asked but for the token.
    var calls: [Request] { requests.filter { !$0.isForToken } }

    /// Runs a server for as long as `body` takes.
    ///
    /// `answer` is given the request and how many came before it, token calls and others counted apart.
    static func run(
        _ answer: @escaping @Sendable (Request, Int) async throws -> Reply,
        body: (StubServer) async throws -> Void
    ) async throws {
        let log = Log()
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let app = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in
                try await respond(request, log, answer)
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in continuation.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await app.runService(gracefulShutdownSignals: [])
            }
            for await port in ports {
                try await body(StubServer(port: port, log: log))
                break
            }
            group.cancelAll()
        }
    }

    private static func respond(
        _ request: Hummingbird.Request,
        _ log: Log,
        _ answer: @Sendable (Request, Int) async throws -> Reply
    ) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        let received = Request(
            method: request.method.rawValue,
            target: request.uri.string,
            authorization: request.headers[.authorization],
            body: String(buffer: body)
        )
        let place = log.requests.withLock { requests in
            requests.append(received)
            return requests.count { $0.isForToken == received.isForToken } - 1
        }
        let reply = try await answer(received, place)
        var headers = HTTPFields()
        for (name, value) in reply.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: reply.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: reply.body))
        )
    }
}
