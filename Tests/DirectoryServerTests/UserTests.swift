import DirectoryServer
import Foundation
import Testing

struct UserTests {
    static let path = "/contact/v3/users?user_id_type=user_id&department_id_type=department_id"

    /// A body that works, with some members replaced; JSON `null` leaves one out.
    static func body(_ changes: String = "") -> String {
        let base =
            #""name":"New","mobile":"13811111111","email":"new@example.org","department_ids":["eng"],"employee_type":1"#
        return changes.isEmpty ? "{\(base)}" : "{\(changes),\(base)}"
    }

    @Test func `creates a person and answers what the app may see`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.post(
                Self.path,
                #"{"name":"New","mobile":"13811111111","department_ids":["eng","ops"],"employee_type":6,"job_title":"Chief","city":"Oslo","custom_attrs":[{"type":"ENUMERATION","id":"C-3","value":{"option_id":"g1"}},{"id":"C-5","value":{"generic_user":{"id":"ada","type":1}}}],"leader_user_id":"ada"}"#
            )
            let user = answer.data?["user"]
            #expect(answer.code == 0)
            #expect(user?["mobile"]?.text == "+8613811111111")
            #expect(user?["department_ids"] == .list([.text("eng"), .text("ops")]))
            #expect(user?["orders"]?[0]?["is_primary_dept"]?.flag == true)
            #expect(user?["orders"]?[1]?["is_primary_dept"]?.flag == false)
            #expect(user?["leader_user_id"]?.text == "ada")
            #expect(user?["custom_attrs"]?[0]?["value"]?["option_value"]?.text == "One")
            #expect(user?["status"]?["is_activated"]?.flag == true)
            #expect(user?["join_time"]?.number != nil)
            #expect(user?["open_id"]?.text?.count == 35)
            #expect(user?["email"] == nil)
            #expect(try await caller.get("/contact/v3/job_titles").data?["items"]?[0]?["name"]?.text == "Chief")
            #expect(try await caller.get("/contact/v3/work_cities").data?["items"]?[0]?["name"]?.text == "Oslo")
            #expect(try await directory.outbox().map(\.name) == ["New"])
        }
    }

    @Test(arguments: [
        (#"{"mobile":"13811111111","department_ids":["eng"],"employee_type":1}"#, 41006),
        (#"{"name":"","mobile":"13811111111","department_ids":["eng"],"employee_type":1}"#, 41040),
        (#"{"name":"N","department_ids":["eng"],"employee_type":1}"#, 41009),
        (#"{"name":"N","email":"n@example.org","department_ids":["eng"],"employee_type":1}"#, 41010),
        (#"{"name":"N","mobile":"12","department_ids":["eng"],"employee_type":1}"#, 41004),
        (#"{"name":"N","mobile":"13811111111","employee_type":1}"#, 41041),
        (#"{"name":"N","mobile":"13811111111","department_ids":[],"employee_type":1}"#, 41017),
        (#"{"name":"N","mobile":"13811111111","department_ids":["none"],"employee_type":1}"#, 99_992_380),
        (#"{"name":"N","mobile":"13811111111","department_ids":["eng"],"employee_type":99}"#, 41059),
        (#"{"name":"N","mobile":"13811111111","department_ids":["eng"],"employee_type":7}"#, 41060),
        (#"{"name":"N","mobile":"+41446681800","department_ids":["eng"],"employee_type":1}"#, 44020),
        (#"{"name":"N","mobile":"13800000001","department_ids":["eng"],"employee_type":1}"#, 41001),
        (#"{"name":"N","mobile":"+8613800000001","department_ids":["eng"],"employee_type":1}"#, 41001),
        (
            #"{"name":"N","mobile":"13900000001","email":"outside@example.net","department_ids":["eng"],"employee_type":1}"#,
            41003
        ),
        (
            #"{"name":"N","mobile":"13800000001","email":"bob@example.com","department_ids":["eng"],"employee_type":1}"#,
            41003
        ),
        (
            #"{"name":"N","mobile":"13811111111","email":"ADA@example.com","department_ids":["eng"],"employee_type":1}"#,
            41002
        ),
    ])
    func `refuses a person who lacks or repeats something`(body: String, code: Int) async throws {
        try await withDirectory { directory in
            let answer = try await Caller.authorized(directory).post(Self.path, body)
            #expect(answer.code == code)
        }
    }

    @Test(arguments: [
        (#""user_id":"ADA""#, 41011), (#""user_id":"a b""#, 41043), (#""employee_no":"A1""#, 44051),
        (#""gender":4"#, 41038), (#""join_time":-1"#, 41042), (#""leader_user_id":"nobody""#, 44022),
        (#""leader_user_id":"old""#, 44021), (#""user_id":"me","leader_user_id":"me""#, 41030),
        (#""orders":[{"department_id":"ops"}]"#, 41025), (#""enterprise_email":"n@example.com""#, 44001),
        (#""custom_attrs":[{"type":"TEXT","value":{"text":"x"}}]"#, 41044),
        (#""custom_attrs":[{"id":"C-9","value":{"text":"x"}}]"#, 41045),
        (#""custom_attrs":[{"id":"C-1"}]"#, 41046),
        (#""custom_attrs":[{"id":"C-2","value":{"url":"https://example.com"}}]"#, 41047),
        (#""custom_attrs":[{"id":"C-2","value":{"text":"x"}}]"#, 41048),
        (#""custom_attrs":[{"id":"C-3","value":{"option_id":"none"}}]"#, 40001),
        (#""custom_attrs":[{"id":"C-5","value":{"generic_user":{"id":"nobody","type":1}}}]"#, 40001),
    ])
    func `refuses an invalid value`(change: String, code: Int) async throws {
        try await withDirectory { directory in
            let answer = try await Caller.authorized(directory).post(Self.path, Self.body(change))
            #expect(answer.code == code)
        }
    }

    @Test(arguments: [(255, 0), (256, 41063)])
    func `limits the job title`(length: Int, code: Int) async throws {
        try await withDirectory { directory in
            let title = String(repeating: "t", count: length)
            let answer = try await Caller.authorized(directory).post(Self.path, Self.body(#""job_title":"\#(title)""#))
            #expect(answer.code == code)
        }
    }

    @Test func `gives the keys of a leaver to a new person`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.post(
                Self.path,
                #"{"user_id":"old","name":"N","mobile":"13800000004","email":"old@example.com","employee_no":"A4","department_ids":["eng"],"employee_type":1}"#
            )
            #expect(answer.code == 0)
        }
    }

    @Test func `adds one of two people who race for a mobile`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            async let first = caller.post(Self.path, Self.body())
            async let second = caller.post(Self.path, Self.body())
            let codes = try await [first.code ?? -1, second.code ?? -1].sorted()
            #expect(codes[0] == 0)
            // Both mobile and email are of the one who won, so they are one account.
            #expect(codes[1] == 41001)
        }
    }

    @Test func `answers a repeated client token once more`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let path = Self.path + "&client_token=abc"
            let first = try await caller.post(
                path,
                #"{"name":"N","mobile":"13811111111","department_ids":["eng"],"employee_type":1}"#
            )
            let again = try await caller.post(
                path,
                #"{"employee_type":1,"name":"N","department_ids":["eng"],"mobile":"13811111111"}"#
            )
            let other = try await caller.post(
                path,
                #"{"name":"M","mobile":"13811111111","department_ids":["eng"],"employee_type":1}"#
            )
            #expect(first.code == 0)
            #expect(again.text == first.text)
            #expect(other.code == 40021)
        }
    }

    @Test func `changes what a patch names and nothing else`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let path = "/contact/v3/users/ada?user_id_type=user_id&department_id_type=department_id"
            #expect(
                try await caller.patch(
                    path,
                    #"{"job_title":"Chief","custom_attrs":[{"id":"C-1","value":{"text":"B2"}}]}"#
                ).code == 0
            )
            let answer = try await caller.patch(
                path,
                #"{"join_time":0,"department_ids":["ops"],"custom_attrs":[{"id":"C-3","value":{"option_id":"g1"}}]}"#
            )
            let user = answer.data?["user"]
            #expect(user?["job_title"]?.text == "Chief")
            #expect(user?["join_time"] == nil)
            #expect(user?["department_ids"] == .list([.text("ops")]))
            #expect(user?["custom_attrs"]?.items.count == 2)
            #expect(try await caller.patch(path, #"{"job_title":" "}"#).data?["user"]?["job_title"] == nil)
        }
    }

    @Test(arguments: [
        ("cyd", #"{"city":"Oslo"}"#, 44010), ("gone", #"{"city":"Oslo"}"#, 44011), ("old", #"{"city":"Oslo"}"#, 42006),
        ("ada", #"{"orders":[]}"#, 44002), ("ada", #"{"leader_user_id":"ada"}"#, 41030),
        ("ada", #"{"mobile":"13800000002"}"#, 41001), ("ada", #"{"department_ids":["none"]}"#, 99_992_380),
        ("nobody", #"{}"#, 99_992_360), ("ada", #"{"mobile":"13800000001","email":"ada@example.com"}"#, 0),
    ])
    func `refuses an invalid patch`(id: String, body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.patch(
                "/contact/v3/users/\(id)?user_id_type=user_id&department_id_type=department_id",
                body
            )
            #expect(answer.code == code)
        }
    }

    @Test func `resolves each kind of id and no other`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let user = try await caller.get("/contact/v3/users/ada?user_id_type=user_id").data?["user"]
            let openID = try #require(user?["open_id"]?.text)
            let unionID = try #require(user?["union_id"]?.text)
            #expect(try await caller.get("/contact/v3/users/\(openID)").data?["user"]?["user_id"]?.text == "ada")
            #expect(try await caller.get("/contact/v3/users/\(unionID)?user_id_type=union_id").code == 0)
            #expect(try await caller.get("/contact/v3/users/ada").code == 99_992_351)
            #expect(try await caller.get("/contact/v3/users/\(openID)?user_id_type=user_id").code == 99_992_360)
            let other = try await Caller.authorized(directory, app: "cli_other")
            #expect(try await other.get("/contact/v3/users/\(openID)").code == 99_992_361)
            #expect(try await other.get("/contact/v3/users/batch?user_ids=\(openID)").code == 99_992_361)
        }
    }

    @Test func `pages through the direct members of a department`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for number in 10..<33 {
                let body =
                    #"{"name":"N\#(number)","mobile":"138222222\#(number)","department_ids":["eng"],"employee_type":1}"#
                #expect(try await caller.post(Self.path, body).code == 0)
            }
            let list = "/contact/v3/users/find_by_department?department_id_type=department_id&department_id=eng"
            var names: [String] = []
            var token: String? = ""
            while let position = token {
                let escaped = position.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let page = try await caller.get(list + (position.isEmpty ? "" : "&page_token=\(escaped)"))
                names += page.data?["items"]?.items.compactMap { $0["name"]?.text } ?? []
                token = page.data?["page_token"]?.text
                #expect(page.data?["has_more"]?.flag == (token != nil))
            }
            #expect(names == ["Ada"] + (10..<33).map { "N\($0)" })
            #expect(try await caller.get(list + "&page_size=51").code == 40011)
            #expect(try await caller.get(list + "&page_size=0").code == 40011)
            #expect(try await caller.get(list + "&page_token=bad").code == 40012)
        }
    }

    @Test func `finds people by email and mobile`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let path = "/contact/v3/users/batch_get_id?user_id_type=user_id"
            let body =
                #"{"emails":["ADA@example.com","old@example.com","x@example.com"],"mobiles":["13800000002","+8613800000004"]"#
            let active = try await caller.post(path, body + "}").data?["user_list"]?.items ?? []
            #expect(active.map { $0["user_id"]?.text } == ["ada", nil, nil, "bob", nil])
            #expect(active[0]["email"]?.text == "ADA@example.com")
            let all = try await caller.post(path, body + #","include_resigned":true}"#).data?["user_list"]?.items ?? []
            #expect(all.map { $0["user_id"]?.text } == ["ada", "old", nil, "bob", "old"])
            #expect(all[1]["status"]?["is_resigned"]?.flag == true)
        }
    }
}
