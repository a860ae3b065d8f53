import Foundation
import JobModel
import TestSupport
import Testing

/// Runs against a directory in another process, whose line or whose caller's disk gives way.
@Suite(.serialized)
struct BrokenLineTests {
    @Test(arguments: [(submit: "single", request: "v3/users?", every: 4), ("batch", "v2/user/batch_add", 3)])
    func `a connection that closes before the answer loses no row and creates none twice`(
        submit: String,
        request: String,
        every: Int
    ) async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 120, submit: submit)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let line = FlakyProxy(to: port, cutting: "POST /open-apis/contact/\(request)", every: every)
                try await line.hold { address in
                    let job = try wave.write(to: folder, directory: address)
                    var result = try await roster.run("import", job, "--yes", "--json")
                    // A batch that is not worked off when it is read back stays unknown until the next resume; many
                    // of them stop the run, and a resume may lose an answer of its own.
                    for _ in 1...5 where [5, 8].contains(result.status) {
                        result = try await roster.run("resume", "last", "--yes", "--json")
                    }
                    let summary = try Summary(result)
                    #expect(summary.exit == 0 && summary.addsUp && summary.count(.created) == 120, "\(result.err)")
                }
                #expect(line.cuts > 0)
                #expect(try await roster.employees(of: "http://127.0.0.1:\(port)") == wave.everybody)
            }
            // One invitation each, and from batches none: a second create would have sent another.
            #expect(try await roster.invited(database: Served.database).count == (submit == "single" ? 120 : 0))
        }
    }

    @Test func `exits with 1 if the disk of the ledger is full, and a resume completes the run`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave()
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let address = "http://127.0.0.1:\(port)"
                let job = try wave.write(to: folder, directory: address)
                // Made beforehand, so that the limit meets rows and not the making of the ledger.
                _ = try await roster.run("runs")
                let full = try await roster.run("import", job, "--yes", disturbed: .fileLimit(kibibytes: 1000))
                #expect(full.status == 1, "\(full.status) \(full.err)")
                #expect(full.err.contains("roster resume"), "\(full.err)")
                let halfway = try await roster.employees(of: address).count
                #expect(halfway > GeneratedWave.before.count && halfway < wave.everybody.count, "\(halfway)")

                let result = try await roster.run("resume", "last", "--yes", "--json")
                let summary = try Summary(result)
                #expect(summary.exit == 0 && summary.addsUp && summary.count(.created) == 400, "\(result.err)")
                #expect(try await roster.employees(of: address) == wave.everybody)
            }
            #expect(try await roster.invited(database: Served.database).count == 400)
        }
    }
}
