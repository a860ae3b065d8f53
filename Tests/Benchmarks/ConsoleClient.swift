import AsyncHTTPClient
import Foundation
import JobEngine
import Logging
import NIOCore
import NIOHTTP1
import WebConsole

/// A browser without a screen that has come into a console of this process.
struct ConsoleClient: Sendable {
    private let port: Int
    private let cookie: String
    private let form: String

    /// Serves a console while a body lasts, and gives that a client.
    static func serving<Value: Sendable>(
        _ stateFolder: String,
        _ access: DirectoryAccess,
        job: String? = nil,
        _ body: @Sendable (ConsoleClient) async throws -> Value
    ) async throws -> Value {
        let configuration = ConsoleConfiguration(
            stateFolder: stateFolder,
            logger: Logger(label: "roster.console") { _ in SwiftLogNoOpLogHandler() },
            access: access,
            job: job
        )
        let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await ConsoleServer(configuration).run { address in continuation.yield(address) }
            }
            var printed = addresses.makeAsyncIterator()
            guard let address = await printed.next() else { throw BenchmarkError.wrongResult("no address") }
            let value = try await body(ConsoleClient(address))
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
            return value
        }
    }

    private init(_ address: String) async throws {
        guard let url = URL(string: address), let port = url.port else { throw BenchmarkError.wrongResult(address) }
        let entered = try await Self.client.execute(HTTPClientRequest(url: address), timeout: .seconds(60))
        let cookie = entered.headers["Set-Cookie"].map { $0.prefix { $0 != ";" } }.joined(separator: "; ")
        (self.port, self.cookie) = (port, cookie)
        let page = try await Self.text(.GET, "/sheets/new", port, cookie)
        guard let form = page.firstMatch(of: /\?form=([0-9a-f]+)/) else { throw BenchmarkError.wrongResult(page) }
        self.form = String(form.1)
    }

    func get(_ path: String) async throws -> String { try await Self.text(.GET, path, port, cookie) }

    /// Sends a form, and gives the address that it leads to.
    func post(_ path: String, _ fields: String) async throws -> String {
        let type = "application/x-www-form-urlencoded"
        return try await post(path, Data(fields.utf8), type)
    }

    /// Sends a file, and gives the address of its page.
    func drop(_ file: Data, named name: String) async throws -> String {
        let head = "--b\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"\(name)\"\r\n\r\n"
        let body = Data(head.utf8) + file + Data("\r\n--b--\r\n".utf8)
        return try await post("/sheets", body, "multipart/form-data; boundary=b")
    }

    /// Sends a file that is too large to be held, and gives the address of its page.
    func drop(fileAt path: String, named name: String) async throws -> String {
        let form = try FileForm(path, named: name, boundary: "b")
        return try await post("/sheets", .stream(form, length: .known(form.bytes)), "multipart/form-data; boundary=b")
    }

    /// The first group of a pattern in a page, as a reader has it.
    static func found(_ pattern: String, in page: String) throws -> String {
        guard let match = try page.firstMatch(of: Regex(pattern)), let text = match.output[1].substring else {
            throw BenchmarkError.wrongResult("\(pattern) is not in \(page.prefix(2000))")
        }
        return String(text).replacing("&amp;", with: "&")
    }

    private func post(_ path: String, _ body: Data, _ type: String) async throws -> String {
        try await post(path, .bytes(ByteBuffer(bytes: body)), type)
    }

    private func post(_ path: String, _ body: HTTPClientRequest.Body, _ type: String) async throws -> String {
        let mark = path.contains("?") ? "&" : "?"
        var request = Self.request(.POST, "\(path)\(mark)form=\(form)", port, cookie)
        request.headers.add(name: "Content-Type", value: type)
        request.body = body
        let response = try await Self.client.execute(request, timeout: .seconds(600))
        guard response.status == .seeOther, let address = response.headers["Location"].first else {
            let page = String(buffer: try await response.body.collect(upTo: pageBytes))
            throw BenchmarkError.wrongResult("\(path): \(response.status.code) \(page.prefix(2000))")
        }
        return address
    }

    private static func text(_ method: HTTPMethod, _ path: String, _ port: Int, _ cookie: String) async throws -> String
    {
        let response = try await client.execute(request(method, path, port, cookie), timeout: .seconds(600))
        let text = String(buffer: try await response.body.collect(upTo: pageBytes))
        guard response.status == .ok else {
            throw BenchmarkError.wrongResult("\(path): \(response.status.code) \(text)")
        }
        return text
    }

    private static func request(
        _ method: HTTPMethod,
        _ path: String,
        _ port: Int,
        _ cookie: String
    ) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        request.headers = ["Cookie": cookie]
        return request
    }

    /// Follows no redirect: where a form leads is asked for by itself.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
    )
}

/// The events of a long run come to some megabytes.
private let pageBytes = 1 << 28
