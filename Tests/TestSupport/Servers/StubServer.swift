import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A server that answers as a test says, and remembers what it was asked.
package final class StubServer: Sendable {
    package struct Request: Sendable {
        package var method: String
        /// Path and query as they were sent.
        package var target: String
        package var authorization: String?
        package var body: String

        package var path: String { target.split(separator: "?").first.map(String.init) ?? target }
        package var isForToken: Bool { path.hasSuffix("/tenant_access_token/internal") }
    }

    package struct CannedResponse: Sendable {
        package var status = 200
        package var headers: [String: String] = [:]
        package var body: String

        package init(status: Int = 200, headers: [String: String] = [:], body: String) {
            self.status = status
            self.headers = headers
            self.body = body
        }

        package static func json(_ body: String, status: Int = 200, _ headers: [String: String] = [:]) -> CannedResponse
        {
            CannedResponse(status: status, headers: headers, body: body)
        }

        package static func code(
            _ code: Int,
            msg: String = "no",
            status: Int = 400,
            _ headers: [String: String] = [:]
        ) -> CannedResponse {
            .json(#"{"code":\#(code),"msg":"\#(msg)"}"#, status: status, headers)
        }

        package static func data(_ data: String) -> CannedResponse {
            .json(#"{"code":0,"msg":"success","data":\#(data)}"#)
        }

        package static let user = CannedResponse.data(#"{"user":{"user_id":"u1","name":"Ada"}}"#)

        package static func token(_ token: String = "t-1", expire: Int = 7200) -> CannedResponse {
            .json(#"{"code":0,"msg":"ok","tenant_access_token":"\#(token)","expire":\#(expire)}"#)
        }
    }

    package let port: Int
    private let log: Log

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private init(port: Int, log: Log) {
        self.port = port
        self.log = log
    }

    package var requests: [Request] { log.requests.withLock { $0 } }

    /// What was asked but for the token.
    package var calls: [Request] { requests.filter { !$0.isForToken } }

    /// Runs a server for as long as `body` takes.
    ///
    /// `answer` is given the request and how many came before it, token calls and others counted apart.
    package static func run(
        _ answer: @escaping @Sendable (Request, Int) async throws -> CannedResponse,
        body: (StubServer) async throws -> Void
    ) async throws {
        let log = Log()
        try await LoopbackServer.run { request in
            try await respond(request, log, answer)
        } body: { port in
            try await body(StubServer(port: port, log: log))
        }
    }

    private static func respond(
        _ request: Hummingbird.Request,
        _ log: Log,
        _ answer: @Sendable (Request, Int) async throws -> CannedResponse
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
        let canned = try await answer(received, place)
        var headers = HTTPFields()
        for (name, value) in canned.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: canned.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: canned.body))
        )
    }
}
