import Foundation
import TestSupport
import Testing

/// Commands that are killed while they write results.
@Suite(.serialized)
struct KilledResultsTests {
    private static let killing =
        "(until compgen -G 'roster-results/roster-results-*'; do kill -0 $$ || exit; done; kill -KILL $$) > /dev/null 2>&1 &"

    /// A wave that is written whole, by a command that was killed as soon as it had begun its results; and its folder.
    ///
    /// On a busy machine the command may end before the signal comes, and then another one is killed.
    private func killed(in parent: String) async throws -> (roster: RosterCommand, folder: String) {
        for attempt in 1...12 {
            let folder = parent + "/\(attempt)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            _ = try GeneratedWave(rows: 400).write(to: folder, limits: "rates: off")
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run(["import", "wave.yaml", "--yes"], disturbed: .preceded(by: Self.killing))
            if result.status == 137 { return (roster, folder) }
            #expect(result.status == 0, "\(result)")
        }
        throw NeverKilled()
    }

    private struct NeverKilled: Error {}

    /// The folders of results; each is whole.
    private func results(_ folder: String) throws -> [String] {
        let out = folder + "/roster-results"
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        for name in names {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(out)/\(name)/summary.json"))
            let summary = try JSONDecoder().decode(Summary.self, from: data)
            #expect(summary.exit == 0 && summary.addsUp)
            #expect(summary.files.allSatisfy { $0.hasPrefix("\(out)/\(name)/") }, "\(summary.files)")
            #expect(summary.files.allSatisfy(FileManager.default.fileExists(atPath:)), "\(summary.files)")
        }
        return names
    }

    @Test(arguments: [["results", "last"], ["resume", "last"], ["resolve", "last"]])
    func `a run that is killed while results are written says so, and the next command completes it`(
        arguments: [String]
    ) async throws {
        try await withFolder { parent in
            let (roster, folder) = try await killed(in: parent)
            let status = try await roster.run("status", "last")
            #expect(status.out.contains("All rows are written; the results are not"), "\(status)")
            #expect(status.out.contains("roster results ") && !status.out.contains("exit 0"), "\(status)")
            let json = try await roster.run("status", "last", "--json")
            #expect(json.out.contains("\"written\"") && json.out.contains(/"exit"\s*:\s*9/), "\(json)")
            let done = try await roster.run(arguments)
            #expect(done.status == 0, "\(done)")
            #expect(try results(folder).count == 1)
            #expect(try await roster.run("status", "last").out.contains("finished"))
            #expect(try await roster.run("runs").out.contains("exit 0"))
        }
    }

    @Test func `keeps every results folder complete after any number of kills`() async throws {
        try await withFolder { parent in
            let (roster, folder) = try await killed(in: parent)
            var kills = 1
            for attempt in 1...12 {
                let disturbance: RosterCommand.Disturbance =
                    attempt % 3 == 0
                    ? .preceded(by: Self.killing) : .kill(after: .milliseconds(Int.random(in: 5...150)))
                let result = try await roster.run(["results", "last"], disturbed: disturbance)
                #expect(result.status == 137 || result.status == 0, "\(result)")
                kills += result.status == 137 ? 1 : 0
                let status = try await roster.run("status", "last")
                #expect(status.out.contains("not") || status.out.contains("finished"), "\(status)")
                _ = try results(folder)
            }
            #expect(kills > 1)
            #expect(try await roster.run("results", "last").status == 0)
            #expect(try results(folder).isEmpty == false)
            #expect(try await roster.run("status", "last").out.contains("finished"))
            #expect(try await roster.employees() == GeneratedWave(rows: 400).everybody)
        }
    }
}
