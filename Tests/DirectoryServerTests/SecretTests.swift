import DirectoryServer
import Foundation
import TestSupport
import Testing

/// Which secrets open a directory.
struct SecretTests {
    private func withDatabase(_ body: (String) async throws -> Void) async throws {
        try await withFolder { try await body($0 + "/directory.sqlite") }
    }

    private func serving(
        _ database: String,
        secrets: AppSecrets,
        holdsPeople: Bool = false,
        secret: String = AppSecrets.published,
        _ body: (EmbeddedDirectory) async throws -> Void
    ) async throws {
        let yaml = Company.yaml().replacing("app_secret: secret", with: "app_secret: \(secret)")
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: database,
                company: try CompanyFile(yaml: yaml),
                holdsPeople: holdsPeople,
                secrets: secrets
            )
        )
        do {
            try await body(directory)
        } catch {
            try await directory.stop()
            throw error
        }
        try await directory.stop()
    }

    private func opens(_ directory: EmbeddedDirectory, _ secret: String, app: String = "cli_main") async throws -> Bool
    {
        let answer = try await Caller(port: directory.port).post(
            "/auth/v3/tenant_access_token/internal",
            #"{"app_id":"\#(app)","app_secret":"\#(secret)"}"#
        )
        return answer.code == 0
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `accepts only the random secret between the processes of Roster`() async throws {
        try await withDatabase { database in
            var secret = ""
            try await serving(database, secrets: .drawn) { directory in
                let app = try await EmbeddedDirectory.credentials(inDatabase: database)
                #expect(app.appID == "cli_main" && app.appSecret.count >= 32 && app.appSecret != AppSecrets.published)
                #expect(try await opens(directory, app.appSecret))
                #expect(try await !opens(directory, AppSecrets.published))
                #expect(try await !opens(directory, AppSecrets.published, app: "cli_other"))
                #expect(try await !opens(directory, app.appSecret, app: "cli_other"))
                #expect(try await !opens(directory, ""))
                #expect(directory.openApps.isEmpty && directory.secretFile == nil)
                secret = app.appSecret
            }
            #expect(try mode(EmbeddedDirectory.secretPath(of: database)) == 0o600)
            try await serving(database, secrets: .companyAndDrawn) { directory in
                let areOpen = [try await opens(directory, secret), try await opens(directory, AppSecrets.published)]
                #expect(areOpen == [true, true])
                #expect(directory.openApps == ["cli_main", "cli_other"])
            }
        }
    }

    @Test func `refuses the published secret once people are loaded, also after a restart`() async throws {
        try await withDatabase { database in
            for _ in 0..<2 {
                for policy in [AppSecrets.company, .companyAndDrawn, .drawn] {
                    try await serving(database, secrets: policy, holdsPeople: true) { directory in
                        let isOpen = try await opens(directory, AppSecrets.published)
                        let isOtherOpen = try await opens(directory, AppSecrets.published, app: "cli_other")
                        #expect(!isOpen && !isOtherOpen)
                        let path = try #require(directory.secretFile)
                        let secret = try String(contentsOfFile: path, encoding: .utf8)
                        let isOpenToIt = try await opens(directory, secret.trimmingCharacters(in: .newlines))
                        #expect(isOpenToIt)
                        #expect(try mode(path) == 0o600)
                    }
                }
            }
        }
    }

    @Test func `still accepts the company's own secret`() async throws {
        try await withDatabase { database in
            try await serving(database, secrets: .companyAndDrawn, holdsPeople: true, secret: "nobody-knows") {
                let isOpen = try await opens($0, "nobody-knows")
                #expect(isOpen && $0.openApps.isEmpty)
            }
        }
    }

    @Test func `replaces a secret that others could read or that is incomplete`() async throws {
        try await withDatabase { database in
            let path = EmbeddedDirectory.secretPath(of: database)
            var earlier = ""
            for spoil in [{ chmod(path, 0o644) }, { truncate(path, 10) }, { unlink(path) }, { Int32(0) }] {
                try await serving(database, secrets: .drawn) { directory in
                    let secret = try await EmbeddedDirectory.credentials(inDatabase: database).appSecret
                    let isOpen = try await opens(directory, secret)
                    #expect(isOpen && secret != earlier)
                    earlier = secret
                }
                #expect(spoil() == 0)
            }
            unlink(path)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
            await #expect(throws: DirectoryServerError.self) { try await serving(database, secrets: .drawn) { _ in } }
        }
    }
}
