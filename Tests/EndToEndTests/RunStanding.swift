import Foundation
import TestSupport

/// Of a run that `roster status` shows.
struct RunStanding: Decodable {
    var run: String
    var state: String
    var exit: Int?
    var steps: [Step]

    struct Step: Decodable {
        var outcomes: [String: Int]
        var open: Int
    }

    var created: Int { steps.map { $0.outcomes["created"] ?? 0 }.reduce(0, +) }
}

extension RosterCommand {
    func standing(_ run: String = "last", _ options: [String] = []) async throws -> RunStanding {
        let status = try await self.run(["status", run, "--json"] + options)
        return try JSONDecoder().decode(RunStanding.self, from: Data(status.out.utf8))
    }

    /// Of all runs of a ledger.
    func standings(_ ledger: [String]) async throws -> [RunStanding] {
        struct Run: Decodable { var run: String }
        let runs = try await run(["runs", "--json"] + ledger)
        var standings: [RunStanding] = []
        for run in try JSONDecoder().decode([Run].self, from: Data(runs.out.utf8)) {
            standings.append(try await standing(run.run, ledger))
        }
        return standings
    }

    /// Has a worker write the runs of a ledger until all are finished, and says of each what a person would have to say.
    func workToTheEnd(_ ledger: [String]) async throws -> [RunStanding] {
        var standings = try await standings(ledger)
        for _ in 0..<Self.tries where standings.contains(where: { $0.state != "finished" }) {
            for run in standings {
                switch run.state {
                case "stopped": _ = try await self.run(["resume", run.run, "--yes"] + ledger)
                case "written": _ = try await self.run(["results", run.run] + ledger)
                default: break
                }
            }
            _ = try await run(["work", "--until-idle"] + ledger)
            standings = try await self.standings(ledger)
        }
        return standings
    }
}
