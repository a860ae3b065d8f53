import DirectoryServer
import Foundation
import GRDB
import TestSupport
import Testing

/// What a storm came to.
struct StormFigures: Sendable {
    var seed: UInt64
    var rows: Int
    var seconds: Double
    var counts: StormTally.Counts
    /// The chunks of both runs, those of them that had more than one holder, and the highest epoch.
    var chunks: Int
    var takenOver: Int
    var highestEpoch: Int
    /// How often each run was taken up.
    var owners: [Int]
    var calls: Int
    var throttled: Int
    /// The most calls of one endpoint by one app within a second, and within a minute.
    var mostInSecond: Int
    var mostInMinute: Int

    var line: String {
        let weather = counts.weather.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", ")
        return """
            storm \(seed): \(rows) rows in \(Int(seconds)) s; \(counts.kills) kills, \(counts.freezes) freezes, \
            \(counts.drains) drains, \(counts.cuts) cuts, \(counts.slowLines) slow lines, \
            \(counts.despairs) ended without the ledger; \(weather); \
            \(takenOver) of \(chunks) chunks taken over, highest epoch \(highestEpoch), owners \(owners), \
            \(counts.refusedWrites) late writes refused; \(calls) calls, \(throttled) throttled, at most \
            \(mostInSecond)/s and \(mostInMinute)/min
            """
    }
}

/// The ledger and the directory after a storm, held against each other.
struct StormBooks {
    let site: StormSite

    /// Compares them, and tells what has happened.
    func compare(seed: UInt64, after counts: StormTally.Counts, seconds: Double) async throws -> StormFigures {
        let directory = try DatabaseQueue(path: site.directory.database)
        for company in site.companies {
            let written = try await written(for: company)
            let there = try await directory.read { try Self.people(of: company, $0) }
            #expect(Set(there.keys) == Set(company.wave.numbers), "seed \(seed): not in the directory, or too many")
            #expect(written == there, "seed \(seed): the ledger names others")
            let invited = try await directory.read { try Self.invitations(of: company, $0) }
            // A second create would have sent another; a batch sends none.
            #expect(invited == (company.wave.submit == "single" ? company.wave.rows : 0), "seed \(seed)")
        }
        var figures = try await figures(seed: seed, counts, seconds)
        try count(CallLogEntry.last(.max, ofDatabase: site.directory.database), into: &figures)
        #expect(figures.throttled == 0, "seed \(seed)")
        #expect(figures.mostInSecond <= 500 && figures.mostInMinute <= 10_000, "seed \(seed)")
        return figures
    }

    /// The ids of people by employee_no, as the ledger has them; every row must have created one.
    private func written(for company: StormCompany) async throws -> [String: String] {
        let said = try await site.database.execute(
            """
            SELECT match_key, outcome, user_id, code, problem, attempts FROM row_view JOIN roster_run ON roster_run.id = row_view.run
            WHERE app = '\(company.app)'
            """
        )
        var people: [String: String] = [:]
        for line in said.split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard parts.count > 2, parts[1] == "created" else {
                Issue.record("\(line)\n\(try await attempts(of: parts[0]))")
                continue
            }
            people[parts[0]] = parts[2]
        }
        return people
    }

    /// What the ledger has of a row that did not end as it had to: its calls, and the holders of its chunk.
    private func attempts(of key: String) async throws -> String {
        try await site.database.execute(
            """
            SELECT plan.line, attempt.at, attempt.endpoint, attempt.status, attempt.code, attempt.log_id, attempt.token
            FROM roster_plan AS plan LEFT JOIN roster_attempt AS attempt USING (run, step, line)
            WHERE plan.match_key = '\(key)' ORDER BY attempt.at
            """
        )
    }

    private static func people(of company: StormCompany, _ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT employee_no, user_id FROM user WHERE tenant = ?",
            arguments: [company.tenant]
        )
        return try Dictionary(rows.map { ($0["employee_no"], $0["user_id"]) }) { first, _ in
            throw PersonTwice(tenant: company.tenant, userID: first)
        }
    }

    private struct PersonTwice: Error {
        var tenant: String
        var userID: String
    }

    private static func invitations(of company: StormCompany, _ db: Database) throws -> Int? {
        let sql = "SELECT count(*) FROM outbox WHERE tenant = ?"
        return try Int.fetchOne(db, sql: sql, arguments: [company.tenant])
    }

    private func figures(seed: UInt64, _ counts: StormTally.Counts, _ seconds: Double) async throws -> StormFigures {
        let epochs = try await site.database.execute(
            "SELECT count(*), count(*) FILTER (WHERE epoch > 1), max(epoch) FROM roster_chunk"
        ).split(separator: "|").compactMap { Int($0) }
        let owners = try await site.database.execute("SELECT epoch FROM roster_run_owner ORDER BY run")
        try #require(epochs.count == 3)
        return StormFigures(
            seed: seed,
            rows: site.companies.map(\.wave.rows).reduce(0, +),
            seconds: seconds,
            counts: counts,
            chunks: epochs[0],
            takenOver: epochs[1],
            highestEpoch: epochs[2],
            owners: owners.split(separator: "\n").compactMap { Int($0) },
            calls: 0,
            throttled: 0,
            mostInSecond: 0,
            mostInMinute: 0
        )
    }

    /// What the directory has served of what it remembers: the last calls before it was killed may be missing.
    private func count(_ calls: [CallLogEntry], into figures: inout StormFigures) {
        let isThrottled = { (call: CallLogEntry) in call.status == 429 || call.code == 99_991_400 }
        figures.calls = calls.count
        figures.throttled = calls.count(where: isThrottled)
        let kinds = Dictionary(grouping: calls.filter { !isThrottled($0) }) { "\($0.app) \($0.endpoint)" }
        for times in kinds.values.map({ $0.map(\.at).sorted() }) {
            figures.mostInSecond = max(figures.mostInSecond, Self.most(within: 1, times))
            figures.mostInMinute = max(figures.mostInMinute, Self.most(within: 60, times))
        }
    }

    /// The most times that lie within so many seconds.
    private static func most(within seconds: Double, _ times: [Double]) -> Int {
        var most = 0
        var first = 0
        for (index, time) in times.enumerated() {
            while times[first] <= time - seconds { first += 1 }
            most = max(most, index - first + 1)
        }
        return most
    }
}
