import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport

/// Calls of an embedded directory that the product's client does not make: to delete, and to change ids.
struct DirectoryCaller: Sendable {
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    let port: Int
    private let token: String

    init(port: Int) async throws {
        self.port = port
        let secret = #"{"app_id":"cli_test","app_secret":"secret"}"#
        let answer = try await Self.send("POST", "/auth/v3/tenant_access_token/internal", secret, port, token: nil)
        token = try JSONDecoder().decode(Token.self, from: answer).token
    }

    /// Makes a call, again where its answer was lost; `codes` are those with which it is refused once it has been done.
    @discardableResult
    func call(_ method: String, _ path: String, _ body: String? = nil, done codes: Set<Int> = []) async throws -> Data {
        var isLost = false
        for _ in 0..<RosterCommand.tries {
            let answer: Data
            do {
                answer = try await Self.send(method, "/contact/v3/" + path, body, port, token: token)
            } catch let error where !(error is CancellationError) {
                isLost = true
                continue
            }
            let code = try JSONDecoder().decode(Code.self, from: answer).code
            guard code == 0 || isLost && codes.contains(code) else {
                throw Refusal(description: "\(method) \(path): \(String(decoding: answer, as: UTF8.self))")
            }
            return answer
        }
        throw Refusal(description: "\(method) \(path): no answer")
    }

    private struct Token: Decodable {
        var token: String

        enum CodingKeys: String, CodingKey { case token = "tenant_access_token" }
    }

    private struct Code: Decodable { var code: Int }

    private static func send(
        _ method: String,
        _ path: String,
        _ body: String?,
        _ port: Int,
        token: String?
    ) async throws -> Data {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/open-apis\(path)")
        request.method = .RAW(value: method)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            request.body = .bytes(ByteBuffer(string: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(300))
        return Data(try await response.body.collect(upTo: 1 << 24).readableBytesView)
    }
}
