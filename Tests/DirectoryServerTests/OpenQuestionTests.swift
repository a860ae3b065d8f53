import DirectoryServer
import Foundation
import Testing

/// What the documentation says in two ways, or not at all: each setting both ways.
struct OpenQuestionTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    private func person(_ more: String) -> String {
        #"{"name":"N","mobile":"13811111111","department_ids":["eng"],"employee_type":1\#(more)}"#
    }

    private func with(
        _ settings: String,
        permissions: String = Company.allPermissions,
        _ body: (EmbeddedDirectory, Caller) async throws -> Void
    ) async throws {
        let company = try Company.file(settings: "{ \(settings) }", permissions: permissions)
        try await withDirectory(company) { try await body($0, try await Caller.authorized($0)) }
    }

    // MARK: Conflicts

    @Test(arguments: [("user_id", "ada", 0), ("user_id", "open", 40001), ("query", "open", 0), ("query", "ada", 40001)])
    func `C3 the person of an attribute is a user_id, or as the query says`(
        setting: String,
        id: String,
        code: Int
    )
        async throws
    {
        try await with("attribute_people: \(setting)") { _, caller in
            let ada = try await caller.get("/contact/v3/users/ada\(Self.types)")
            let openID = try #require(ada.data?["user"]?["open_id"]?.text)
            let value =
                #","custom_attrs":[{"id":"C-5","value":{"generic_user":{"id":"\#(id == "open" ? openID : id)","type":1}}}]"#
            let made = try await caller.post(
                "/contact/v3/users?user_id_type=open_id&department_id_type=department_id",
                person(value)
            )
            #expect(made.code == code)
            guard code == 0 else { return }
            let held = made.data?["user"]?["custom_attrs"]?[0]?["value"]?["generic_user"]?["id"]?.text
            #expect(held == "ada")
            // A patch says user_ids in any case.
            let patch = try await caller.patch(
                "/contact/v3/users/bob?user_id_type=user_id",
                #"{"custom_attrs":[{"id":"C-5","value":{"generic_user":{"id":"ada","type":1}}}]}"#
            )
            #expect(patch.code == 0)
        }
    }

    @Test(arguments: [("id", "g1", 0), ("id", "One", 40001), ("name", "One", 0), ("name", "g1", 40001)])
    func `C4 an option is named by its id, or by its text`(setting: String, option: String, code: Int) async throws {
        try await with("attribute_options: \(setting)") { _, caller in
            let value = #","custom_attrs":[{"id":"C-3","value":{"option_id":"\#(option)"}}]"#
            let made = try await caller.post("/contact/v3/users\(Self.types)", person(value))
            #expect(made.code == code)
            guard code == 0 else { return }
            #expect(made.data?["user"]?["custom_attrs"]?[0]?["value"]?["option_id"]?.text == "g1")
        }
    }

    @Test(arguments: [("sibling", 0), ("tenant", 43005)])
    func `C6 an order is unique among siblings, or in the company`(setting: String, code: Int) async throws {
        try await with("department_orders: \(setting)") { _, caller in
            let body = { (name: String, parent: String) in
                #"{"name":"\#(name)","parent_department_id":"\#(parent)","order":"777"}"#
            }
            let code1 = try await caller.post("/contact/v3/departments\(Self.types)", body("A", "eng")).code
            #expect(code1 == 0)
            let code2 = try await caller.post("/contact/v3/departments\(Self.types)", body("B", "eng")).code
            #expect(code2 == 43005)
            let code3 = try await caller.post("/contact/v3/departments\(Self.types)", body("C", "ops")).code
            #expect(code3 == code)
        }
    }

    @Test(arguments: [("own", 1), ("below", 2)])
    func `C7 primary members are a department's own, or those below it too`(setting: String, count: Int) async throws {
        try await with("primary_members: \(setting)") { _, caller in
            // Ada is in eng; Bob's primary department is eng-be, below it.
            let eng = try await caller.get("/contact/v3/departments/eng\(Self.types)")
            #expect(eng.data?["department"]?["primary_member_count"]?.number == count)
            #expect(eng.data?["department"]?["member_count"]?.number == 2)
        }
    }

    @Test(arguments: [("any", 0), ("both", 99_991_672)])
    func `C8 a batch needs one of its permissions, or both`(setting: String, code: Int) async throws {
        let item = #"{"users":[{"name":"N","mobile":"13811111111","departments":["eng"]}]}"#
        try await with("batch_permissions: \(setting)") { _, caller in
            let code4 = try await caller.post("/contact/v2/user/batch_add", item).code
            #expect(code4 == code)
        }
        let all = "[contact:contact, contact:contact:access_as_app, contact:contact:readonly_as_app]"
        try await with("batch_permissions: \(setting)", permissions: all) { _, caller in
            let ticket = try await caller.post("/contact/v2/user/batch_add", item)
            let task = try await caller.get("/contact/v2/task/get?task_id=\(ticket.data?["task_id"]?.text ?? "")")
            #expect(ticket.code == 0 && task.code == 0)
        }
    }

    @Test(arguments: [(64, 41070), (255, 0)])
    func `C12 the legacy call takes names of 64 characters, or of 255`(length: Int, code: Int) async throws {
        try await with("legacy_name_length: \(length)") { _, caller in
            let body = { (name: String) in
                #"{"name":"\#(name)","mobile":"13800000001","department_ids":["eng"],"employee_type":1}"#
            }
            let path = "/contact/v3/users/ada\(Self.types)"
            let code5 = try await caller.put(path, body(String(repeating: "n", count: 65))).code
            #expect(code5 == code)
            let code6 = try await caller.put(path, body(String(repeating: "n", count: length + 1))).code
            #expect(code6 == 41070)
        }
    }

    @Test(arguments: ["query", "open_id"])
    func `C13 leaders of the legacy lists are as the query says, or open_ids`(setting: String) async throws {
        try await with("legacy_leaders: \(setting)") { _, caller in
            let list = try await caller.get("/contact/v3/users\(Self.types)&department_id=ops")
            let leader = try #require(list.data?["items"]?[0]?["leader_user_id"]?.text)
            let departments = try await caller.get("/contact/v3/departments\(Self.types)&parent_department_id=eng")
            let head = try #require(departments.data?["items"]?[0]?["leaders"]?[0]?["leaderID"]?.text)
            #expect(leader.hasPrefix("ou_") == (setting == "open_id") && leader == head)
            let current = try await caller.get("/contact/v3/users/bob\(Self.types)")
            #expect(current.data?["user"]?["leader_user_id"]?.text == "ada")
        }
    }

    @Test(arguments: [(3, 0, 3), (2, 41038, 0)])
    func `C14 the legacy calls know a third gender, or not`(most: Int, code: Int, shown: Int) async throws {
        try await with("legacy_genders: \(most)") { _, caller in
            let code7 = try await caller.patch("/contact/v3/users/ada\(Self.types)", #"{"gender":3}"#).code
            #expect(code7 == 0)
            let list = try await caller.get("/contact/v3/users\(Self.types)&department_id=eng")
            #expect(list.data?["items"]?[0]?["gender"]?.number == shown)
            let put = try await caller.put(
                "/contact/v3/users/ada\(Self.types)",
                #"{"name":"A","mobile":"13800000001","department_ids":["eng"],"employee_type":1,"gender":3}"#
            )
            #expect(put.code == code)
        }
    }

    @Test(arguments: [("observed", "type", "subject"), ("documented", "scope", "url")])
    func `C15 a missing permission is named as seen, or as documented`(
        setting: String,
        first: String,
        second: String
    )
        async throws
    {
        try await with("permission_violations: \(setting)", permissions: "[contact:unit]") { _, caller in
            let refused = try await caller.get("/contact/v3/users/ada\(Self.types)")
            let violation = refused.body["error"]?["permission_violations"]?[0]
            #expect(Set(violation?.keys ?? []) == [first, second])
        }
    }

    // MARK: Unknowns

    @Test(arguments: [1, 2])
    func `U5 a batch calls a created person created, or updated`(action: Int) async throws {
        try await with("batch_action: \(action)") { directory, caller in
            let item = #"{"users":[{"name":"N","mobile":"13811111111","departments":["eng"]}]}"#
            let ticket = try await caller.post("/contact/v2/user/batch_add", item)
            try await directory.waitUntilTasksAreDone()
            let task = try await caller.get("/contact/v2/task/get?task_id=\(ticket.data?["task_id"]?.text ?? "")")
            #expect(task.data?["task_info"]?[0]?["action"]?.number == action)
        }
    }

    @Test(arguments: [("invalid", 44022), ("gateway", 99_992_360)])
    func `U10 an unknown leader is refused by the rule, or by the gateway`(setting: String, code: Int) async throws {
        try await with("unknown_leader: \(setting)") { _, caller in
            let made = try await caller.post(
                "/contact/v3/users\(Self.types)",
                person(#","leader_user_id":"nobody""#)
            )
            let patched = try await caller.patch("/contact/v3/users/bob\(Self.types)", #"{"leader_user_id":"nobody"}"#)
            #expect(made.code == code && patched.code == code)
        }
    }

    @Test(arguments: [("empty", true), ("missing", false)])
    func `U12 hidden attributes are an empty list, or none`(setting: String, hasItems: Bool) async throws {
        try await with("custom_attributes_open: false, hidden_attributes: \(setting)") { _, caller in
            let list = try await caller.get("/contact/v3/custom_attrs")
            #expect(list.code == 0 && (list.data?["items"] != nil) == hasItems)
        }
    }

    @Test(arguments: [("shown", 0), ("refused", 40002)])
    func `U23 the root department answers a get, or not`(setting: String, code: Int) async throws {
        try await with("root_department: \(setting)") { _, caller in
            let code8 = try await caller.get("/contact/v3/departments/0\(Self.types)").code
            #expect(code8 == code)
            let code9 = try await caller.get("/contact/v3/departments/batch\(Self.types)&department_ids=0").code
            #expect(code9 == code)
            let code10 = try await caller.get("/contact/v3/departments/eng\(Self.types)").code
            #expect(code10 == 0)
        }
    }

    @Test(arguments: [("none", false), ("user", true)])
    func `U28 a write that omitted something answers with the person, or without`(
        setting: String,
        isShown: Bool
    )
        async throws
    {
        try await with("named_values: 0, defect_answer: \(setting)") { _, caller in
            let made = try await caller.post("/contact/v3/users\(Self.types)", person(#","city":"Oz""#))
            let patched = try await caller.patch("/contact/v3/users/ada\(Self.types)", #"{"job_title":"Sage"}"#)
            #expect(made.code == 44054 && (made.data?["user"]?["mobile"]?.text == "+8613811111111") == isShown)
            #expect(patched.code == 44058 && (patched.data?["user"]?["user_id"]?.text == "ada") == isShown)
        }
    }

    @Test func `U33 a company has so many calls a month`() async throws {
        let time = TimeBox()
        try await withDirectory(try Company.file(settings: "{ monthly_calls: 2 }"), time: time) { directory in
            let caller = try await Caller.authorized(directory)
            var codes: [Int?] = []
            for _ in 0..<3 { codes.append(try await caller.get("/contact/v3/users/ada\(Self.types)").code) }
            #expect(codes == [0, 0, 99_991_403])
            time.advance(32 * 86400)
            let next = try await Caller.authorized(directory)
            #expect(try await next.get("/contact/v3/users/ada\(Self.types)").code == 0)
        }
    }

    // MARK: Faults of creates

    @Test(arguments: [(Fault.Kind.joinedTooOften, 44004, 400, false), (.accountFailed, 41027, 504, true)])
    func `a create is refused for a day, or fails although the person is there`(
        kind: Fault.Kind,
        code: Int,
        status: Int,
        isThere: Bool
    )
        async throws
    {
        try await withDirectory(faults: [Fault(kind, rate: 1)]) { directory in
            let caller = try await Caller.authorized(directory)
            let made = try await caller.post(
                "/contact/v3/users\(Self.types)",
                person(#","user_id":"new""#)
            )
            let read = try await caller.get("/contact/v3/users/new\(Self.types)")
            #expect(made.code == code && made.status == status && (read.code == 0) == isThere)
        }
    }
}
