import DirectoryServer
import Foundation
import TestSupport
import Testing

/// The calls of a rehearsal's stage hands.
struct ControlTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    private func control(
        _ directory: EmbeddedDirectory,
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        token: String? = "stage"
    ) async throws -> Caller.Response {
        try await Caller(port: directory.port, token: token, base: "/control").send(method, path, body)
    }

    private func withControlled(
        _ company: CompanyFile? = nil,
        database: String = ":memory:",
        _ body: (EmbeddedDirectory, Caller) async throws -> Void
    ) async throws {
        try await withDirectory(company, database: database, controlToken: "stage") { directory in
            try await body(directory, try await Caller.authorized(directory))
        }
    }

    @Test func `tells and changes nothing without the token`() async throws {
        try await withControlled { directory, caller in
            for token in [nil, "wrong", caller.token] {
                let answer = try await control(directory, "POST", "/join", #"{"user_id":"cyd"}"#, token: token)
                #expect(answer.status == 403 && answer.body["problem"]?.text?.contains("--control-token") == true)
            }
            let status = try await caller.get("/contact/v3/users/cyd\(Self.types)").data?["user"]?["status"]
            #expect(status?["is_unjoin"]?.flag == true)
        }
        try await withDirectory { directory in
            let closed = try await control(directory, "GET", "/outbox")
            #expect(closed.status == 403)
        }
    }

    @Test func `a person who has joined can be patched`() async throws {
        try await withControlled { directory, caller in
            let path = "/contact/v3/users/cyd\(Self.types)"
            #expect(try await caller.patch(path, #"{"city":"Oslo"}"#).code == 44010)
            let joined = try await control(directory, "POST", "/join", #"{"user_id":"cyd"}"#)
            #expect(joined.body["joined"]?.flag == true)
            #expect(try await caller.patch(path, #"{"city":"Oslo"}"#).code == 0)
            let again = try await control(directory, "POST", "/join", #"{"user_id":"cyd"}"#)
            #expect(again.body["joined"]?.flag == false)
            let nobody = try await control(directory, "POST", "/join", #"{"user_id":"nobody"}"#)
            #expect(nobody.status == 400 && nobody.body["problem"]?.text?.contains("nobody") == true)
        }
    }

    @Test func `S9 an administrator's scope counts at once, a developer's when published, neither for people`()
        async throws
    {
        let tokens = "user_tokens: [{ token: u-ada, user: ada }]"
        let company = try CompanyFile(yaml: Company.yaml(scope: "all, \(tokens)"))
        try await withControlled(company) { directory, caller in
            let path = "/contact/v3/users/cyd\(Self.types)"
            let ada = Caller(port: directory.port, token: "u-ada")
            let narrow = #"{"app_id":"cli_main","scope":{"departments":["eng"]},"by":"#
            let drafted = try await control(directory, "POST", "/scope", narrow + "\"developer\"}")
            #expect(drafted.status == 200)
            #expect(try await caller.get(path).code == 0)
            let published = try await control(directory, "POST", "/publish", #"{"app_id":"cli_main"}"#)
            #expect(published.status == 200)
            #expect(try await caller.get(path).code == 41050)
            #expect(try await ada.get(path).code == 0)
            let wide = #"{"app_id":"cli_main","scope":"all","by":"administrator"}"#
            let widened = try await control(directory, "POST", "/scope", wide)
            #expect(widened.status == 200)
            #expect(try await caller.get(path).code == 0)
            let wrong = #"{"app_id":"cli_main","scope":{"departments":["nowhere"]}}"#
            let refused = try await control(directory, "POST", "/scope", wrong)
            #expect(refused.status == 400)
        }
    }

    @Test func `S19 where the scope follows availability, what is published is both`() async throws {
        try await withControlled(try Company.file(scope: "{ departments: [eng] }")) { directory, caller in
            let lookUp = #"{"emails":["cyd@example.com"]}"#
            func found() async throws -> String {
                let answer = try await caller.post("/contact/v3/users/batch_get_id\(Self.types)", lookUp)
                return answer.data?["user_list"]?[0]?["user_id"]?.text ?? "nobody"
            }
            let before = try await found()
            #expect(before == "nobody")
            let wider = #"{"app_id":"cli_main","scope":{"departments":["eng","ops"]},"by":"developer"}"#
            let drafted = try await control(directory, "POST", "/scope", wider)
            #expect(drafted.status == 200)
            let meanwhile = try await found()
            #expect(meanwhile == "nobody")
            let published = try await control(directory, "POST", "/publish", #"{"app_id":"cli_main"}"#)
            #expect(published.status == 200)
            let after = try await found()
            #expect(after == "cyd")
        }
    }

    @Test func `adds and removes faults while it serves`() async throws {
        try await withControlled { directory, caller in
            let path = "/contact/v3/users/ada\(Self.types)"
            let always = #"{"faults":["server_error 100%"],"seed":7}"#
            let broken = try await control(directory, "POST", "/faults", always)
            #expect(broken.status == 200)
            #expect(try await caller.get(path).status == 502)
            let fixed = try await control(directory, "POST", "/faults", #"{"faults":[]}"#)
            #expect(fixed.status == 200)
            #expect(try await caller.get(path).code == 0)
            let wrong = try await control(directory, "POST", "/faults", #"{"faults":["nonsense 5%"]}"#)
            #expect(wrong.status == 400 && wrong.body["problem"]?.text?.contains("nonsense") == true)
        }
    }

    @Test func `the log has a line for every call, without personal data`() async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            try await withControlled(database: file) { directory, caller in
                #expect(try await caller.get("/contact/v3/users/ada\(Self.types)").code == 0)
                #expect(try await caller.get("/contact/v3/users/nobody\(Self.types)").code == 99_992_360)
                let created = #"{"name":"N","mobile":"13811111111","department_ids":["eng"],"employee_type":1}"#
                #expect(try await caller.post("/contact/v3/users\(Self.types)", created).code == 0)
                let outbox = try await control(directory, "GET", "/outbox").body
                #expect(outbox[0]?["mobile"]?.text == "+8613811111111" && outbox.items.count == 1)
                #expect(try await caller.get("/contact/v3/nothing").status == 404)
                #expect(try await caller.get("/contact/v3/users/13811111111/email/ada@example.com").status == 404)
                #expect(try await caller.send("MKCOL", "/contact/v3/users/batch", nil).status == 404)
            }
            let calls = try CallLogEntry.last(10, ofDatabase: file)
            #expect(
                calls.map(\.endpoint).suffix(6) == [
                    "GET /contact/v3/users/:id", "GET /contact/v3/users/:id", "POST /contact/v3/users",
                    "GET /open-apis/contact/v3/*", "GET /open-apis/contact/v3/users/*/*/*",
                    "* /open-apis/contact/v3/users/batch",
                ]
            )
            #expect(calls.map(\.code).suffix(6) == [0, 99_992_360, 0, nil, nil, nil])
            #expect(calls.map(\.app).suffix(6) == ["cli_main", "cli_main", "cli_main", "", "", ""])
            let text = try String(contentsOfFile: file + ".log", encoding: .utf8)
            #expect(!text.contains("ada") && !text.lowercased().contains("nobody") && !text.contains("1381111"))
        }
    }

    @Test func `refuses unknown calls and bodies of another shape`() async throws {
        try await withControlled { directory, _ in
            let unknown = try await control(directory, "GET", "/nothing")
            #expect(unknown.status == 404)
            let wrongMethod = try await control(directory, "GET", "/join")
            #expect(wrongMethod.status == 404)
            for path in ["/join", "/scope", "/publish", "/faults"] {
                for body in ["", "null", "[]", "{\"app_id\":5}", "{\"faults\":[1]}"] {
                    let refused = try await control(directory, "POST", path, body)
                    #expect(refused.status == 400, "\(path) \(body)")
                }
            }
        }
    }
}
