import ContactAPI
import DirectoryServer
import Foundation
import NIOCore
import NIOPosix
import TestSupport
import Testing

/// Every route under paths, queries and bodies that nobody should send.
struct FuzzTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `survives every request, and has the same data after a restart`(seed: UInt64) async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            var source = RequestSource(seed: seed)
            var taken = 0
            let before = try await listing(file) { caller in
                for _ in 0..<600 {
                    let request = source.next()
                    let answer = try await caller.send(request.method, request.path, bytes: request.body)
                    let said =
                        "\(request.method) \(request.path) \(String(decoding: request.body ?? [], as: UTF8.self))"
                    #expect(answer.status < 500, "\(said.prefix(2000)) → \(answer.text)")
                    #expect(answer.status == 404 || answer.code != nil, "\(said.prefix(2000)) → \(answer.text)")
                    #expect(answer.headers["x-tt-logid"]?.isEmpty == false)
                    if request.body != nil, answer.code == 0 { taken += 1 }
                }
            }
            // Were everything refused, nothing half-written could be seen.
            #expect(taken > 3, "\(taken)")
            let after = try await listing(file) { _ in }
            #expect(after == before, "\(Set(after).symmetricDifference(before).sorted().prefix(4))")
        }
    }

    /// Everybody and every department, as the directory that holds the file lists them after `body`.
    private func listing(_ file: String, _ body: (Caller) async throws -> Void) async throws -> [String] {
        var lines: [String] = []
        try await withDirectory(database: file) { directory in
            let caller = try await Caller.authorized(directory)
            try await body(caller)
            try await directory.waitUntilTasksAreDone()
            let all = try await pages(of: "/contact/v3/departments/0/children?fetch_child=true&page_size=50", caller)
            for department in ["0"] + all.compactMap({ $0["open_department_id"]?.text }) {
                let path = "/contact/v3/users/find_by_department?page_size=50&department_id=\(department)"
                lines += try await pages(of: path, caller).map { "\(department) \(Self.sorted($0))" }
            }
            lines += all.map(Self.sorted)
        }
        return lines
    }

    private func pages(of path: String, _ caller: Caller) async throws -> [JSON] {
        var items: [JSON] = []
        var token = ""
        repeat {
            let escaped = token.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let answer = try await caller.get(path + (token.isEmpty ? "" : "&page_token=" + escaped))
            #expect(answer.code == 0, "\(path): \(answer.text)")
            items += answer.data?["items"]?.items ?? []
            token = answer.data?["has_more"]?.flag == true ? answer.data?["page_token"]?.text ?? "" : ""
        } while !token.isEmpty
        return items
    }

    private static func sorted(_ json: JSON) -> String {
        switch json {
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\($0.key):\(sorted($0.value))" }.joined(separator: ",")
                + "}"
        case .list(let items): "[" + items.map(sorted).joined(separator: ",") + "]"
        case .text(let text): "\"\(text)\""
        case .number(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        case .null: "null"
        }
    }

    @Test func `silent connections and a slow body block nobody`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let address = try SocketAddress(ipAddress: "127.0.0.1", port: directory.port)
            let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            // Both ends lie in this process, which has a server for each of hundreds of tests besides.
            var silent: [any Channel] = []
            for _ in 0..<300 { silent.append(try await bootstrap.connect(to: address).get()) }
            let dribbling = try await bootstrap.connect(to: address).get()
            let head =
                "POST /open-apis/contact/v3/users HTTP/1.1\r\nHost: localhost:\(directory.port)\r\n"
                + "Authorization: Bearer \(caller.token ?? "")\r\nContent-Length: 1000\r\n\r\n{"
            try await dribbling.writeAndFlush(ByteBuffer(string: head))
            for _ in 0..<20 {
                // On a machine with much to do the server may have closed the line meanwhile, as it should.
                dribbling.writeAndFlush(ByteBuffer(string: " "), promise: nil)
                let started = ContinuousClock.now
                #expect(try await caller.get("/contact/v3/users/ada?user_id_type=user_id").code == 0)
                // Held up, it would wait until a line is closed: longer than a minute, however busy the machine is.
                #expect(started.duration(to: .now) < .seconds(240))
            }
            for channel in silent + [dribbling] { channel.close(promise: nil) }
        }
    }
}

