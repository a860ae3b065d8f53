import AsyncHTTPClient
import DirectoryServer
import Foundation
import NIOCore
import NIOHTTP1

/// Calls a directory as an app does.
struct Caller: Sendable {
    struct Response: Sendable {
        var status: Int
        var body: JSON
        var text: String
        var headers: [String: String]

        var code: Int? { body["code"]?.number }
        var data: JSON? { body["data"] }
    }

    let port: Int
    var token: String?
    var base = "/open-apis"

    /// An app with a fresh token.
    static func authorized(_ directory: EmbeddedDirectory, app: String = "cli_main") async throws -> Caller {
        let answer = try await Caller(port: directory.port, token: nil).post(
            "/auth/v3/tenant_access_token/internal",
            #"{"app_id":"\#(app)","app_secret":"secret"}"#
        )
        return Caller(port: directory.port, token: answer.body["tenant_access_token"]?.text)
    }

    func get(_ path: String) async throws -> Response { try await send("GET", path, nil) }
    func post(_ path: String, _ body: String) async throws -> Response { try await send("POST", path, body) }
    func patch(_ path: String, _ body: String) async throws -> Response { try await send("PATCH", path, body) }

    func put(_ path: String, _ body: String) async throws -> Response { try await send("PUT", path, body) }
    func delete(_ path: String, _ body: String? = nil) async throws -> Response { try await send("DELETE", path, body) }

    func send(_ method: String, _ path: String, _ body: String?) async throws -> Response {
        try await send(method, path, bytes: body.map { Array($0.utf8) })
    }

    func send(_ method: String, _ path: String, bytes body: [UInt8]?) async throws -> Response {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(base)\(path)")
        request.method = .RAW(value: method)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(300))
        let data = try await response.body.collect(upTo: 20 << 20)
        let json = try? JSONDecoder().decode(JSON.self, from: Data(data.readableBytesView))
        return Response(
            status: Int(response.status.code),
            body: json ?? .null,
            text: String(buffer: data),
            headers: Dictionary(
                response.headers.map { ($0.name.lowercased(), $0.value) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }

    /// Hands in a batch and asks for its state until it is settled.
    func settled(_ path: String, _ body: String) async throws -> Response {
        let ticket = try await post(path, body)
        guard let id = ticket.data?["task_id"]?.text else { return ticket }
        return try await task(id)
    }

    func task(_ id: String) async throws -> Response {
        while true {
            let answer = try await get("/contact/v2/task/get?task_id=\(id)")
            if (answer.data?["status"]?.number ?? 99) >= 9 { return answer }
            await Task.yield()
        }
    }
}
