import ContactAPI
import DirectoryServer
import Foundation
import Testing

/// The description that is served, held against what is served.
struct OpenAPITests {
    private func description() async throws -> JSON {
        var description = JSON.null
        try await withDirectory { directory in
            let answer = try await Caller(port: directory.port, token: nil, base: "").get("/openapi.json")
            #expect(answer.status == 200)
            description = answer.body
        }
        return description
    }

    @Test func `describes every endpoint at its path, and nothing else`() async throws {
        let description = try await description()
        var described: Set<String> = []
        for path in description["paths"]?.keys ?? [] {
            for method in description["paths"]?[path]?.keys ?? [] { described.insert("\(method) \(path)") }
        }
        let served = Endpoint.allCases.map { endpoint in
            let path = endpoint.path.replacing(":id", with: "{id}")
            return "\(endpoint.method.rawValue.lowercased()) /open-apis\(path)"
        }
        #expect(described == Set(served))
    }

    @Test func `describes the permissions, limits and kinds of token that are checked`() async throws {
        let description = try await description()
        for endpoint in Endpoint.allCases {
            let path = "/open-apis" + endpoint.path.replacing(":id", with: "{id}")
            let operation = try #require(description["paths"]?[path]?[endpoint.method.rawValue.lowercased()])
            #expect(operation["operationId"]?.text == endpoint.rawValue)
            #expect(operation["x-permissions"]?.items.compactMap(\.text) == endpoint.permissions, "\(endpoint)")
            let windows = operation["x-rate-windows"]?.items.map { window in
                RateWindow(limit: window["limit"]?.number ?? 0, span: .seconds(window["seconds"]?.number ?? 0))
            }
            #expect(windows == endpoint.rateWindows, "\(endpoint)")
            let tokens = Set(operation["security"]?.items.flatMap(\.keys) ?? [])
            let taken: Set<String> =
                switch endpoint.tokens {
                case _ where endpoint == .tenantAccessToken: []
                case .app: ["app"]
                case .person: ["person"]
                case .either: ["app", "person"]
                }
            #expect(tokens == taken, "\(endpoint)")
        }
    }

    @Test func `has every schema that it names`() async throws {
        let description = try await description()
        let schemas = description["components"]?["schemas"]?.keys ?? []
        var named: Set<String> = []
        func collect(_ json: JSON) {
            switch json {
            case .object(let members):
                if let name = members["$ref"]?.text {
                    named.insert(String(name.dropFirst("#/components/schemas/".count)))
                }
                members.values.forEach(collect)
            case .list(let items): items.forEach(collect)
            default: break
            }
        }
        collect(description)
        #expect(Set(schemas) == named)
    }

    @Test func `answers have only described keys`() async throws {
        let description = try await description()
        let user = description["components"]?["schemas"]?["User"]?["properties"]?.keys ?? []
        let department = description["components"]?["schemas"]?["Department"]?["properties"]?.keys ?? []
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let bob = try await caller.get("/contact/v3/users/bob?user_id_type=user_id")
            #expect(bob.data?["user"]?.keys.isSubset(of: user) == true && bob.code == 0)
            let eng = try await caller.get("/contact/v3/departments/eng?department_id_type=department_id")
            #expect(eng.data?["department"]?.keys.isSubset(of: department) == true && eng.code == 0)
        }
    }
}
