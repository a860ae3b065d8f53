import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import TestSupport
import Testing
import WebConsole

/// A client of a console that keeps its cookies, as a browser does.
actor Browser {
    struct Page {
        var status: UInt
        var headers: HTTPHeaders
        var text: String
    }

    let port: Int
    private var cookies: [String: String] = [:]

    init(port: Int) { self.port = port }

    /// Longer than any answer takes on a machine that is busy: what a test waits for is the answer.
    private static let patience = TimeAmount.seconds(600)

    func get(_ path: String, headers: HTTPHeaders = [:]) async throws -> Page {
        try await send(.GET, path, headers: headers, body: nil)
    }

    func post(_ path: String, headers: HTTPHeaders = [:], body: [UInt8] = []) async throws -> Page {
        try await send(.POST, path, headers: headers, body: body)
    }

    /// Sends a form's body part by part, for as long as there are parts.
    func stream(_ path: String, boundary: String, _ parts: AsyncStream<ByteBuffer>) async throws -> UInt {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .POST
        request.headers = ["Content-Type": "multipart/form-data; boundary=\(boundary)"]
        request.headers.add(name: "Cookie", value: cookies.map { "\($0)=\($1)" }.joined(separator: "; "))
        request.body = .stream(parts, length: .unknown)
        return try await Self.client.execute(request, timeout: Self.patience).status.code
    }

    /// The beginning of a stream of events, up to its first event or comment.
    func firstEvent(_ path: String, after id: String? = nil) async throws -> String {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.headers.add(name: "Cookie", value: cookies.map { "\($0)=\($1)" }.joined(separator: "; "))
        if let id { request.headers.add(name: "Last-Event-ID", value: id) }
        var text = ""
        for try await part in try await Self.client.execute(request, timeout: Self.patience).body {
            text += String(buffer: part)
            if text.contains("\n\n") { break }
        }
        return text
    }

    /// The token that the page gives its forms.
    func formToken() async throws -> String {
        let page = try await get("/sheets/new").text
        return String(try #require(page.firstMatch(of: /\?form=([0-9a-f]+)/)).1)
    }

    /// Sends a file as the form of a page does.
    func drop(
        _ file: [UInt8],
        named name: String,
        form: String? = nil,
        at address: String = "/sheets"
    ) async throws -> Page {
        let token = if let form { form } else { try await formToken() }
        let boundary = "----test\(UInt64.random(in: 0 ... .max))"
        let name = name.replacing("\"", with: "%22")
        let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"\(name)\"\r\n"
        let body = Array("\(head)Content-Type: text/csv\r\n\r\n".utf8) + file + Array("\r\n--\(boundary)--\r\n".utf8)
        return try await post(
            "\(address)?form=\(token)",
            headers: ["Content-Type": "multipart/form-data; boundary=\(boundary)"],
            body: body
        )
    }

    private func send(_ method: HTTPMethod, _ path: String, headers: HTTPHeaders, body: [UInt8]?) async throws -> Page {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        request.headers = headers
        if !cookies.isEmpty {
            request.headers.add(name: "Cookie", value: cookies.map { "\($0)=\($1)" }.joined(separator: "; "))
        }
        if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response = try await Self.client.execute(request, timeout: Self.patience)
        for cookie in response.headers["Set-Cookie"] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        let text = String(buffer: try await response.body.collect(upTo: 64 << 20))
        return Page(status: response.status.code, headers: response.headers, text: text)
    }

    /// Follows no redirect: where a response leads is what the tests look at.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
    )
}

/// A console of its own, with the addresses that it has printed.
struct ServedConsole: Sendable {
    let port: Int
    let stateFolder: String
    let addresses: Addresses

    actor Addresses {
        private(set) var all: [String] = []
        private var waiting: [(count: Int, CheckedContinuation<Void, Never>)] = []

        func add(_ address: String) {
            all.append(address)
            let ready = waiting.filter { $0.count <= all.count }
            waiting.removeAll { $0.count <= all.count }
            for waiter in ready { waiter.1.resume() }
        }

        /// The address that was printed as the so-many-th.
        func address(_ count: Int) async -> String {
            if all.count < count { await withCheckedContinuation { waiting.append((count, $0)) } }
            return all[count - 1]
        }
    }

    /// A browser that came by the newest address.
    func browser() async throws -> Browser {
        let browser = Browser(port: port)
        let address = try #require(await addresses.all.last)
        let query = try #require(address.split(separator: "?").last)
        let entered = try await browser.get("/?\(query)")
        #expect(entered.status == 303)
        return browser
    }

    static func with(
        stateFolder: String? = nil,
        fileLimitBytes: Int = 1 << 30,
        _ body: @Sendable (ServedConsole) async throws -> Void
    ) async throws {
        try await withFolder { newFolder in
            let folder = stateFolder ?? newFolder
            let addresses = Addresses()
            let server = ConsoleServer(
                ConsoleConfiguration(
                    stateFolder: folder,
                    fileLimitBytes: fileLimitBytes,
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                )
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await server.run { address in Task { await addresses.add(address) } }
                }
                let address = await addresses.address(1)
                let port = try #require(URL(string: address)?.port)
                try await body(ServedConsole(port: port, stateFolder: folder, addresses: addresses))
                group.cancelAll()
            }
        }
    }
}
