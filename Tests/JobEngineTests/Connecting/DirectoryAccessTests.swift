import DirectoryClient
import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

struct DirectoryAccessTests {
    private static let secrets = ["ROSTER_APP_ID": "cli_env", "ROSTER_APP_SECRET": "s3cret"]

    private func access(
        directory: String? = nil,
        appID: String? = nil,
        secretFile: String? = nil,
        _ environment: [String: String] = secrets
    ) -> DirectoryAccess {
        DirectoryAccess(directory: directory, appID: appID, secretFile: secretFile, environment: environment)
    }

    private func job(_ directory: String) -> JobDefinition {
        var job = JobDefinition(job: "x")
        job.directory = directory
        return job
    }

    @Test func `the flag overrides the environment, and the environment overrides the job`() throws {
        let job = job("https://job.example.com")
        let environment = ["ROSTER_DIRECTORY": "https://environment.example.com"]
        #expect(try access([:]).address(for: job).host == "job.example.com")
        #expect(try access(environment).address(for: job).host == "environment.example.com")
        #expect(
            try access(directory: "https://flag.example.com", environment).address(for: job).host == "flag.example.com"
        )
    }

    @Test(arguments: [
        "https://open.feishu.cn", "https://open.larksuite.com", "https://open.feishu.cn:443", "http://127.0.0.1:8080",
        "https://localhost",
    ])
    func `sends the secret of the environment to the vendor and to this machine`(address: String) throws {
        #expect(try access().credentials(for: DirectoryAddress(address)).appID == "cli_env")
    }

    @Test(arguments: [
        "https://directory.example.com", "https://open.feishu.cn.example.com", "https://open.feishu.cn:8443",
    ])
    func `sends the secret of the environment to another host only if it is named`(text: String) throws {
        let address = try DirectoryAddress(text)
        #expect(throws: ConnectionError.secretNotFor(host: address.host)) { try access().credentials(for: address) }
        let named = Self.secrets.merging(["ROSTER_DIRECTORY": text]) { $1 }
        #expect(try access(named).credentials(for: address).appID == "cli_env")
    }

    @Test func `sends the secret of a file to any directory`() async throws {
        try await withFolder { folder in
            let path = folder + "/secret"
            try Data("s3cret\n".utf8).write(to: URL(fileURLWithPath: path))
            let address = try DirectoryAddress("https://directory.example.com")
            let given = access(appID: "cli_flag", secretFile: path, [:])
            #expect(try given.credentials(for: address).appID == "cli_flag")
        }
    }

    @Test(arguments: ["", "two words"])
    func `a file that holds no secret is refused`(content: String) async throws {
        try await withFolder { folder in
            let path = folder + "/secret"
            try Data(content.utf8).write(to: URL(fileURLWithPath: path))
            let address = try DirectoryAddress("https://directory.example.com")
            #expect(throws: ConnectionError.self) { try access(secretFile: path).credentials(for: address) }
        }
    }

    @Test func `names what is missing`() throws {
        let address = try DirectoryAddress("https://open.feishu.cn")
        #expect(throws: ConnectionError.noAppID) { try access([:]).credentials(for: address) }
        #expect(throws: ConnectionError.noSecret) { try access(appID: "cli_x", [:]).credentials(for: address) }
        #expect(throws: ConnectionError.noSecret) {
            try access(["ROSTER_APP_ID": "cli_x", "ROSTER_APP_SECRET": ""]).credentials(for: address)
        }
    }
}
