import DirectoryClient
import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

@testable import JobSession

struct WorkerCredentialsTests {
    private func access(_ directory: String, in folder: String) throws -> Credentials {
        let place = try LedgerPlace(stateFolder: folder, address: nil)
        let credentials = WorkerCredentials(
            folder: folder + "/secrets",
            environment: [:],
            rates: try place.rates(),
            counts: try place.callCounts()
        )
        var run = RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        (run.directory, run.app) = (directory, "cli_app")
        return try credentials.access(to: run).credentials(for: DirectoryAddress(directory))
    }

    @Test(arguments: ["example.com/cli_app", "example.com_cli_app"])
    func `a secret is in a folder of its host, or in a file that begins with the host`(name: String) async throws {
        try await withFolder { folder in
            let file = URL(fileURLWithPath: "\(folder)/secrets/\(name)")
            let parent = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try Data("s3cret".utf8).write(to: file)
            let credentials = try access("https://example.com", in: folder)
            #expect(credentials.appID == "cli_app")
            // It is sent to no other host.
            for other in ["https://example.org", "https://example.com:8443", "https://com"] {
                #expect(throws: WorkerError.self) { try access(other, in: folder) }
            }
        }
    }
}
