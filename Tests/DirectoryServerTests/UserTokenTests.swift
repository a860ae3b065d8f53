import DirectoryServer
import Foundation
import Testing

/// Calls on behalf of a person.
struct UserTokenTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    /// The company with tokens of Ada, who sees Engineering, and of Bob, who sees everybody.
    private func company(scope: String = "{ departments: [ops] }", more: String = "") throws -> CompanyFile {
        let tokens = "[{ token: u-ada, user: ada, sees: { departments: [eng] } }, { token: u-bob, user: bob }]"
        let permissions =
            String(Company.allPermissions.dropLast())
            + ", contact:user:search, contact:user.department_path:readonly]"
        let yaml = Company.yaml(permissions: permissions, scope: "\(scope), user_tokens: \(tokens)\(more)")
        return try CompanyFile(yaml: yaml)
    }

    private func names(_ caller: Caller, _ path: String) async throws -> [String] {
        try await caller.get(path).data?["items"]?.items.compactMap { $0["name"]?.text }.sorted() ?? []
    }

    @Test func `S8 an app sees by its scope, and a person by what that person may see`() async throws {
        try await withDirectory(try company()) { directory in
            let app = try await Caller.authorized(directory)
            let ada = Caller(port: directory.port, token: "u-ada")
            let bob = Caller(port: directory.port, token: "u-bob")
            let everybody = "/contact/v3/users/batch\(Self.types)&user_ids=ada&user_ids=bob&user_ids=cyd"
            #expect(try await names(app, everybody) == ["Bob", "Cyd"])
            #expect(try await names(ada, everybody) == ["Ada", "Bob"])
            #expect(try await names(bob, everybody) == ["Ada", "Bob", "Cyd"])
            #expect(try await ada.get("/contact/v3/users/cyd\(Self.types)").code == 41050)
            let children = "/contact/v3/departments/0/children\(Self.types)"
            #expect(try await ada.get(children).code == 40004)
            #expect(try await names(bob, children) == ["Engineering", "Operations"])
        }
    }

    @Test(arguments: [
        ("POST", "/contact/v3/users", "{}"), ("DELETE", "/contact/v3/users/cyd", ""),
        ("POST", "/contact/v3/users/batch_get_id", "{}"), ("GET", "/contact/v3/scopes", ""),
        ("GET", "/contact/v3/custom_attrs", ""), ("GET", "/contact/v3/employee_type_enums", ""),
        ("POST", "/contact/v2/user/batch_add", "{}"),
    ])
    func `calls for apps alone refuse a person's token`(method: String, path: String, body: String) async throws {
        try await withDirectory(try company()) { directory in
            let bob = Caller(port: directory.port, token: "u-bob")
            let answer = try await bob.send(method, path, body.isEmpty ? nil : body)
            #expect(answer.code == 99_991_668 && answer.status == 400, "\(answer.text)")
        }
    }

    @Test func `on behalf of a person names change, and nothing else`() async throws {
        try await withDirectory(try company()) { directory in
            let bob = Caller(port: directory.port, token: "u-bob")
            let path = "/contact/v3/users/ada\(Self.types)"
            let renamed = try await bob.patch(path, #"{"name":"Ada L."}"#)
            #expect(renamed.data?["user"]?["name"]?.text == "Ada L.")
            #expect(try await bob.patch(path, #"{"name":"No","city":"Oslo"}"#).code == 99_992_402)
            let after = try await bob.get(path)
            #expect(after.data?["user"]?["name"]?.text == "Ada L.")
        }
    }

    @Test func `paths of departments are for people`() async throws {
        try await withDirectory(try company()) { directory in
            let path = "/contact/v3/users/bob\(Self.types)"
            let app = try await Caller.authorized(directory)
            let forApp = try await app.get(path)
            #expect(forApp.code == 0 && forApp.data?["user"]?["department_path"] == nil)
            let ada = Caller(port: directory.port, token: "u-ada")
            let first = try await ada.get(path).data?["user"]?["department_path"]?[0]
            #expect(first?["department_name"]?["name"]?.text == "Backend")
            #expect(first?["department_path"]?["department_ids"]?.items.compactMap(\.text) == ["eng", "eng-be"])
        }
    }

    @Test func `S26 a search finds by name the people that the person may see, without leavers`() async throws {
        try await withDirectory(try company()) { directory in
            let app = try await Caller.authorized(directory)
            #expect(try await app.get("/search/v1/user?query=a").code == 99_991_663)
            func found(_ token: String, _ query: String) async throws -> [String] {
                let answer = try await Caller(port: directory.port, token: token).get("/search/v1/user?query=\(query)")
                return answer.data?["users"]?.items.compactMap { $0["user_id"]?.text } ?? []
            }
            #expect(try await found("u-ada", "O") == ["bob"])
            #expect(try await found("u-bob", "o") == ["bob", "boss", "gone"])
            #expect(try await found("u-bob", "old") == [])
        }
    }

    @Test func `departments are searched by name among those the person sees`() async throws {
        try await withDirectory(try company()) { directory in
            func found(_ token: String?, _ query: String) async throws -> [String] {
                let answer = try await Caller(port: directory.port, token: token)
                    .post("/contact/v3/departments/search\(Self.types)", #"{"query":"\#(query)"}"#)
                return answer.data?["items"]?.items.compactMap { $0["name"]?.text } ?? ["\(answer.code ?? 0)"]
            }
            #expect(try await found("u-bob", "ENGIN") == ["Engineering"])
            #expect(try await found("u-ada", "e").sorted() == ["Backend", "Engineering"])
            #expect(try await found("u-ada", "Oper") == [])
            #expect(try await found("u-ada", "") == ["48001"])
            let app = try await Caller.authorized(directory).token
            #expect(try await found(app, "e") == ["99991663"])
            let ada = Caller(port: directory.port, token: "u-ada")
            #expect(try await names(ada, "/contact/v3/departments\(Self.types)") == ["Backend", "Engineering"])
        }
    }

    @Test func `S27 a search by a wrong page token finds nobody, and pages join without a gap`() async throws {
        try await withDirectory(try company()) { directory in
            let bob = Caller(port: directory.port, token: "u-bob")
            let wrong = try await bob.get("/search/v1/user?query=o&page_token=nonsense")
            #expect(wrong.code == 0 && wrong.data?["users"]?.items.isEmpty == true)
            let first = try await bob.get("/search/v1/user?query=o&page_size=2")
            #expect(first.data?["has_more"]?.flag == true && first.data?["page_token"]?.text == "2")
            let second = try await bob.get("/search/v1/user?query=o&page_size=2&page_token=2")
            #expect(second.data?["users"]?.items.count == 1 && second.data?["has_more"]?.flag == false)
            #expect(try await bob.get("/search/v1/user?query=o&page_size=201").code == 99_992_402)
        }
    }

    @Test func `a token ends when the person leaves`() async throws {
        try await withDirectory(try company(scope: "all")) { directory in
            let app = try await Caller.authorized(directory)
            let ada = Caller(port: directory.port, token: "u-ada")
            #expect(try await ada.get("/contact/v3/users/bob\(Self.types)").code == 0)
            #expect(try await app.delete("/contact/v3/users/ada\(Self.types)").code == 0)
            #expect(try await ada.get("/contact/v3/users/bob\(Self.types)").code == 99_991_668)
        }
    }

    @Test(arguments: [
        ("token: t-x, user: ada", "u-"), ("token: u-x, user: nobody", "nobody"), ("token: u-x, user: old", "old"),
        ("token: u-ada, user: ada", "u-ada"),
    ])
    func `a token of a company file must be valid and belong to a person`(token: String, said: String) throws {
        let yaml = Company.yaml(scope: "all, user_tokens: [{ token: u-ada, user: ada }, { \(token) }]")
        do {
            _ = try CompanyFile(yaml: yaml)
            Issue.record("accepted")
        } catch {
            #expect("\(error)".contains(said))
        }
    }
}
