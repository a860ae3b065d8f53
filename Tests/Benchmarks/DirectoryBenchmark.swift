import AsyncHTTPClient
import DirectoryServer
import Foundation
import NIOCore
import NIOHTTP1

/// The directory alone, asked by a client that does nothing else; both share the machine.
struct DirectoryBenchmark {
    /// People who are there before anything is measured.
    let people: Int
    let departments: Int
    var isSmall = false
    private static let asking = 32

    /// As many as are asked for, or a hundredth of them.
    private func asked(_ count: Int) -> Int { isSmall ? count / 100 : count }

    func run(_ name: String, _ folder: String) async throws -> [Measure] {
        let database = folder + "/directory.sqlite"
        let company = try CompanyFile(yaml: company)
        var measures: [Measure] = []
        func serving(_ body: (Asker) async throws -> Void) async throws {
            let start = ContinuousClock.now
            let directory = try await EmbeddedDirectory.start(
                DirectoryServerConfiguration(database: database, company: company, rates: .off)
            )
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            if !measures.isEmpty {
                measures.append(Measure(name: "\(name) start", rows: 1, seconds: seconds, calls: 0))
            }
            do {
                try await body(try await Asker(directory))
            } catch {
                try await directory.stop()
                throw error
            }
            try await directory.stop()
        }
        try await serving { asker in
            try await fill(asker, 0..<people)
            measures.append(
                try await measured("\(name) tasks", items: asked(20_000)) {
                    try await fill(asker, people..<people + asked(20_000))
                }
            )
        }
        try await serving { asker in
            measures.append(
                try await measured("\(name) creates", items: asked(10_000)) {
                    try await ask(asked(10_000)) {
                        try await asker.post("/contact/v3/users", Self.person(people + asked(20_000) + $0))
                    }
                }
            )
            let ids = try await asker.memberIDs(of: "d0")
            measures.append(
                try await measured("\(name) gets", items: asked(20_000)) {
                    try await ask(asked(20_000)) { try await asker.get("/contact/v3/users/\(ids[$0 % ids.count])") }
                }
            )
            measures.append(
                try await measured("\(name) pages", items: asked(2000)) {
                    try await ask(asked(2000)) { number in
                        let path = "/contact/v3/users/find_by_department?page_size=50&department_id=d\(number % 20)"
                        try await asker.get(path + "&department_id_type=department_id")
                    }
                }
            )
        }
        return measures
    }

    private func fill(_ asker: Asker, _ numbers: Range<Int>) async throws {
        var tasks: [String] = []
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 1000) {
            let items = (start..<min(start + 1000, numbers.upperBound)).map { number in
                """
                {"name":"Person \(number)","mobile":"\(Self.mobile(number))","departments":["d\(number % departments)"],\
                "employee_type":1,"employee_no":"P\(number)","city":"Oslo","email":"p\(number)@example.com"}
                """
            }
            tasks.append(try await asker.batch("{\"users\":[\(items.joined(separator: ","))]}"))
        }
        for task in tasks { try await asker.wait(for: task) }
    }

    /// As many requests, some at a time.
    private func ask(_ count: Int, _ request: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<Self.asking {
                group.addTask {
                    for number in stride(from: worker, to: count, by: Self.asking) { try await request(number) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func measured(_ name: String, items: Int, _ body: () async throws -> Void) async throws -> Measure {
        let start = ContinuousClock.now
        try await body()
        return Measure(name: name, rows: items, seconds: (ContinuousClock.now - start) / .seconds(1), calls: 0)
    }

    private static func mobile(_ number: Int) -> String { "+86138\(10_000_000 + number)" }

    private static func person(_ number: Int) -> String {
        """
        {"name":"Person \(number)","mobile":"\(mobile(number))","department_ids":["d\(number % 20)"],"employee_type":1,\
        "employee_no":"P\(number)","city":"Oslo","email":"p\(number)@example.com"}
        """
    }

    private var company: String {
        let departments = (0..<departments).map { "{ department_id: d\($0), name: Department \($0) }" }
        return OwnDirectory.company(departments: departments.joined(separator: ", "))
    }
}

/// A client with a token.
private struct Asker: Sendable {
    private let address: String
    private let token: String
    private static let types = "user_id_type=user_id&department_id_type=department_id"

    init(_ directory: EmbeddedDirectory) async throws {
        address = "http://127.0.0.1:\(directory.port)/open-apis"
        let body = #"{"app_id":"cli_benchmark","app_secret":"a-secret-of-this-process"}"#
        let answer = try await Self.send("POST", address + "/auth/v3/tenant_access_token/internal", body, nil)
        token = try Self.text("tenant_access_token", in: answer)
    }

    func get(_ path: String) async throws { _ = try await answer("GET", path, nil) }

    func post(_ path: String, _ body: String) async throws { _ = try await answer("POST", path, body) }

    func batch(_ body: String) async throws -> String {
        try Self.text("task_id", in: try await answer("POST", "/contact/v2/user/batch_add", body))
    }

    func wait(for task: String) async throws {
        while true {
            // The state stands before the items, which would take longer to look through than to make.
            let answer = try await answer("GET", "/contact/v2/task/get?task_id=\(task)", nil).prefix(400)
            guard !answer.contains("\"status\":9") else {
                guard answer.contains("\"fail_num\":0") else {
                    throw BenchmarkError.wrongResult(String(answer))
                }
                return
            }
            // Asking without a pause would take from the directory what it is measured by.
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    func memberIDs(of department: String) async throws -> [String] {
        let answer = try await answer(
            "GET",
            "/contact/v3/users/find_by_department?page_size=50&department_id=\(department)",
            nil
        )
        let ids = answer.components(separatedBy: "\"user_id\":\"").dropFirst().compactMap {
            $0.split(separator: "\"").first.map(String.init)
        }
        guard !ids.isEmpty else { throw BenchmarkError.wrongResult(answer) }
        return ids
    }

    private func answer(_ method: String, _ path: String, _ body: String?) async throws -> String {
        let query = path.contains("?") ? "&" : "?"
        let answer = try await Self.send(method, address + path + query + Self.types, body, token)
        guard answer.hasPrefix("{\"code\":0,") else {
            throw BenchmarkError.wrongResult("\(path): \(answer.prefix(500))")
        }
        return answer
    }

    private static func text(_ key: String, in answer: String) throws -> String {
        let parts = answer.components(separatedBy: "\"\(key)\":\"")
        guard parts.count > 1, let value = parts[1].split(separator: "\"").first else {
            throw BenchmarkError.wrongResult(answer)
        }
        return String(value)
    }

    private static func send(_ method: String, _ url: String, _ body: String?, _ token: String?) async throws -> String
    {
        var request = HTTPClientRequest(url: url)
        request.method = .RAW(value: method)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        return String(buffer: try await response.body.collect(upTo: 20 << 20))
    }
}