/// Requests by a seed: a route, mostly well-formed values, and one to three that are not.
private struct RequestSource {
    struct Request {
        var method: String
        var path: String
        var body: [UInt8]?
    }

    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func bits() -> UInt64 { random.next() }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int(bits() % UInt64(values.count))] }
    private mutating func happens(oneIn count: UInt64) -> Bool { bits().isMultiple(of: count) }

    mutating func next() -> Request {
        let endpoint = pick(Endpoint.allCases)
        let id = happens(oneIn: 2) ? pick(Self.goodIDs) : pick(Self.hostileTexts)
        var path = endpoint.path.replacingOccurrences(of: ":id", with: Self.escaped(id))
        path += "?user_id_type=\(pick(["user_id", "open_id", "union_id", "user_id", "nonsense", ""]))"
        path += "&department_id_type=\(pick(["department_id", "open_department_id", "department_id", "%FF"]))"
        for name in Self.queryNames where happens(oneIn: 3) {
            path += "&\(name)=" + Self.escaped(happens(oneIn: 2) ? pick(Self.goodIDs) : pick(Self.hostileTexts))
        }
        return Request(method: endpoint.method.rawValue, path: path, body: endpoint.method == .get ? nil : body())
    }

    private mutating func body() -> [UInt8] {
        if happens(oneIn: 12) { return pick(Self.hostileBodies) }
        var fields = Self.fields.filter { _ in !happens(oneIn: 4) }
        // Numbers and ids of their own, so that some of it is written.
        fields.append(("mobile", "\"138\(10_000_000 + bits() % 89_999_999)\""))
        fields.append(("user_id", "\"f\(bits() % 1_000_000)\""))
        for _ in 0..<Int(bits() % 4) where !fields.isEmpty {
            fields[Int(bits() % UInt64(fields.count))].1 = hostileValue(depth: 0)
        }
        if happens(oneIn: 10) { fields += fields }
        let object = "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
        let wrapped = pick([object, object, "{\"users\":[\(object),\(object)]}", "{\"departments\":[\(object)]}"])
        var bytes = Array(wrapped.utf8)
        if happens(oneIn: 15) { bytes[Int(bits() % UInt64(bytes.count))] = 0xFF }
        return bytes
    }

    private mutating func hostileValue(depth: Int) -> String {
        switch bits() % (depth < 3 ? 9 : 7) {
        case 0: return "null"
        case 1: return pick(["true", "false"])
        case 2: return pick(["0", "-1", "1e400", "9223372036854775808", "-9223372036854775809", "1.5", "2147483648"])
        case 3: return "\"\""
        case 4, 5, 6: return "\"\(pick(Self.hostileTexts.filter { !$0.contains("\"") && !$0.contains("\\") }))\""
        case 7:
            return "[" + (0..<Int(bits() % 3)).map { _ in hostileValue(depth: depth + 1) }.joined(separator: ",") + "]"
        default:
            let keys = ["id", "value", "name", "department_id", "text", "generic_user", "zh_cn", "type"]
            return "{"
                + keys.filter { _ in happens(oneIn: 2) }
                .map { "\"\($0)\":\(hostileValue(depth: depth + 1))" }.joined(separator: ",") + "}"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private static let goodIDs = ["ada", "bob", "cyd", "old", "boss", "eng", "eng-be", "ops", "0", "C-1", "6", "1"]
    private static let queryNames = [
        "department_id", "user_ids", "department_ids", "page_size", "page_token", "fetch_child", "client_token",
        "query",
        "parent_department_id", "task_id", "tenant_user_id",
    ]
    private static let hostileTexts = [
        "", " ", "0", "-1", "od-", "ou_", "on_", "od-0000000000000000", "ou_ffffffffffffffffffffffffffffffff",
        "' OR 1=1 --", "\"; DROP TABLE user; --", "../../etc/passwd", "a b", "%2e%2e%2f", "\u{0}", "{}", "[]", "null",
        String(repeating: "长", count: 300), String(repeating: "a", count: 5000), "👩‍👩‍👧‍👦", "\u{202E}abc", "NaN", "1e9",
        "9999999999999999999", "a@", "@example.com", "+86", "13800000001", "ada@example.com", "Engineering",
    ]
    private static let hostileBodies: [[UInt8]] = [
        [], Array("null".utf8), Array("[]".utf8), Array("\"text\"".utf8), Array("{".utf8), Array("{\"a\":}".utf8),
        [0xFF, 0xFE, 0x00], Array(String(repeating: "[", count: 5000).utf8),
        Array((String(repeating: "{\"a\":", count: 500) + "1" + String(repeating: "}", count: 500)).utf8),
        Array("{\"user_ids\":[\"ada\",5,null]}".utf8), Array("{\"mobiles\":\"x\",\"emails\":[[]]}".utf8),
    ]
    private static let fields: [(String, String)] = [
        ("name", "\"Fuzz\""), ("department_ids", "[\"ops\"]"), ("employee_type", "1"), ("gender", "1"),
        ("email", "\"\""), ("city", "\"Oslo\""), ("job_title", "\"Tester\""), ("join_time", "1700000000"),
        ("leader_user_id", "\"ada\""), ("employee_no", "\"\""), ("is_frozen", "false"),
        ("custom_attrs", "[{\"type\":\"TEXT\",\"id\":\"C-1\",\"value\":{\"text\":\"x\"}}]"),
        ("orders", "[{\"department_id\":\"ops\",\"user_order\":1,\"department_order\":1,\"is_primary_dept\":true}]"),
        ("parent_department_id", "\"ops\""), ("order", "\"5\""), ("i18n_name", "{\"en_us\":\"Fuzz\"}"),
        ("departments", "[\"ops\"]"), ("parent_id", "\"0\""), ("new_user_id", "\"renamed\""),
        ("new_department_id", "\"renamed\""), ("user_ids", "[\"ada\"]"), ("emails", "[\"ada@example.com\"]"),
        ("department_chat_acceptor_user_id", "\"ada\""), ("content", "\"Kind\""), ("enum_status", "1"),
        ("create_group_chat", "true"), ("need_send_notification", "true"), ("department_id", "\"f-dep\""),
    ]
}
