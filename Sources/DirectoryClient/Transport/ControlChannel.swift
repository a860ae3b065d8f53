import AsyncHTTPClient
package import Foundation
import NIOCore
import NIOHTTP1

/// Calls that steer an embedded directory of this machine, which are no part of the API.
package struct ControlChannel: Sendable {
    private let port: Int
    private let token: String

    package init(port: Int, token: String) {
        self.port = port
        self.token = token
    }

    package struct Response: Sendable {
        package var status: Int
        package var body: Data

        /// Why the call was refused, in the server's words.
        package var problem: String? { (try? JSONDecoder().decode([String: String].self, from: body))?["problem"] }
    }

    /// No answer came.
    package struct Unanswered: Error {
        /// Whether the call may have been carried out all the same.
        package let mayHaveArrived: Bool
    }

    /// Of a call, to the last byte of its answer.
    private static let limit = 30

    /// - Throws: `Unanswered`; `CancellationError`.
    package func post(_ path: String, _ body: Data) async throws -> Response {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        request.body = .bytes(ByteBuffer(bytes: body))
        return try await send(request)
    }

    /// - Throws: `Unanswered`; `CancellationError`.
    package func get(_ path: String) async throws -> Response {
        try await send(HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)"))
    }

    private func send(_ call: HTTPClientRequest) async throws -> Response {
        var request = call
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        do {
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(Int64(Self.limit)))
            // The client's own deadline ends with the head.
            let data = try await TimeLimits().hold(for: .seconds(Self.limit)) {
                try await response.body.collect(upTo: 1 << 20)
            }
            return Response(status: Int(response.status.code), body: Data(data.readableBytesView))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // Whatever it was on the way: whether the server is still there is what the caller looks at.
            throw Unanswered(mayHaveArrived: HTTPTransport.connectionProblem(error) == nil)
        }
    }
}
