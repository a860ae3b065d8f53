import Foundation
import JobModel
import TestSupport
import Testing

/// The limits as the directory counts them: used, kept, and shared by all who write from this machine.
struct SharedLimitsTests {
    private struct Call: Decodable {
        var at: Double
        var endpoint: String
        var status: Int
        var code: Int?
    }

    /// Ten times the documented tier, as the directory keeps it in this test.
    private static let limits = """
        rates: documented, batch_rate: 1000/s, endpoints: { createUser: [500/s, 10000/m], lookUpUsers: [500/s, 10000/m] }
        """

    @Test func `an import that was frozen is not throttled when it continues`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let wave = GeneratedWave(rows: 260)
            let company = Project.folder + "/templates/company.yaml"
            try await roster.serving("--database", Served.database, "--company", company) { port in
                // With room for a busy machine, on which requests arrive closer together than they leave.
                let limits = "rates: documented, headroom: 40%"
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)", limits: limits)
                let text = try String(contentsOfFile: job, encoding: .utf8).replacing("workers: 4", with: "workers: 64")
                try (text + "\nsafety: { canary: 0 }\n").write(toFile: job, atomically: true, encoding: .utf8)
                let result = try await roster.run(
                    "import",
                    job,
                    "--yes",
                    "--json",
                    "--trace",
                    "trace.ndjson",
                    disturbed: .freeze(onceSaid: "Rows of", for: .seconds(3))
                )
                #expect(try Summary(result).count(.created) == 260, "\(result.err)")
            }
            let trace = try String(contentsOfFile: folder + "/trace.ndjson", encoding: .utf8)
            #expect(trace.contains("createUser") && !trace.contains("99991400"))
        }
    }

    @Test(arguments: ["sliding", "fixed"])
    func `two imports at once keep the limits together, and no call is throttled`(windows: String) async throws {
        try await withFolder { folder in
            let company = folder + "/company.yaml"
            try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
                .replacing("settings: { ", with: "settings: { rate_windows: \(windows), ")
                .write(toFile: company, atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let waves = [GeneratedWave(rows: 700, first: 1001), GeneratedWave(rows: 700, first: 5001)]
            var served: [String] = []
            try await roster.serving(
                "--database",
                Served.database,
                "--company",
                company,
                "--rates",
                "x10"
            ) { port in
                let address = "http://127.0.0.1:\(port)"
                var jobs: [String] = []
                for (place, wave) in waves.enumerated() {
                    jobs.append(try wave.write(to: "\(folder)/\(place)", directory: address, limits: Self.limits))
                }
                let (first, second) = (jobs[0], jobs[1])
                async let one = roster.run("import", first, "--yes", "--json")
                async let two = roster.run("import", second, "--yes", "--json")
                for result in try await [one, two] { #expect(try Summary(result).exit == 0, "\(result.err)") }
                served = try await roster.employees(of: address)
            }
            #expect(served == (GeneratedWave.before + waves.flatMap(\.numbers)).sorted())
            let log = try await roster.run(
                "directory",
                "log",
                "--last",
                "10000",
                "--json",
                "--database",
                Served.database
            )
            let calls = try JSONDecoder().decode([Call].self, from: Data(log.out.utf8))
            #expect(calls.count > 1400 && !calls.contains { $0.status == 429 || $0.code == 99_991_400 })
        }
    }

    @Test func `headroom reserves a share of every limit for others`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let job = try GeneratedWave(rows: 30).write(
                    to: folder,
                    directory: "http://127.0.0.1:\(port)",
                    limits: "rates: documented, endpoints: { createUser: 20/s }"
                )
                let started = ContinuousClock.now
                let result = try await roster.run("import", job, "--yes", "--json", "--headroom", "50%")
                #expect(try Summary(result).exit == 0, "\(result.err)")
                // Ten a second in place of twenty: the 30th may leave no sooner than two seconds after the first.
                #expect(ContinuousClock.now - started > .seconds(2))
                let wrong = try await roster.run("import", job, "--yes", "--headroom", "95%")
                #expect(wrong.status == 2 && wrong.err.contains("--headroom"), "\(wrong.err)")
            }
        }
    }
}
