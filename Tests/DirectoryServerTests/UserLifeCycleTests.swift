import DirectoryServer
import Foundation
import Testing

/// People who leave, come back, and change their ids.
struct UserLifeCycleTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    private func path(_ id: String, _ more: String = "") -> String { "/contact/v3/users/\(id)\(more)\(Self.types)" }

    @Test func `S22 a changed user_id resolves, and the old one no longer does`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let openID = try await caller.get(path("bob")).data?["user"]?["open_id"]?.text
            #expect(try await caller.patch(path("bob", "/update_user_id"), #"{"new_user_id":"bob2"}"#).code == 0)
            let after = try await caller.get(path("bob2"))
            #expect(after.data?["user"]?["open_id"]?.text == openID)
            #expect(try await caller.get(path("bob")).code == 99_992_360)
            // U18: once.
            #expect(try await caller.patch(path("bob2", "/update_user_id"), #"{"new_user_id":"bob3"}"#).code == 41013)
        }
    }

    @Test(arguments: [
        (#"{}"#, 41054), (#"{"new_user_id":""}"#, 41054), (#"{"new_user_id":"a b"}"#, 40001),
        (#"{"new_user_id":"ADA"}"#, 41011), (#"{"new_user_id":7}"#, 99_992_402), (#"{"new_user_id":"old"}"#, 0),
        (#"{"new_user_id":"bob"}"#, 0),
    ])
    func `refuses an invalid new user_id`(body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.patch(path("bob", "/update_user_id"), body).code == code)
        }
    }

    @Test func `S24 S34 a deleted person can be read as resigned, and is in no list`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let openID = try #require(try await caller.get(path("bob")).data?["user"]?["open_id"]?.text)
            let answer = try await caller.delete(path("bob"))
            #expect(answer.code == 0 && answer.data?.keys == [])
            let found = try await caller.post(
                "/contact/v3/users/batch_get_id",
                #"{"emails":["bob@example.com"],"include_resigned":true}"#
            )
            #expect(found.data?["user_list"]?[0]?["user_id"]?.text == openID)
            let record = try await caller.get("/contact/v3/users/\(openID)")
            #expect(record.data?["user"]?["status"]?["is_resigned"]?.flag == true)
            #expect(record.data?["user"]?["name"]?.text == "Bob")
            let members = try await caller.get("/contact/v3/users/find_by_department\(Self.types)&department_id=ops")
            #expect(members.data?["items"]?.items.contains { $0["user_id"]?.text == "bob" } == false)
            // The old user_id made again is another person.
            let again = try await caller.post(
                "/contact/v3/users\(Self.types)",
                #"{"user_id":"bob","name":"Bob","mobile":"13811111111","department_ids":["eng"],"employee_type":1}"#
            )
            #expect(again.code == 0 && again.data?["user"]?["open_id"]?.text != openID)
        }
    }

    @Test func `S30 S32 the user_id of a leaver is free, that of an active person is not`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            func create(_ id: String, _ mobile: String) async throws -> Int? {
                try await caller.post(
                    "/contact/v3/users\(Self.types)",
                    #"{"user_id":"\#(id)","name":"N","mobile":"\#(mobile)","department_ids":["eng"],"employee_type":1}"#
                ).code
            }
            #expect(try await create("old", "13811111111") == 0)
            #expect(try await create("ada", "13811111112") == 41011)
        }
    }

    @Test(arguments: [
        ("boss", "", 44037, 400), ("bob", #"{"docs_acceptor_user_id":"old"}"#, 41052, 400),
        ("bob", #"{"docs_acceptor_user_id":"nobody"}"#, 41052, 400),
        ("bob", #"{"docs_acceptor_user_id":"bob"}"#, 41052, 400),
        ("bob", #"{"email_acceptor":{"processing_type":"1"}}"#, 41052, 400),
        ("bob", #"{"email_acceptor":{"processing_type":"9"}}"#, 99_992_402, 400),
        ("bob", #"{"email_acceptor":{}}"#, 99_992_402, 400), ("bob", #"{"docs_acceptor_user_id":"ada"}"#, 0, 200),
        ("bob", #"{"email_acceptor":{"processing_type":"1","acceptor_user_id":"ada"}}"#, 0, 200),
        ("bob", #"{"email_acceptor":{"processing_type":"3"}}"#, 0, 200), ("bob", "not json", 9499, 400),
        ("nobody", "", 99_992_360, 400), ("old", "", 0, 200),
    ])
    func `deletes a person or says why not`(id: String, body: String, code: Int, status: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.delete(path(id), body.isEmpty ? nil : body)
            #expect(answer.code == code && answer.status == status)
        }
    }

    @Test func `deletes a person only if all their departments are in scope, or answers status 403`() async throws {
        let company = try Company.file(scope: "{ departments: [eng] }")
        try await withDirectory(company) { directory in
            let caller = try await Caller.authorized(directory)
            let both = try await caller.delete(path("bob"))
            #expect(both.code == 41050 && both.status == 403)
            #expect(try await caller.delete(path("ada")).code == 0)
        }
    }

    @Test func `refuses to delete twice where the setting says so (U35)`() async throws {
        try await withDirectory(try Company.file(settings: "{ repeated_deletion: refuse }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.delete(path("old")).code == 41050)
        }
    }

    @Test func `restores a person within thirty days, to the root by default`() async throws {
        let time = TimeBox()
        try await withDirectory(time: time) { directory in
            var caller = try await Caller.authorized(directory)
            #expect(try await caller.delete(path("bob")).code == 0)
            #expect(try await caller.delete(path("ada")).code == 0)
            #expect(try await caller.post(path("bob", "/resurrect"), "{}").code == 0)
            let bob = try await caller.get(path("bob")).data?["user"]
            #expect(bob?["department_ids"] == .list([.text("0")]) && bob?["status"]?["is_resigned"]?.flag == false)
            time.advance(31 * 86400)
            caller = try await Caller.authorized(directory)
            #expect(try await caller.post(path("ada", "/resurrect"), "{}").code == 44028)
        }
    }

    @Test func `restores a person to the named departments, the largest order first`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.delete(path("bob")).code == 0)
            let body =
                #"{"departments":[{"department_id":"eng"},{"department_id":"ops","department_order":5,"user_order":2}]}"#
            #expect(try await caller.post(path("bob", "/resurrect"), body).code == 0)
            let orders = try await caller.get(path("bob")).data?["user"]?["orders"]
            #expect(orders?[1]?["is_primary_dept"]?.flag == true && orders?[1]?["user_order"]?.number == 2)
        }
    }

    @Test(arguments: [
        (#""mobile":"13800000002""#, 44030), (#""mobile":"13811111111","email":"bob@example.com""#, 44031),
        (#""mobile":"13811111111","user_id":"bob""#, 44032),
    ])
    func `does not restore a person whose keys belong to another`(keys: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let openID = try #require(try await caller.get(path("bob")).data?["user"]?["open_id"]?.text)
            #expect(try await caller.delete(path("bob")).code == 0)
            let created = try await caller.post(
                "/contact/v3/users\(Self.types)",
                #"{\#(keys),"name":"N","department_ids":["eng"],"employee_type":1}"#
            )
            #expect(created.code == 0)
            #expect(try await caller.post("/contact/v3/users/\(openID)/resurrect", "{}").code == code)
            // By user_id the new holder is meant, who has not left.
            if code == 44032 { #expect(try await caller.post(path("bob", "/resurrect"), "{}").code == 44033) }
        }
    }

    @Test func `replaces a person: what the body leaves out is gone`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let base = #""name":"Robert","mobile":"13800000002","department_ids":["ops"],"employee_type":2"#
            let answer = try await caller.put(path("bob"), "{\(base)}")
            let user = answer.data?["user"]
            #expect(answer.code == 0 && user?["name"]?.text == "Robert" && user?["email"] == nil)
            #expect(user?["leader_user_id"] == nil && user?["department_ids"] == .list([.text("ops")]))
            // C12: 64 characters here, 255 elsewhere.
            let long = String(repeating: "x", count: 65)
            #expect(try await caller.put(path("bob"), #"{\#(base),"nickname":"\#(long)"}"#).code == 41072)
            #expect(try await caller.put(path("bob"), #"{"name":"R"}"#).code == 41041)
            #expect(try await caller.put(path("cyd"), "{\(base)}").code == 44010)
        }
    }

    @Test func `gives the names of all people, in any scope`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            let path = "/contact/v3/users/basic_batch\(Self.types)"
            let answer = try await caller.post(path, #"{"user_ids":["cyd","ada"]}"#)
            #expect(answer.data?["users"]?.items.compactMap { $0["name"]?.text } == ["Cyd", "Ada"])
            #expect(try await caller.post(path, #"{"user_ids":[]}"#).code == 40001)
            let eleven = (1...11).map { "\"u\($0)\"" }.joined(separator: ",")
            #expect(try await caller.post(path, #"{"user_ids":[\#(eleven)]}"#).code == 40001)
        }
    }
}
