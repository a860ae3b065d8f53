import DirectoryServer
import Testing

/// What an app reaches and sees.
struct ScopeTests {
    static let scope = "{ departments: [eng], users: [cyd] }"

    @Test(arguments: [
        ("GET", "/contact/v3/departments/ops?department_id_type=department_id", nil, 40004),
        ("GET", "/contact/v3/departments/0", nil, 40004), ("GET", "/contact/v3/departments/0/children", nil, 40004),
        ("GET", "/contact/v3/departments/eng-be?department_id_type=department_id", nil, 0),
        ("GET", "/contact/v3/users/find_by_department?department_id=0", nil, 40004),
        ("GET", "/contact/v3/users/gone?user_id_type=user_id", nil, 41050),
        ("GET", "/contact/v3/users/cyd?user_id_type=user_id", nil, 0),
        ("GET", "/contact/v3/users/bob?user_id_type=user_id", nil, 0),
        ("PATCH", "/contact/v3/users/gone?user_id_type=user_id", #"{"city":"x"}"#, 41050),
        (
            "POST", "/contact/v3/users?department_id_type=department_id",
            #"{"name":"N","mobile":"13811111111","department_ids":["ops"],"employee_type":1}"#, 40004
        ),
        (
            "POST", "/contact/v3/departments?department_id_type=department_id",
            #"{"name":"N","parent_department_id":"0"}"#, 40014
        ),
    ])
    func `refuses what is not in scope`(method: String, path: String, body: String?, code: Int) async throws {
        try await withDirectory(try Company.file(scope: Self.scope)) { directory in
            let answer = try await Caller.authorized(directory).send(method, path, body)
            #expect(answer.code == code)
            if [40004, 40014].contains(code) { #expect(answer.status == 403) }
        }
    }

    @Test func `lists the configured scope, and omits others from lookups`() async throws {
        try await withDirectory(try Company.file(scope: Self.scope)) { directory in
            let caller = try await Caller.authorized(directory)
            let query = "?user_id_type=user_id&department_id_type=department_id"
            let scopes = try await caller.get("/contact/v3/scopes" + query).data
            #expect(scopes?["user_ids"] == .list([.text("cyd")]))
            #expect(scopes?["department_ids"] == .list([.text("eng")]))
            let found = try await caller.post(
                "/contact/v3/users/batch_get_id?user_id_type=user_id",
                #"{"emails":["gone@example.com","ada@example.com"]}"#
            )
            #expect(found.data?["user_list"]?.items.map { $0["user_id"]?.text } == [nil, "ada"])
            let batch = try await caller.get("/contact/v3/users/batch\(query)&user_ids=gone&user_ids=ada")
            #expect(batch.data?["items"]?.items.map { $0["user_id"]?.text } == ["ada"])
        }
    }

    @Test func `reaches the person, not the user_id`() async throws {
        let yaml = Company.yaml(scope: Self.scope).replacing(
            "permissions: [contact:contact.base:readonly] }",
            with: "permissions: [contact:contact, contact:contact.base:readonly, contact:user.employee_id:readonly] }"
        )
        try await withDirectory(try CompanyFile(yaml: yaml)) { directory in
            let caller = try await Caller.authorized(directory)
            let change = "/contact/v3/users/cyd/update_user_id?user_id_type=user_id"
            #expect(try await caller.patch(change, #"{"new_user_id":"cyd2"}"#).code == 0)
            #expect(try await caller.get("/contact/v3/users/cyd2?user_id_type=user_id").code == 0)
            let scopes = try await caller.get("/contact/v3/scopes?user_id_type=user_id").data
            #expect(scopes?["user_ids"] == .list([.text("cyd2")]))
            // Another person with the user_id that is free now.
            let everywhere = try await Caller.authorized(directory, app: "cli_other")
            let body =
                #"{"user_id":"cyd","name":"N","mobile":"13811111111","department_ids":["ops"],"employee_type":1}"#
            #expect(try await everywhere.post(UserTests.path, body).code == 0)
            #expect(try await caller.get("/contact/v3/users/cyd?user_id_type=user_id").code == 41050)
        }
    }

    @Test func `omits fields without permission`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory, app: "cli_other")
            let page = try await caller.get(
                "/contact/v3/users/find_by_department?department_id_type=department_id&department_id=eng"
            )
            #expect(page.data?["items"]?[0]?.keys == ["union_id", "open_id", "mobile_visible", "is_frozen"])
            let answer = try await caller.get("/contact/v3/users/ada?user_id_type=user_id")
            #expect(answer.code == 99_991_672)
        }
    }
}
