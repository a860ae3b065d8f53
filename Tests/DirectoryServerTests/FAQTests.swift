import DirectoryServer
import Foundation
import Testing

/// The behaviours S1–S59 of the contact FAQ that speak of the directory and have no file of their own.
struct FAQTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"
    private static let create = "/contact/v3/users" + types

    private func user(_ id: String) -> String { "/contact/v3/users/\(id)\(Self.types)" }

    private func body(_ more: String) -> String {
        #"{\#(more),"name":"N","mobile":"13811111111","employee_type":1}"#
    }

    // MARK: Scope and permissions

    @Test func `S1 S2 the scope alone decides: who is outside it cannot be patched`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.patch(user("ada"), #"{"city":"Oslo"}"#).code == 0)
            #expect(try await caller.patch(user("cyd"), #"{"city":"Oslo"}"#).code == 41050)
        }
    }

    @Test func `S3 permission of the call, scope and permission of the field are three checks`() async throws {
        let permissions = "[contact:contact.base:readonly, contact:user.employee_id:readonly]"
        try await withDirectory(try Company.file(permissions: permissions, scope: "{ departments: [eng] }")) {
            directory in
            let caller = try await Caller.authorized(directory)
            let call = try await caller.post(Self.create, body(#""department_ids":["eng"]"#))
            #expect(call.code == 99_991_672)
            #expect(try await caller.get(user("cyd")).code == 41050)
            let field = try await caller.get(user("ada"))
            #expect(field.code == 0 && field.data?["user"]?["mobile"] == nil)
        }
    }

    @Test func `S4 a create needs every department in scope, and answers the permitted fields`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            let outside = try await caller.post(Self.create, body(#""department_ids":["eng","ops"]"#))
            #expect(outside.code == 40004 && outside.status == 403)
            #expect(try await caller.post(Self.create, body(#""department_ids":["eng"]"#)).code == 0)
        }
    }

    @Test func `S5 S7 omits fields without permission, and all data of people out of scope`() async throws {
        let permissions = "[contact:contact.base:readonly, contact:user.employee_id:readonly]"
        try await withDirectory(try Company.file(permissions: permissions)) { directory in
            let user = try await Caller.authorized(directory).get(user("ada")).data?["user"]
            #expect(user?.keys.isDisjoint(with: ["email", "mobile", "gender", "status", "custom_attrs"]) == true)
        }
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let outside = try await Caller.authorized(directory).get(user("cyd"))
            #expect(outside.code == 41050 && outside.data == nil)
        }
    }

    @Test func `S12 the root's direct members need the whole company`() async throws {
        let path = "/contact/v3/users/find_by_department\(Self.types)&department_id=0"
        try await withDirectory { directory in
            let answer = try await Caller.authorized(directory).get(path)
            #expect(answer.data?["items"]?.items.compactMap { $0["user_id"]?.text } == ["boss"])
        }
        try await withDirectory(try Company.file(scope: "{ departments: [eng, ops] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(path).code == 40004)
        }
    }

    @Test func `S19 a scope that follows availability is as wide as that, and one that does not is not (S1)`()
        async throws
    {
        func codes(_ app: String) async throws -> [Int?] {
            let yaml = Company.yaml().replacing("scope: all }", with: app + " }")
            var codes: [Int?] = []
            try await withDirectory(try CompanyFile(yaml: yaml)) { directory in
                let caller = try await Caller.authorized(directory)
                for id in ["ada", "cyd"] { codes.append(try await caller.get(user(id)).code) }
            }
            return codes
        }
        #expect(try await codes("scope: availability, availability: { departments: [eng] }") == [0, 41050])
        // Widened with the availability of the next version.
        #expect(try await codes("scope: availability, availability: { departments: [eng, ops] }") == [0, 0])
        #expect(try await codes("scope: availability") == [0, 0])
        #expect(try await codes("scope: { departments: [eng] }, availability: { departments: [ops] }") == [0, 41050])
        #expect(try await codes("availability: { departments: [ops] }") == [0, 0])
    }

    // MARK: Looking people up

    @Test func `S26 searching people is for users' tokens alone: an app finds nobody`() async throws {
        try await withDirectory { directory in
            var caller = try await Caller.authorized(directory)
            let app = try await caller.get("/search/v1/user?query=Ada")
            #expect(app.code == 99_991_663 && app.status == 400 && app.data == nil)
            caller.token = "u-nobody"
            #expect(try await caller.get("/search/v1/user?query=Ada").code == 99_991_668)
        }
    }

    private func found(
        _ caller: Caller,
        _ body: String,
        type: String = "open_id"
    ) async throws -> [Set<String>] {
        let answer = try await caller.post("/contact/v3/users/batch_get_id?user_id_type=\(type)", body)
        #expect(answer.code == 0)
        return answer.data?["user_list"]?.items.map(\.keys) ?? []
    }

    @Test func `S13 S20 the ids of a lookup are those of the token's app`() async throws {
        let yaml = Company.yaml().replacing(
            "permissions: [contact:contact.base:readonly] }",
            with: "permissions: [contact:contact.base:readonly, contact:user.id:readonly] }"
        )
        try await withDirectory(try CompanyFile(yaml: yaml)) { directory in
            var ids: [String] = []
            for app in ["cli_main", "cli_other"] {
                let caller = try await Caller.authorized(directory, app: app)
                let answer = try await caller.post(
                    "/contact/v3/users/batch_get_id?user_id_type=open_id",
                    #"{"emails":["ada@example.com"]}"#
                )
                ids.append(try #require(answer.data?["user_list"]?[0]?["user_id"]?.text))
            }
            #expect(ids[0] != ids[1])
            let main = try await Caller.authorized(directory)
            #expect(try await main.get("/contact/v3/users/\(ids[1])").code == 99_992_361)
        }
    }

    @Test func `S14 an unknown email or mobile has an entry without id`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let entries = try await found(caller, #"{"emails":["no@example.com"],"mobiles":["13899999999"]}"#)
            #expect(entries == [["email"], ["mobile"]])
        }
    }

    @Test func `S15 a company mail address finds nobody`() async throws {
        try await withDirectory(try Company.file(settings: "{ mail_domains: [mail.example.com] }")) { directory in
            let caller = try await Caller.authorized(directory)
            let body = body(#""department_ids":["eng"],"enterprise_email":"n@mail.example.com""#)
            #expect(try await caller.post(Self.create, body).code == 0)
            let entries1 = try await found(caller, #"{"emails":["n@mail.example.com"]}"#)
            #expect(entries1 == [["email"]])
        }
    }

    @Test func `S16 finds people who have left only if asked to`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let entries2 = try await found(caller, #"{"emails":["old@example.com"]}"#)
            #expect(entries2 == [["email"]])
            let with = try await found(caller, #"{"emails":["old@example.com"],"include_resigned":true}"#)
            #expect(with == [["user_id", "email", "status"]])
        }
    }

    @Test func `S17 without the permission for user_ids a lookup gives none`() async throws {
        let permissions = "[contact:user.id:readonly]"
        try await withDirectory(try Company.file(permissions: permissions)) { directory in
            let caller = try await Caller.authorized(directory)
            let entries3 = try await found(caller, #"{"emails":["ada@example.com"]}"#, type: "user_id")
            #expect(entries3 == [["email"]])
            let entries4 = try await found(caller, #"{"emails":["ada@example.com"]}"#)
            #expect(entries4 == [["user_id", "email"]])
        }
    }

    @Test func `S18 S28 a person out of scope looks like an unknown person`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            let entries = try await found(caller, #"{"emails":["cyd@example.com","no@example.com"]}"#)
            #expect(entries == [["email"], ["email"]])
        }
    }

    // MARK: Apps, companies, developers

    @Test func `S21 S25 a union_id is one in a developer's apps, another elsewhere, and another in another company`()
        async throws
    {
        let yaml = """
            tenants:
              - tenant_key: one
                apps:
                  - { app_id: cli_a, app_secret: secret, permissions: [contact:contact.base:readonly], developer: d1 }
                  - { app_id: cli_b, app_secret: secret, permissions: [contact:contact.base:readonly], developer: d1 }
                  - { app_id: cli_c, app_secret: secret, permissions: [contact:contact.base:readonly], developer: d2 }
                users: [{ user_id: ada, name: Ada, mobile: "13800000001" }]
              - tenant_key: two
                apps:
                  - { app_id: cli_d, app_secret: secret, permissions: [contact:contact.base:readonly], developer: d1 }
                users: [{ user_id: ada, name: Ada, mobile: "13800000001" }]
            """
        try await withDirectory(try CompanyFile(yaml: yaml)) { directory in
            var unions: [String] = []
            var opens: Set<String> = []
            for app in ["cli_a", "cli_b", "cli_c", "cli_d"] {
                let caller = try await Caller.authorized(directory, app: app)
                let page = try await caller.get("/contact/v3/users/find_by_department?department_id=0")
                let user = try #require(page.data?["items"]?[0])
                unions.append(try #require(user["union_id"]?.text))
                opens.insert(try #require(user["open_id"]?.text))
            }
            #expect(unions[0] == unions[1] && Set(unions).count == 3 && opens.count == 4)
        }
    }

    @Test func `a store app reads, and writes nothing`() async throws {
        let yaml = Company.yaml().replacing("app_id: cli_main,", with: "app_id: cli_main, type: isv,")
        try await withDirectory(try CompanyFile(yaml: yaml)) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.get(user("ada")).code == 0)
            #expect(try await caller.post(Self.create, body(#""department_ids":["eng"]"#)).code == 99_991_673)
            let batch = try await caller.post("/contact/v2/user/batch_add", #"{"users":[{"name":"N"}]}"#)
            #expect(batch.code == 40001 && batch.body["msg"]?.text?.hasPrefix("market place app") == true)
        }
    }

    // MARK: Custom attributes and company mail

    @Test(arguments: [
        ("S37", #"{"id":"C-1","type":"TEXT","value":{"text":"a"}}"#, 0),
        ("S38", #"{"id":"C-2","type":"HREF","value":{"text":"t","url":"https://example.com"}}"#, 0),
        ("S38", #"{"id":"C-2","type":"HREF","value":{"text":"t"}}"#, 41048),
        ("S38", #"{"id":"C-2","type":"HREF","value":{"url":"https://example.com"}}"#, 41047),
        ("S39", #"{"id":"C-3","type":"ENUMERATION","value":{"option_id":"g1"}}"#, 0),
        ("S40", #"{"id":"C-4","type":"PICTURE_ENUM","value":{"option_id":"p1"}}"#, 0),
        ("S41", #"{"id":"C-5","type":"GENERIC_USER","value":{"generic_user":{"id":"ada","type":1}}}"#, 0),
    ])
    func `S35 S37 S38 S39 S40 S41 the five kinds of custom attribute`(
        behaviour: String,
        attribute: String,
        code: Int
    ) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.post(
                Self.create,
                body(#""department_ids":["eng"],"custom_attrs":[\#(attribute)]"#)
            )
            #expect(answer.code == code, "\(behaviour)")
            if code == 0 { #expect(answer.data?["user"]?["custom_attrs"]?.items.count == 1, "\(behaviour)") }
        }
    }

    @Test func `S36 while the switch is off an attribute has no effect and is not returned`() async throws {
        try await withDirectory(try Company.file(settings: "{ custom_attributes_open: false }")) { directory in
            let caller = try await Caller.authorized(directory)
            let answer = try await caller.post(
                Self.create,
                body(#""department_ids":["eng"],"custom_attrs":[{"id":"C-1","type":"TEXT","value":{"text":"a"}}]"#)
            )
            #expect(answer.code == 0 && (answer.data?["user"]?["custom_attrs"]?.items ?? []).isEmpty)
            #expect(try await caller.get("/contact/v3/custom_attrs").data?["items"]?.items == [])
        }
    }

    @Test func `S42 a mail address of another domain refuses the whole create`() async throws {
        try await withDirectory(try Company.file(settings: "{ mail_domains: [mail.example.com] }")) { directory in
            let caller = try await Caller.authorized(directory)
            func create(_ address: String, _ mobile: String) async throws -> Caller.Response {
                try await caller.post(
                    Self.create,
                    #"{"name":"N","mobile":"\#(mobile)","employee_type":1,"department_ids":["eng"],"enterprise_email":"\#(address)"}"#
                )
            }
            #expect(try await create("n@other.example.com", "13811111111").code == 44001)
            let made = try await create("n@MAIL.example.com", "13811111111")
            #expect(made.code == 0 && made.data?["user"]?["enterprise_email"]?.text == "n@MAIL.example.com")
            #expect(try await create("N@mail.example.com", "13811111112").code == 44024)
        }
    }

    // MARK: Departments

    @Test func `S31 the id of a department is unique among those that are there`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let taken = try await caller.post(
                "/contact/v3/departments\(Self.types)",
                #"{"name":"X","department_id":"ENG","parent_department_id":"0"}"#
            )
            #expect(taken.code == 43007)
        }
    }

    @Test func `S47 S10 S11 all people are those of the root and of the departments below it`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let all = try await caller.get("/contact/v3/departments/0/children\(Self.types)&fetch_child=true")
            var people: Set<String> = []
            for id in ["0"] + (all.data?["items"]?.items.compactMap { $0["department_id"]?.text } ?? []) {
                let path = "/contact/v3/users/find_by_department\(Self.types)&department_id=\(id)&page_size=50"
                let page = try await caller.get(path)
                people.formUnion(page.data?["items"]?.items.compactMap { $0["user_id"]?.text } ?? [])
            }
            #expect(people == ["ada", "bob", "cyd", "boss", "gone"])
        }
    }

    @Test func `S48 S49 od- appears exactly with the open kind of id, and resolves with no other`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let open = try await caller.get("/contact/v3/users/ada?user_id_type=user_id").data?["user"]
            let openID = try #require(open?["department_ids"]?[0]?.text)
            #expect(openID.hasPrefix("od-") && open?["orders"]?[0]?["department_id"]?.text == openID)
            #expect(try await caller.get(user("ada")).data?["user"]?["department_ids"]?[0]?.text == "eng")
            let mixed = try await caller.get("/contact/v3/departments/\(openID)?department_id_type=department_id")
            #expect(mixed.code == 99_992_380)
            #expect(try await caller.get("/contact/v3/departments/eng").code == 99_992_357)
        }
    }

    // MARK: Batches and v1

    @Test func `S53 a batch that is accepted says nothing of its items`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let path = "/contact/v2/user/batch_add"
            let body = #"{"users":[{"name":"N","mobile":"bad","departments":["eng"]}]}"#
            let ticket = try await caller.post(path, body)
            #expect(ticket.code == 0 && ticket.data?.keys == ["task_id"])
            let task = try await caller.settled(path, body)
            #expect(task.data?["status"]?.number == 9 && task.data?["fail_num"]?.number == 1)
        }
    }

    @Test func `S55 mobile and email of two accounts are a conflict, in v1 in the FAQ's words`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let keys = #""mobile":"13800000001","email":"bob@example.com""#
            let old = try await caller.post("/contact/v1/user/add", #"{"name":"N",\#(keys),"department_ids":["eng"]}"#)
            #expect(old.code == 40103 && old.body["msg"]?.text == "email and mobile account conflict")
            let new = try await caller.post(
                Self.create,
                #"{"name":"N",\#(keys),"department_ids":["eng"],"employee_type":1}"#
            )
            #expect(new.code == 41003 && new.status == 409)
        }
    }

    @Test func `S58 S59 v1 says which department does not exist, the wrong kind of id among them`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            func add(_ department: String) async throws -> Caller.Response {
                try await caller.post(
                    "/contact/v1/user/add",
                    #"{"name":"N","mobile":"13811111111","employee_id":"n1",\#(department)}"#
                )
            }
            let unknown = try await add(#""department_ids":["nowhere"]"#)
            #expect(unknown.code == 40052 && unknown.body["msg"]?.text == "department id nowhere is not exist")
            #expect(try await add(#""open_department_ids":["od-0123"]"#).code == 40052)
            #expect(try await add(#""department_ids":["ops"]"#).code == 40003)
            let made = try await add(#""department_ids":["eng"],"custom_attrs":{"C-1":{"value":"x"}}"#)
            let info = made.data?["user_info"]
            #expect(made.code == 0 && info?["employee_id"]?.text == "n1")
            #expect(info?["departments"] == .list([.text("eng")]) && info?["status"]?.number == 0)
        }
    }

    @Test func `v1 adds a department and names the keys of both kinds`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let path = "/contact/v1/department/add"
            let made = try await caller.post(
                path,
                #"{"name":"New","id":"new","parent_id":"eng","leader_employee_id":"ada"}"#
            )
            let info = made.data?["department_info"]
            #expect(made.code == 0 && info?["id"]?.text == "new" && info?["parent_id"]?.text == "eng")
            #expect(info?["open_department_id"]?.text?.hasPrefix("od-") == true)
            #expect(info?["leader_employee_id"]?.text == "ada")
            #expect(try await caller.post(path, #"{"name":"New2","id":"new","parent_id":"eng"}"#).code == 40152)
            #expect(try await caller.post(path, #"{"name":"New2"}"#).code == 40185)
        }
    }
}
