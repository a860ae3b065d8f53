import DirectoryServer
import Foundation
import TestSupport
import Testing
import Wording

struct CompanyFileTests {
    @Test func `names an unknown key, its place and those that are known`() {
        let error = #expect(throws: CompanyFileError.self) {
            try CompanyFile(yaml: "tenants:\n  - tenant_key: a\n    apps: []\n    user: []\n")
        }
        guard case .unknownKey("user", let place, let known) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(place.en == "tenants[0]")
        #expect(known.contains("users"))
    }

    @Test(arguments: [
        ("tenants: [", "is not YAML"), ("tenants:\n  - apps: []", "lacks the key 'tenant_key'"),
        ("tenants: []", "names no app"), ("tenants: 5", "does not fit"),
        (Company.yaml(scope: "some"), "neither 'all' nor"),
        (Company.yaml(scope: "{ departments: [nowhere] }"), "nowhere"),
        (Company.yaml().replacing("employee_no: A1", with: "employee_no: A1, employee_type: 9"), "employee type '9'"),
        (Company.yaml().replacing("13800000002", with: "12"), "'12' is not a mobile number"),
        (Company.yaml().replacing("13800000002", with: "+8613800000001"), "'+8613800000001' twice"),
        (Company.yaml(settings: "{ new_users: maybe }"), "does not fit"),
    ])
    func `says what is wrong with a file, and what to do`(yaml: String, words: String) {
        let error = #expect(throws: CompanyFileError.self) { try CompanyFile(yaml: yaml) }
        #expect(error?.problem.en.contains(words) == true)
        #expect(error?.remedy.en.isEmpty == false)
    }

    @Test func `is used once and then left alone`() async throws {
        try await withFolder { folder in
            let path = folder + "/directory.sqlite"
            try await withDirectory(database: path) { directory in
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600)
                let caller = try await Caller.authorized(directory)
                #expect(try await caller.post(UserTests.path, UserTests.body(#""user_id":"new""#)).code == 0)
                await #expect(throws: DirectoryServerError.databaseInUse(path)) {
                    try await EmbeddedDirectory.start(DirectoryServerConfiguration(database: path, company: nil))
                }
            }
            try await withDirectory(database: path) { directory in
                let caller = try await Caller.authorized(directory)
                #expect(try await caller.get("/contact/v3/users/new?user_id_type=user_id").code == 0)
            }
        }
    }

    @Test func `does not start empty or on a port that is taken`() async throws {
        await #expect(throws: DirectoryServerError.empty(":memory:")) {
            try await EmbeddedDirectory.start(DirectoryServerConfiguration(database: ":memory:", company: nil))
        }
        try await withDirectory { directory in
            let company = try Company.file()
            let error = await #expect(throws: DirectoryServerError.self) {
                try await EmbeddedDirectory.start(
                    DirectoryServerConfiguration(database: ":memory:", company: company, port: directory.port)
                )
            }
            guard case .cannotListen = error else {
                Issue.record("another error: \(String(describing: error))")
                return
            }
        }
    }
}
