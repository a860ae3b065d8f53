import AsyncHTTPClient
import DirectoryServer
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// The directory as somebody has it who depends on the package: this target sees nothing that is not public.
struct PublicUseTests {
    private static let noon = Date(timeIntervalSince1970: 1_767_268_800)

    private func withDirectory(
        faults: [Fault] = [],
        controlToken: String? = nil,
        at fixed: Date? = nil,
        _ body: (EmbeddedDirectory, Client) async throws -> Void
    ) async throws {
        let directory = try await EmbeddedDirectory.start(
            company: try CompanyFile(yaml: try Manual.company()),
            rates: .off,
            faults: faults,
            faultSeed: 7,
            controlToken: controlToken,
            now: { fixed ?? Date() }
        )
        do {
            try await body(directory, try await Client(directory))
        } catch {
            try await directory.stop()
            throw error
        }
        try await directory.stop()
    }

    @Test func `the company of the manual answers, and the log has the calls`() async throws {
        try await withDirectory { directory, client in
            let ada = try await client.send("GET", "/contact/v3/users/ada?user_id_type=user_id")
            #expect(ada.code == 0 && ada.text.contains("\"Ada\""), "\(ada.text)")
            let missing = try await client.send("GET", "/contact/v3/users/bob?user_id_type=user_id")
            let calls: [CallLogEntry] = directory.calls(last: 2)
            #expect(calls.map(\.endpoint) == ["GET /contact/v3/users/:id", "GET /contact/v3/users/:id"])
            #expect(calls.map(\.code) == [0, missing.code] && missing.code != 0)
            #expect(calls.allSatisfy { $0.app == "cli_test" && !$0.logID.isEmpty })
            #expect(
                directory.calls().count == 3 && directory.calls(last: 0).isEmpty && directory.calls(last: -1).isEmpty
            )
        }
    }

    @Test func `a created person is invited, at the time that the fixed clock says`() async throws {
        try await withDirectory(at: Self.noon) { directory, client in
            let created = try await client.send(
                "POST",
                "/contact/v3/users?department_id_type=department_id",
                Manual.eve
            )
            #expect(created.code == 0, "\(created.text)")
            let outbox: [OutboxEntry] = try await directory.outbox()
            #expect(outbox.map(\.userID) == ["eve"] && outbox.map(\.cause) == [.create])
            #expect(outbox.first?.tenant == "acme" && outbox.first?.createdAt == 1_767_268_800)
        }
    }

    @Test func `faults strike, and can be replaced`() async throws {
        try await withDirectory { directory, client in
            let path = "/contact/v3/users/ada?user_id_type=user_id"
            directory.replaceFaults(by: [Fault(.serverError, rate: 1)])
            #expect(try await client.send("GET", path).status == 502)
            directory.replaceFaults(by: [try Fault("throttled 100%")], seed: 2)
            #expect(try await client.send("GET", path).code == 99_991_400)
            directory.replaceFaults(by: [])
            #expect(try await client.send("GET", path).code == 0)
        }
    }

    @Test func `the control calls read the same outbox and log, in memory as well`() async throws {
        try await withDirectory(controlToken: "stage") { directory, client in
            let created = try await client.send(
                "POST",
                "/contact/v3/users?department_id_type=department_id",
                Manual.eve
            )
            #expect(created.code == 0, "\(created.text)")
            var control = client
            control.base = directory.address + "/control"
            control.token = "stage"
            let outbox = try await control.send("GET", "/outbox")
            #expect(outbox.status == 200 && outbox.text.contains("\"eve\""), "\(outbox.text)")
            let log = try await control.send("GET", "/log?last=1")
            #expect(log.text.contains("POST /contact/v3/users\""), "\(log.text)")
        }
    }

    @Test func `errors have a problem and a remedy`() async throws {
        #expect(throws: CompanyFileError.self) { try CompanyFile(yaml: "tenants: 3") }
        #expect(throws: FaultError.self) { try Fault("rain 5%") }
        try await withDirectory { directory, _ in
            let company = try CompanyFile(yaml: try Manual.company())
            let error = await #expect(throws: DirectoryServerError.self) {
                try await EmbeddedDirectory.start(company: company, port: directory.port)
            }
            #expect(error?.description.contains("\(directory.port)") == true)
        }
    }
}

/// What the manual's page on testing shows.
private enum Manual {
    static let eve =
        #"{"user_id":"eve","name":"Eve","mobile":"13800000002","department_ids":["eng"],"employee_type":1}"#

    /// The company file of the page.
    static func company() throws -> String {
        // A target without package access cannot see the tests' own helpers.
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        let path = "Sources/DirectoryServer/DirectoryServer.docc/TestingYourOwnClient.md"
        let page = try String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
        let start = try #require(page.range(of: "```yaml\n"))
        let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
        return String(page[start.upperBound..<end.lowerBound])
    }
}

/// A client in a few lines, as a reader's own would be.
private struct Client {
    var base: String
    var token = ""

    struct Response: Sendable {
        var status: Int
        var code: Int?
        var text: String
    }

    private struct Envelope: Decodable {
        var code: Int?
        var token: String?

        enum CodingKeys: String, CodingKey {
            case code
            case token = "tenant_access_token"
        }
    }

    init(_ directory: EmbeddedDirectory) async throws {
        base = directory.address + "/open-apis"
        let login = #"{"app_id":"cli_test","app_secret":"a-test-secret"}"#
        let answer = try await send("POST", "/auth/v3/tenant_access_token/internal", login)
        token = try #require(try JSONDecoder().decode(Envelope.self, from: Data(answer.text.utf8)).token)
    }

    func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> Response {
        var request = HTTPClientRequest(url: base + path)
        request.method = .RAW(value: method)
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(300))
        let data = try await response.body.collect(upTo: 1 << 20)
        return Response(
            status: Int(response.status.code),
            code: (try? JSONDecoder().decode(Envelope.self, from: Data(data.readableBytesView)))?.code,
            text: String(buffer: data)
        )
    }
}
