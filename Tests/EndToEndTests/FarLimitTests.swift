import ContactAPI
import Foundation
import JobModel
import JobSession
import LocalFiles
import TestSupport
import Testing

/// Stored limits that let nothing leave for longer than any limit lasts.
struct FarLimitTests {
    @Test(arguments: [[Endpoint.createUser], Endpoint.allCases])
    func `a command stops and says so instead of waiting, and continues without the stored limits`(
        endpoints: [Endpoint]
    ) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let company = Project.folder + "/templates/company.yaml"
            try await roster.serving("--database", Served.database, "--company", company, "--rates", "off") { port in
                let address = "http://127.0.0.1:\(port)"
                let job = try GeneratedWave(rows: 3, submit: "single")
                    .write(to: folder, directory: address, limits: "rates: documented")
                let state = folder + "/state/roster"
                let app = try #require(Served.credentials["ROSTER_APP_ID"])
                let now = BootTimestamp.now.bootSeconds
                let store = try StateStores.rates(in: state)
                for endpoint in endpoints {
                    try await store.block(
                        endpoint: endpoint.rawValue,
                        account: "\(address) \(app)",
                        until: now + 1e9,
                        now: now
                    )
                }
                let stopped = try await roster.run("import", job, "--yes")
                let isSaid = stopped.err.contains("stored limits") || stopped.out.contains("stored limits")
                #expect(stopped.status == 8 && isSaid, "\(stopped)")
                #expect((stopped.err + stopped.out).contains("rates.sqlite"), "\(stopped)")
                for end in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: "\(state)/rates.sqlite\(end)")  // Some are not there.
                }
                let resumed = try await roster.run("resume", "last", "--yes", "--json")
                #expect(try Summary(resumed).exit == 0, "\(resumed)")
            }
        }
    }
}
