import DirectoryServer
import Foundation
import Testing

struct GatewayTests {
    @Test func `hands out the same token until half an hour is left`() async throws {
        let box = TimeBox()
        try await withDirectory(time: box) { directory in
            let caller = Caller(port: directory.port, token: nil)
            let body = #"{"app_id":"cli_main","app_secret":"secret"}"#
            let first = try await caller.post("/auth/v3/tenant_access_token/internal", body)
            #expect(first.body["expire"]?.number == 7200)
            #expect(first.body["tenant_access_token"]?.text?.hasPrefix("t-") == true)
            box.advance(5400)
            let second = try await caller.post("/auth/v3/tenant_access_token/internal/", body)
            #expect(second.body["tenant_access_token"] == first.body["tenant_access_token"])
            #expect(second.body["expire"]?.number == 1800)
            box.advance(1)
            let third = try await caller.post("/auth/v3/tenant_access_token/internal", body)
            #expect(third.body["tenant_access_token"] != first.body["tenant_access_token"])
            var old = caller
            old.token = first.body["tenant_access_token"]?.text
            #expect(try await old.get("/contact/v3/custom_attrs").code == 0)
            box.advance(1800)
            #expect(try await old.get("/contact/v3/custom_attrs").code == 99_991_663)
        }
    }

    @Test(arguments: [
        (#"{"app_id":"cli_main","app_secret":"wrong"}"#, 10014), (#"{"app_id":"cli_x","app_secret":"secret"}"#, 10003),
        (#"{}"#, 10003), ("not json", 10003),
    ])
    func `refuses wrong credentials with status 200`(body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = Caller(port: directory.port, token: nil)
            let answer = try await caller.post("/auth/v3/tenant_access_token/internal", body)
            #expect(answer.code == code)
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [(nil, 99_991_661), ("t-unknown", 99_991_663), ("x", 99_991_671), ("u-user", 99_991_668)])
    func `refuses a call without a good token`(token: String?, code: Int) async throws {
        try await withDirectory { directory in
            let answer = try await Caller(port: directory.port, token: token).get("/contact/v3/scopes")
            #expect(answer.code == code)
            #expect(answer.status == 400)
            #expect(answer.headers["x-tt-logid"]?.isEmpty == false)
        }
    }

    @Test func `names the permissions of which one is missing`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory, app: "cli_other")
            let answer = try await caller.post("/contact/v3/users", "{}")
            #expect(answer.code == 99_991_672)
            #expect(answer.body["error"]?["permission_violations"]?[0]?["subject"]?.text == "contact:contact")
        }
    }

    @Test(arguments: [
        ("GET", "/contact/v3/nothing"), ("DELETE", "/contact/v3/scopes"), ("GET", "/contact/v3/users/a/b/c"),
    ])
    func `answers a wrong path or method in plain text`(method: String, path: String) async throws {
        try await withDirectory { directory in
            let answer = try await Caller.authorized(directory).send(method, path, nil)
            #expect(answer.status == 404)
            #expect(answer.text == "404 page not found")
        }
    }

    @Test(arguments: [
        ("not json", 9499), ("[]", 99_992_402), (#"{"name":5}"#, 99_992_402), ("", 9499),
        (#"{"name":"x","mobile":"13811111111","department_ids":["0"]}"#, 99_992_402),
    ])
    func `refuses a body of another shape`(body: String, code: Int) async throws {
        try await withDirectory { directory in
            let answer = try await Caller.authorized(directory).post("/contact/v3/users", body)
            #expect(answer.code == code)
            #expect(answer.status == 400)
        }
    }

    @Test func `keeps both windows of an endpoint`() async throws {
        let box = TimeBox()
        try await withDirectory(rates: .documented, time: box) { directory in
            let caller = try await Caller.authorized(directory)
            for _ in 0..<50 { #expect(try await caller.get("/contact/v3/custom_attrs").code == 0) }
            let refused = try await caller.get("/contact/v3/custom_attrs")
            #expect(refused.code == 99_991_400)
            #expect(refused.status == 429)
            #expect(refused.headers["x-ogw-ratelimit-limit"] == "50")
            #expect(refused.headers["x-ogw-ratelimit-reset"] == "1")
            #expect(try await caller.get("/contact/v3/scopes").code == 0, "windows are per endpoint")
            box.advance(1)
            #expect(try await caller.get("/contact/v3/custom_attrs").code == 0)
        }
    }

    @Test func `lets one moving patch through a second`() async throws {
        let box = TimeBox()
        try await withDirectory(rates: .documented, time: box) { directory in
            let caller = try await Caller.authorized(directory)
            let path = "/contact/v3/users/ada?user_id_type=user_id"
            #expect(try await caller.patch(path, #"{"is_frozen":true}"#).code == 0)
            #expect(try await caller.patch(path, #"{"is_frozen":false}"#).code == 99_991_400)
            #expect(try await caller.patch(path, #"{"city":"Paris"}"#).code == 0)
        }
    }
}
