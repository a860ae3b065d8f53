import Foundation
import Synchronization
import TestSupport
import Testing

/// Workers who write two companies of one directory, while everything that can end ends, and comes back.
///
/// Of each of four worker places: a process that is killed, frozen past its lease, asked to end, cut off from the database or
/// slow to reach it, and then started again. Of all of them: the database, the directory and the line to the directory.
struct WorkerStorm: Sendable {
    /// Of both companies.
    var people: Int
    /// How many kills of workers must have hit before it grows calm.
    var kills: Int
    var seed: UInt64

    static let places = 4
    /// A line between continents, which loses a fiftieth.
    static let slowLine = SlowLine(delay: 10...80, loss: 0.02)
    /// In place of 90 seconds, for a test that freezes workers for longer than that.
    static let leaseSeconds = 9
    private static let limits =
        "\(StormCompany.limitsTimesTen), batch_rate: 40/s, settle_after: 15s, request_deadline: 4s"
    /// After that it is said what did not come to its end.
    private static let patience = Duration.seconds(1500)

    /// Does the storm, and compares the books.
    func blow() async throws -> StormFigures {
        try await withFolder { folder in
            let site = try await StormSite(people: people, folder: folder)
            do {
                let figures = try await blow(over: site)
                await site.end()
                return figures
            } catch {
                await site.end()
                throw error
            }
        }
    }

    private func blow(over site: StormSite) async throws -> StormFigures {
        for company in site.companies {
            let planned = try await company.plan(
                at: site.directoryLine.address,
                limits: Self.limits,
                ledger: site.ledger
            )
            try #require(planned.status == 0, "\(planned)")
        }
        let start = ContinuousClock.now
        let tally = StormTally(kills: kills)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for place in 0..<Self.places {
                group.addTask {
                    var worker = try StormWorker(place: place, seed: seed, site: site, tally: tally)
                    try await worker.work()
                }
            }
            group.addTask { try await StormWeather(site: site, tally: tally).blow(seed: seed) }
            try await awaitEnd(of: site, since: start, tally)
            group.cancelAll()
            try await group.waitForAll()
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        // What the directory has answered is on the disk at its end.
        await site.directory.end()
        return try await StormBooks(site: site).compare(seed: seed, after: tally.counts, seconds: seconds)
    }

    /// Returns once every run has come to its end; what a person would have to say, it says.
    private func awaitEnd(of site: StormSite, since start: ContinuousClock.Instant, _ tally: StormTally) async throws {
        let roster = site.companies[0].roster
        while true {
            try await Task.sleep(for: .seconds(1))
            let runs = await site.runs()
            tally.note(settled: runs.map(\.settled).reduce(0, +))
            guard runs.count == site.companies.count, runs.allSatisfy({ $0.state == "finished" }) else {
                try #require(ContinuousClock.now - start < Self.patience, "seed \(seed): \(runs)")
                for run in runs where run.state == "stopped" || run.state == "written" {
                    let owner = site.companies.first { $0.app == run.app }?.roster ?? roster
                    let command = run.state == "stopped" ? ["resume", run.id, "--yes"] : ["results", run.id]
                    // The database may be away: then it is said again.
                    _ = try await owner.run(command + ["--ledger", site.ledger])
                }
                continue
            }
            return
        }
    }
}

/// Where a storm blows: a database, a directory of two companies, and the line to it.
struct StormSite: Sendable {
    let folder: String
    let database: PostgresServer
    let directory: StormDirectory
    let directoryLine: DirectoryLine
    let companies: [StormCompany]
    /// One each by both ways of writing.
    private static let ways = [(name: "one", submit: "single"), (name: "two", submit: "batch")]

    init(people: Int, folder: String) async throws {
        self.folder = folder
        companies = try Self.ways.enumerated().map { index, way in
            var wave = GeneratedWave(rows: people / Self.ways.count, submit: way.submit, first: 10_001 + 20_000 * index)
            wave.mobiles = "138000\(index)"
            // What ends and comes back is no reason to stop.
            wave.keys = ["safety: { canary: 3, stop_at: 100% }"]
            return try StormCompany(way.name, wave: wave, folder: folder)
        }
        database = try await PostgresServer.own()
        directory = try await StormDirectory(
            company: try StormCompany.write(companies, to: folder),
            folder: folder,
            fault: "latency 100% 5-25ms"
        )
        do {
            directoryLine = try DirectoryLine(to: directory.port)
            for company in companies { try company.writeSecret(to: folder + "/secrets", for: directoryLine.address) }
        } catch {
            await directory.end()
            throw error
        }
    }

    var ledger: String { database.address() }

    struct Run: Sendable {
        var id: String
        var app: String
        var state: String
        var settled: Int
    }

    /// The runs of the ledger; none while the database is away.
    func runs() async -> [Run] {
        let sql = """
            SELECT id, app, state, (SELECT count(*) FROM roster_row WHERE run = roster_run.number AND state = 'settled')
            FROM roster_run ORDER BY number
            """
        // What psql says then is about the database alone; where that ends between two answers, both are said.
        let said = (try? await database.execute(sql)) ?? ""
        return said.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "|").map(String.init)
            guard parts.count == 4, let settled = Int(parts[3]) else { return nil }
            return Run(id: parts[0], app: parts[1], state: parts[2], settled: settled)
        }
    }

    func end() async {
        directoryLine.end()
        await directory.end()
    }
}

/// What has happened in a storm so far.
final class StormTally: Sendable {
    struct Counts: Sendable {
        var kills = 0
        var freezes = 0
        var drains = 0
        var cuts = 0
        var slowLines = 0
        /// Workers that ended because the ledger was away for too long.
        var despairs = 0
        var refusedWrites = 0
        var weather: [StormWeather.Kind: Int] = [:]
    }

    private let wanted: Int
    private let state = Mutex(Counts())
    private let span = Mutex((milliseconds: StormTally.shortest, settled: 0))
    private static let shortest = 2200

    init(kills: Int) { wanted = kills }

    var counts: Counts { state.withLock(\.self) }

    /// Whether nothing is done to anybody any more.
    var isCalm: Bool { state.withLock { $0.kills >= wanted } }

    /// How long a worker lives at most before something happens to it.
    ///
    /// It grows while workers get nothing done, because a machine may be too slow for what they do first.
    var longestLife: Int { span.withLock(\.milliseconds) }

    /// Notes how many rows have settled so far, from time to time.
    func note(settled: Int) {
        span.withLock { span in
            span.milliseconds =
                settled > span.settled ? max(Self.shortest, span.milliseconds / 2) : span.milliseconds * 5 / 4
            span.settled = settled
        }
    }

    func note(_ change: (inout Counts) -> Void) { state.withLock { change(&$0) } }
}
