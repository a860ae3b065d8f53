import DirectoryServer
import Foundation
import Testing

/// Departments that are replaced, deleted, renamed in their ids, and lose their group.
struct DepartmentLifeCycleTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"
    private static let create = "/contact/v3/departments" + types

    private func path(_ id: String, _ more: String = "") -> String {
        "/contact/v3/departments/\(id)\(more)\(Self.types)"
    }

    /// A department `new` below `eng`, with all that one can have.
    private func addFull(_ caller: Caller) async throws {
        let body = """
            {"name":"New","i18n_name":{"en_us":"New","zh_cn":"新"},"parent_department_id":"eng","department_id":"new",
             "order":"7","leader_user_id":"ada","department_hrbps":["bob"],"group_chat_employee_types":[1,2],
             "create_group_chat":true}
            """
        #expect(try await caller.post(Self.create, body).code == 0)
    }

    @Test func `replaces a department: what the body leaves out is gone, but for its order`() async throws {
        let permissions = Company.allPermissions.replacing("]", with: ", contact:department.hrbp:readonly]")
        try await withDirectory(try Company.file(permissions: permissions)) { directory in
            let caller = try await Caller.authorized(directory)
            try await addFull(caller)
            let answer = try await caller.put(path("new"), #"{"name":"Newer","parent_department_id":"ops"}"#)
            let department = answer.data?["department"]
            #expect(answer.code == 0 && department?["name"]?.text == "Newer")
            #expect(department?["parent_department_id"]?.text == "ops" && department?["order"]?.text == "7")
            let gone: Set = ["i18n_name", "leader_user_id", "leaders", "group_chat_employee_types"]
            #expect(department?.keys.isDisjoint(with: gone) == true)
            // Put knows no HR partners, and never removes a group.
            #expect(department?["department_hrbps"] == .list([.text("bob")]))
            #expect(department?["chat_id"]?.text?.hasPrefix("oc_") == true)
        }
    }

    @Test(arguments: [
        ("ops", #"{"parent_department_id":"0"}"#, 40016, 400), ("ops", #"{"name":"Ops"}"#, 40017, 400),
        ("ops", #"{"name":"Ops","parent_department_id":"none"}"#, 99_992_380, 400),
        ("0", #"{"name":"x","parent_department_id":"0"}"#, 40002, 400),
        ("none", #"{"name":"x","parent_department_id":"0"}"#, 99_992_380, 400),
        ("ops", #"{"name":"a/b","parent_department_id":"0"}"#, 43029, 400),
        ("ops", #"{"name":"Engineering","parent_department_id":"0"}"#, 43022, 400),
        ("ops", #"{"name":"Ops","parent_department_id":"0","order":"0"}"#, 43005, 400),
        ("ops", #"{"name":"Ops","parent_department_id":"0","order":"x"}"#, 40018, 400),
        ("eng", #"{"name":"Eng","parent_department_id":"eng-be"}"#, 43023, 400),
        ("ops", #"{"name":"Ops","parent_department_id":"0","leader_user_id":"cyd"}"#, 43025, 400),
        ("ops", #"{"name":"Ops","parent_department_id":"0","group_chat_employee_types":[99]}"#, 43026, 400),
        ("ops", #"{"name":5}"#, 99_992_402, 400),
        ("ops", #"{"name":"Ops","parent_department_id":"0","order":""}"#, 0, 200),
    ])
    func `replaces a department or says why not`(id: String, body: String, code: Int, status: Int) async throws {
        try await withDirectory { directory in
            let answer = try await Caller.authorized(directory).put(path(id), body)
            #expect(answer.code == code && answer.status == status)
        }
    }

    @Test func `a replacement needs the department and its parents in scope, and shows the permitted fields`()
        async throws
    {
        let permissions = "[contact:contact, contact:department.base:readonly, contact:user.employee_id:readonly]"
        try await withDirectory(try Company.file(permissions: permissions, scope: "{ departments: [eng] }")) {
            directory in
            let caller = try await Caller.authorized(directory)
            func put(_ id: String, below parent: String) async throws -> Caller.Response {
                try await caller.put(path(id), #"{"name":"X","parent_department_id":"\#(parent)"}"#)
            }
            for (id, parent, code) in [("ops", "eng", 40004), ("eng-be", "ops", 40014), ("eng-be", "0", 40014)] {
                let answer = try await put(id, below: parent)
                #expect(answer.code == code && answer.status == 403)
            }
            let shown = try await put("eng-be", below: "eng").data?["department"]
            #expect(shown?.keys == ["name", "department_id", "open_department_id", "status"])
        }
    }

    @Test func `refuses a name in a language that a sibling has`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            try await addFull(caller)
            func add(_ names: String, _ parent: String) async throws -> Int? {
                let keys = #""name":"X","parent_department_id":"\#(parent)","i18n_name":\#(names)"#
                return try await caller.post(Self.create, "{\(keys)}").code
            }
            #expect(try await add(#"{"zh_cn":"新"}"#, "eng") == 43018)
            #expect(try await add(#"{"en_us":"新"}"#, "eng") == 0)
            #expect(try await add(#"{"zh_cn":"新"}"#, "ops") == 0)
            let rival = #"{"name":"R","department_id":"r","parent_department_id":"ops","i18n_name":{"en_us":"New"}}"#
            #expect(try await caller.post(Self.create, rival).code == 0)
            #expect(try await caller.patch(path("r"), #"{"parent_department_id":"eng"}"#).code == 43018)
            let put = #"{"name":"R","parent_department_id":"eng","i18n_name":{"en_us":"New"}}"#
            #expect(try await caller.put(path("r"), put).code == 43018)
            // Its own names are no other's.
            #expect(try await caller.patch(path("new"), #"{"i18n_name":{"zh_cn":"新"}}"#).code == 0)
        }
    }

    @Test func `makes names in a language unique in the whole company where the setting says so`() async throws {
        try await withDirectory(try Company.file(settings: "{ department_names: tenant }")) { directory in
            let caller = try await Caller.authorized(directory)
            try await addFull(caller)
            let body = #"{"name":"X","parent_department_id":"ops","i18n_name":{"zh_cn":"新"}}"#
            #expect(try await caller.post(Self.create, body).code == 43018)
        }
    }

    @Test(arguments: [
        ("0", 40002), ("none", 99_992_380), ("ops", 43011), ("eng", 43011), ("empty", 0), ("full", 43012),
    ])
    func `deletes an empty department or says why not`(id: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            for (id, parent) in [("empty", "0"), ("full", "0"), ("below", "full")] {
                let body = #"{"name":"\#(id)","department_id":"\#(id)","parent_department_id":"\#(parent)"}"#
                #expect(try await caller.post(Self.create, body).code == 0)
            }
            let answer = try await caller.delete(path(id))
            #expect(answer.code == code)
            if code == 0 { #expect(answer.data?.keys == []) }
        }
    }

    @Test func `deletes a department that only people who left were in`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.delete("/contact/v3/users/bob\(Self.types)").code == 0)
            #expect(try await caller.delete(path("eng-be")).code == 0)
            let bob = try await caller.get("/contact/v3/users/bob\(Self.types)").data?["user"]
            #expect(bob?["department_ids"] == .list([.text("ops")]))
        }
    }

    @Test func `deleting needs the department and its parent in scope`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(
                try await caller.post(Self.create, #"{"name":"E","department_id":"e","parent_department_id":"eng"}"#)
                    .code == 0
            )
            #expect(try await caller.delete(path("e")).code == 0)
            let first = try await caller.delete(path("eng"))
            #expect(first.code == 40014 && first.status == 403)
            let outside = try await caller.delete(path("ops"))
            #expect(outside.code == 40004 && outside.status == 403)
        }
    }

    @Test func `S24 S31 the id of a deleted department is free, and another department can get it`()
        async throws
    {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let body = #"{"name":"T","department_id":"T-1","parent_department_id":"eng"}"#
            let first = try await caller.post(Self.create, body)
            let open = try #require(first.data?["department"]?["open_department_id"]?.text)
            #expect(try await caller.post(Self.create, body.replacing("\"T\"", with: "\"U\"")).code == 43007)
            #expect(try await caller.delete(path("T-1")).code == 0)
            #expect(try await caller.get(path("T-1")).code == 99_992_380)
            #expect(try await caller.get("/contact/v3/departments/\(open)").code == 99_992_357)
            let second = try await caller.post(Self.create, body)
            #expect(second.code == 0 && second.data?["department"]?["open_department_id"]?.text != open)
            #expect(try await caller.get("/contact/v3/departments/\(open)").code == 99_992_357)
            let children = try await caller.get(path("eng", "/children"))
            #expect(children.data?["items"]?.items.count == 2)
        }
    }

    @Test func `S22 a changed department_id resolves, the old one no longer does, and the open one stays`() async throws
    {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let open = try await caller.get(path("eng")).data?["department"]?["open_department_id"]?.text
            let change = try await caller.patch(path("eng", "/update_department_id"), #"{"new_department_id":"dev"}"#)
            #expect(change.code == 0 && change.data?.keys == [])
            #expect(try await caller.get(path("eng")).code == 99_992_380)
            #expect(try await caller.get(path("dev")).data?["department"]?["open_department_id"]?.text == open)
            let below = try await caller.get(path("eng-be")).data?["department"]
            #expect(below?["parent_department_id"]?.text == "dev")
            let ada = try await caller.get("/contact/v3/users/ada\(Self.types)").data?["user"]
            #expect(ada?["department_ids"] == .list([.text("dev")]))
            // U18: once.
            let again = try await caller.patch(path("dev", "/update_department_id"), #"{"new_department_id":"d3"}"#)
            #expect(again.code == 43009)
        }
    }

    @Test func `changes an id as often as the setting says (U18)`() async throws {
        try await withDirectory(try Company.file(settings: "{ department_id_changes: 2 }")) { directory in
            let caller = try await Caller.authorized(directory)
            for (id, new, code) in [("eng", "e2", 0), ("e2", "e3", 0), ("e3", "e4", 43009)] {
                let body = #"{"new_department_id":"\#(new)"}"#
                #expect(try await caller.patch(path(id, "/update_department_id"), body).code == code)
            }
        }
    }

    @Test(arguments: [
        ("eng", #"{}"#, 40001), ("eng", #"{"new_department_id":""}"#, 40001),
        ("0", #"{"new_department_id":"x"}"#, 40001),
        ("eng", #"{"new_department_id":"od-x"}"#, 40001), ("eng", #"{"new_department_id":"0"}"#, 40001),
        ("eng", #"{"new_department_id":"OPS"}"#, 40001), ("eng", #"{"new_department_id":7}"#, 99_992_402),
        ("none", #"{"new_department_id":"x"}"#, 99_992_380), ("eng", #"{"new_department_id":"eng"}"#, 0),
        ("eng", #"{"new_department_id":"ENG"}"#, 0),
    ])
    func `refuses an invalid new department_id`(id: String, body: String, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(try await caller.patch(path(id, "/update_department_id"), body).code == code)
        }
    }

    @Test(arguments: [(128, 0), (129, 40001)])
    func `limits a new department_id`(length: Int, code: Int) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let id = String(repeating: "d", count: length)
            let body = #"{"new_department_id":"\#(id)"}"#
            #expect(try await caller.patch(path("eng", "/update_department_id"), body).code == code)
            if code == 0 { #expect(try await caller.get(path(id)).code == 0) }
        }
    }

    @Test func `changes the id of no department outside the scope, and reaches one whose id changed`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            let body = #"{"new_department_id":"dev"}"#
            let outside = try await caller.patch(path("ops", "/update_department_id"), body)
            #expect(outside.code == 40007 && outside.status == 403)
            #expect(try await caller.patch(path("eng", "/update_department_id"), body).code == 0)
            #expect(try await caller.get(path("dev")).code == 0)
            #expect(
                try await caller.get("/contact/v3/scopes\(Self.types)").data?["department_ids"] == .list([.text("dev")])
            )
        }
    }

    @Test func `unbinds a group once`() async throws {
        try await withDirectory(try Company.file(scope: "{ departments: [eng] }")) { directory in
            let caller = try await Caller.authorized(directory)
            try await addFull(caller)
            let unbind = "/contact/v3/departments/unbind_department_chat" + Self.types
            let first = try await caller.post(unbind, #"{"department_id":"new"}"#)
            #expect(first.code == 0 && first.data?.keys == [])
            #expect(try await caller.get(path("new")).data?["department"]?["chat_id"] == nil)
            let again = try await caller.post(unbind, #"{"department_id":"new"}"#)
            #expect(again.code == 40020 && again.status == 403)
            for (id, code) in [("0", 40002), ("ops", 40004), ("none", 99_992_380)] {
                #expect(try await caller.post(unbind, #"{"department_id":"\#(id)"}"#).code == code)
            }
            #expect(try await caller.post(unbind, "{}").code == 99_992_402)
        }
    }

    @Test(arguments: [
        ("PUT", "/contact/v3/departments/eng", "contact:contact"),
        ("DELETE", "/contact/v3/departments/eng", "contact:contact"),
        ("POST", "/contact/v3/departments/unbind_department_chat", "contact:contact"),
        ("PATCH", "/contact/v3/departments/eng/update_department_id", "contact:contact:update_department_id"),
    ])
    func `needs the permission of the call`(method: String, path: String, permission: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory, app: "cli_other")
            let answer = try await caller.send(method, path, "{}")
            #expect(answer.code == 99_991_672 && answer.status == 400)
            #expect(answer.body["error"]?["permission_violations"]?[0]?["subject"]?.text == permission)
        }
    }

    @Test func `searching is for users' tokens alone`() async throws {
        try await withDirectory { directory in
            var caller = try await Caller.authorized(directory)
            let path = "/contact/v3/departments/search"
            let app = try await caller.post(path, #"{"query":"Eng"}"#)
            #expect(app.code == 99_991_663 && app.status == 400)
            caller.token = "u-nobody"
            #expect(try await caller.post(path, #"{"query":"Eng"}"#).code == 99_991_668)
        }
    }

    @Test func `unbinding has a limit of its own`() async throws {
        let box = TimeBox()
        try await withDirectory(rates: .documented, time: box) { directory in
            let caller = try await Caller.authorized(directory)
            let unbind = "/contact/v3/departments/unbind_department_chat" + Self.types
            for _ in 0..<20 { #expect(try await caller.post(unbind, #"{"department_id":"ops"}"#).code == 40020) }
            let refused = try await caller.post(unbind, #"{"department_id":"ops"}"#)
            #expect(refused.code == 99_991_400 && refused.headers["x-ogw-ratelimit-limit"] == "20")
            // Where the page says "special" or nothing, none is kept (U6).
            for _ in 0..<60 {
                #expect(try await caller.get("/contact/v3/departments\(Self.types)").code == 0)
                #expect(try await caller.get("/contact/v3/departments/parent\(Self.types)&department_id=eng").code == 0)
            }
        }
    }
}
