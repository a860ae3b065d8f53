import ContactAPI
import DirectoryServer
import Foundation
import TestSupport
import Testing

struct ShippedCompanyTests {
    private var company: CompanyFile {
        get throws {
            try CompanyFile.read(Project.folder + "/templates/company.yaml")
        }
    }

    private func withShipped(_ body: (Caller) async throws -> Void) async throws {
        try await withDirectory(try company) { directory in
            let token = try await Caller(port: directory.port).post(
                "/auth/v3/tenant_access_token/internal",
                #"{"app_id":"cli_example","app_secret":"\#(AppSecrets.published)"}"#
            )
            try await body(Caller(port: directory.port, token: token.body["tenant_access_token"]?.text))
        }
    }

    @Test func `its app has every permission, so that everything in the FAQ can be tried`() async throws {
        try await withShipped { caller in
            for endpoint in Endpoint.allCases where endpoint.tokens != .person && endpoint != .tenantAccessToken {
                let path = endpoint.path.replacing(":id", with: "u004")
                let answer = try await caller.send(endpoint.method.rawValue, path, endpoint.method == .get ? nil : "{}")
                #expect(answer.code != nil && answer.code != 99_991_672, "\(endpoint): \(answer.text)")
            }
        }
    }

    @Test func `its app may change ids`() async throws {
        try await withShipped { caller in
            let types = "?user_id_type=user_id&department_id_type=department_id"
            let person = try await caller.patch(
                "/contact/v3/users/u004/update_user_id\(types)",
                #"{"new_user_id":"u4"}"#
            )
            #expect(person.code == 0, "\(person.text)")
            #expect(try await caller.get("/contact/v3/users/u4\(types)").code == 0)
            let path = "/contact/v3/departments/ops/update_department_id\(types)"
            let department = try await caller.patch(path, #"{"new_department_id":"operations"}"#)
            #expect(department.code == 0, "\(department.text)")
        }
    }

    @Test func `the directory accepts the shipped company, with all five kinds of attribute`() async throws {
        let company = try company
        let tenant = try #require(company.tenants.first)
        #expect(Set(tenant.customAttributes.map(\.type)).count == 5)
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(database: ":memory:", company: company)
        )
        #expect(directory.port > 0)
        try await directory.stop()
    }
}
