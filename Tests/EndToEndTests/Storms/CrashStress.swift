import Foundation
import JobModel
import TestSupport
import Testing

/// A small wave written by the real command to the real server, both of them processes, while one or both are killed.
struct CrashStress: Sendable, CustomTestStringConvertible {
    enum Target: String, Sendable {
        case command
        case server
        case both
    }

    var submit: String
    var target: Target
    /// What the server does wrong besides, as `--fault` takes it.
    var faults = ["latency 100% 2-12ms"]

    var testDescription: String { "\(submit), kills the \(target), \(faults.joined(separator: ", "))" }

    /// Kills until so many have hit, over as many waves as it takes; the seed decides everything but the machine.
    ///
    /// `time` bounds it on a machine that is busy: no wave is begun after that.
    func blow(kills: Int, seed: UInt64, within time: Duration) async throws {
        var hits = 0
        var seed = seed
        let deadline = ContinuousClock.now + time
        // A wave that ended before its kills came is followed by another.
        while hits < kills, ContinuousClock.now < deadline {
            let most = min(Self.killsPerWave, kills - hits)
            hits += try await withFolder { folder in
                try await StormyWave(storm: self, seed: seed, folder: folder).run(kills: most)
            }
            seed &+= 1
        }
    }

    private static let killsPerWave = 12
}

/// One wave of a storm.
struct StormyWave {
    private let storm: CrashStress
    private let seed: UInt64
    private let folder: String
    private var roster: RosterCommand
    private let wave: GeneratedWave
    private var generator: SeededGenerator

    init(storm: CrashStress, seed: UInt64, folder: String) {
        self.storm = storm
        self.seed = seed
        self.folder = folder
        roster = RosterCommand(folder: folder, environment: Served.credentials)
        roster.isNice = true
        wave = GeneratedWave(rows: 40, submit: storm.submit)
        generator = SeededGenerator(seed: seed)
    }

    /// Imports the wave to its end, hurt at most that often; returns how many kills hit.
    func run(kills most: Int) async throws -> Int {
        var wave = self
        var server = try await start(port: 0)
        do {
            // A batch is worked off within three seconds here, so what is absent after that stays so.
            let job = try self.wave.write(
                to: folder,
                directory: "http://127.0.0.1:\(server.port)",
                limits: "rates: off, batch_rate: 1000/s, settle_after: 3s"
            )
            let hits = try await wave.finish(job, kills: most, server: &server)
            try await check(server.port)
            await server.interrupt()
            try await checkInvitations()
            return hits
        } catch {
            await server.interrupt()
            throw error
        }
    }

    private func start(port: Int) async throws -> RunningServer {
        let company = Project.folder + "/templates/company.yaml"
        let arguments =
            [
                "--database", Served.database, "--company", company, "--rates", "off", "--port", "\(port)",
                "--fault-seed", "\(seed % 1000)",
            ] + storm.faults.flatMap { ["--fault", $0] }
        return try await .again(roster, arguments)
    }

    private mutating func finish(_ job: String, kills most: Int, server: inout RunningServer) async throws -> Int {
        var hits = 0
        var result = RosterCommand.Result(status: 2)
        for _ in 0..<RosterCommand.tries {
            let isHurt = hits < most
            let arguments = result.status == 2 ? ["import", job] : ["resume", "last"]
            let (next, hit) = try await step(arguments + ["--yes", "--json"], isHurt: isHurt, server: &server)
            hits += hit
            result = next
            // Nothing was recorded before the kill, or the server was not there: then it begins again.
            guard result.status != 0 else { break }
            #expect(Self.bearable.contains(result.status), "seed \(seed), \(storm.testDescription): \(result)")
        }
        let summary = try Summary(result)
        #expect(summary.exit == 0 && summary.addsUp && summary.rows == wave.rows, "seed \(seed): \(result.err)")
        #expect(summary.count(.created) + summary.count(.unchanged) == wave.rows, "seed \(seed): \(summary)")
        return hits
    }

    /// One command, and what happens to it; how many of the kills hit.
    private mutating func step(
        _ arguments: [String],
        isHurt: Bool,
        server: inout RunningServer
    ) async throws -> (RosterCommand.Result, hits: Int) {
        guard isHurt else { return (try await roster.run(arguments), 0) }
        let delay = Duration.milliseconds(Int.random(in: 30...450, using: &generator))
        guard storm.target != .command else {
            let result = try await roster.run(arguments, disturbed: .kill(after: delay))
            return (result, result.status == 137 ? 1 : 0)
        }
        let isDouble = storm.target == .both && Bool.random(using: &generator)
        async let running = roster.run(arguments, disturbed: isDouble ? .kill(after: delay) : nil)
        try await Task.sleep(for: delay)
        await server.kill()
        let pause = Int.random(in: 0...60, using: &generator)
        try await Task.sleep(for: .milliseconds(pause))
        server = try await start(port: server.port)
        let result = try await running
        return (result, result.status == 137 ? 2 : 1)
    }

    /// Nobody twice, none missing, no field wrong.
    private func check(_ port: Int) async throws {
        let people = try await roster.people(of: "http://127.0.0.1:\(port)")
        #expect(people.column("employee_no").sorted() == wave.everybody, "seed \(seed)")
        for number in wave.numbers {
            guard let place = people.column("employee_no").firstIndex(of: number) else { continue }
            #expect(people.column("name")[place] == "人员\(number)", "seed \(seed)")
            #expect(people.column("mobile")[place].hasSuffix("1380002\(number.dropFirst())"), "seed \(seed)")
            #expect(people.column("email")[place] == "\(number.lowercased())@example.com", "seed \(seed)")
        }
    }

    /// One invitation each, and from batches none: a second create would have sent another.
    private func checkInvitations() async throws {
        let invited = try await roster.invited(database: Served.database)
        #expect(invited.count == (storm.submit == "single" ? wave.rows : 0), "seed \(seed)")
        #expect(Set(invited).count == invited.count, "seed \(seed)")
    }

    /// Killed; begun again; unknown outcomes; the safety stop for lost answers; credentials; limits or network.
    private static let bearable: Set<Int32> = [137, 2, 5, 6, 7, 8]
}

extension RosterCommand {
    /// Everybody in a directory as an export has them, asked as often as a faulty one makes necessary.
    func people(of directory: String) async throws -> Sheet {
        let job = folder + "/export-\(UUID().uuidString).yaml"
        try "job: all\nkind: export\ndirectory: \(directory)\nlimits: { rates: off }\n"
            .write(toFile: job, atomically: true, encoding: .utf8)
        var result = Result()
        for _ in 1...20 {
            let out = folder + "/export-\(UUID().uuidString)"
            result = try await run("export", job, "--out", out)
            if result.status == 0 { return try Sheet(out + "/people.csv") }
        }
        throw NotExported(said: result.err)
    }

    private struct NotExported: Error {
        var said: String
    }
}
