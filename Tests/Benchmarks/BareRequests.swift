import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// The yardstick of writing: AsyncHTTPClient in a loop, with a token and with nothing else: no ledger, no limits, no
/// retries, no look at what comes back but its code.
struct BareRequests: Sendable {
    private let address: String
    private let token: String

    /// As many requests at once as a job has workers.
    private static let workers = 64

    /// `address` is the directory's, without `/open-apis`.
    init(_ address: String, app: (appID: String, appSecret: String)) async throws {
        self.address = address + "/open-apis"
        let body = #"{"app_id":"\#(app.appID)","app_secret":"\#(app.appSecret)"}"#
        let answer = try await Self.send(.POST, self.address + "/auth/v3/tenant_access_token/internal", body, nil)
        token = try Self.text("tenant_access_token", in: String(buffer: answer))
    }

    /// Creates people by one request each.
    func create(_ numbers: Range<Int>, _ body: @escaping @Sendable (Int) -> String) async throws {
        let url = address + "/contact/v3/users?user_id_type=user_id&department_id_type=department_id&client_token="
        try await spread(numbers.count) { place in
            let number = numbers.lowerBound + place
            _ = try await answer(.POST, url + "bare-\(number)", body(number))
        }
    }

    /// Adds people by batches and waits for their tasks, as many at once as a job has under way.
    func add(_ batches: Int, atOnce: Int, _ body: @escaping @Sendable (Int) -> String) async throws {
        let url = address + "/contact/v2/user/batch_add?user_id_type=user_id&department_id_type=department_id"
        try await spread(batches, workers: atOnce) { number in
            let ticket = try await answer(.POST, url, body(number))
            let task = try Self.text("task_id", in: String(buffer: ticket))
            while true {
                let page = try await answer(.GET, address + "/contact/v2/task/get?task_id=\(task)", nil)
                // The state stands before the items.
                let state = String(decoding: page.readableBytesView.prefix(400), as: UTF8.self)
                if state.contains("\"status\":9") {
                    // Items that are refused would cost less than those that are written.
                    guard state.contains("\"fail_num\":0") else { throw BenchmarkError.wrongResult(state) }
                    return
                }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    /// One request whose answer is a success.
    func answer(_ method: HTTPMethod, _ url: String, _ body: String?) async throws -> ByteBuffer {
        let answer = try await Self.send(method, url, body, token)
        guard answer.readableBytesView.starts(with: #"{"code":0,"#.utf8) else {
            throw BenchmarkError.wrongResult(String(String(buffer: answer).prefix(500)))
        }
        return answer
    }

    /// So many pieces of work, some at a time.
    func spread(
        _ count: Int,
        workers: Int = Self.workers,
        _ work: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    for number in stride(from: worker, to: count, by: workers) { try await work(number) }
                }
            }
            try await group.waitForAll()
        }
    }

    static func text(_ key: String, in answer: String) throws -> String {
        guard let start = answer.firstRange(of: "\"\(key)\":\"") else { throw BenchmarkError.wrongResult(answer) }
        return String(answer[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func send(
        _ method: HTTPMethod,
        _ url: String,
        _ body: String?,
        _ token: String?
    ) async throws
        -> ByteBuffer
    {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        return try await response.body.collect(upTo: 20 << 20)
    }
}
