import ContactAPI
import Foundation
import Synchronization
import TestSupport
import Testing

/// Kills against a directory that refuses nothing: a person sent twice would be there twice.
///
/// `ROSTER_STORM_KILLS` and `ROSTER_STORM_SEED` as for `StormTests`.
@Suite(.serialized)
struct LaxStormTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["ROSTER_STORM_KILLS"].flatMap(Int.init)
    private static let seed = environment["ROSTER_STORM_SEED"].flatMap(UInt64.init)

    @Test(arguments: ["single", "batch"], LaxWeather.allCases)
    func `creates everybody exactly once after any number of kills`(
        submit: String,
        weather: LaxWeather
    ) async throws {
        var seed = Self.seed ?? .random(in: 0..<1_000_000_000)
        let deadline = ContinuousClock.now + .seconds(Self.kills == nil ? weather.seconds : 86400)
        var hits = 0
        while hits < Self.kills ?? 20, ContinuousClock.now < deadline {
            hits += try await LaxWave(submit: submit, weather: weather, seed: seed).run(kills: 8)
            seed &+= 1
        }
    }
}

/// One wave into a lax directory, whose command is killed on the way.
private struct LaxWave {
    let submit: String
    let weather: LaxWeather
    let seed: UInt64

    /// Imports to the end; returns how many kills hit.
    func run(kills most: Int) async throws -> Int {
        let faults = Mutex(SeededGenerator(seed: seed))
        var hits = 0
        try await withFolder { folder in
            var roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            roster.isNice = true
            let wave = GeneratedWave(rows: 40, submit: submit)
            try await LaxDirectory.run(LaxState(departments: ["hq"])) { call in
                faults.withLock { weather.fault(of: call, &$0) }
            } body: { directory in
                let limits = "rates: off, batch_rate: 1000/s, settle_after: 3s"
                let job = try wave.write(to: folder, directory: directory.address, limits: limits)
                hits = try await finish(job, roster, kills: most)
                check(directory.people, wave)
            }
        }
        return hits
    }

    private func finish(_ job: String, _ roster: RosterCommand, kills most: Int) async throws -> Int {
        var generator = SeededGenerator(seed: seed &+ 1)
        var hits = 0
        var result = RosterCommand.Result(status: 2)
        for _ in 0..<RosterCommand.tries {
            // Where nothing was recorded before the kill, it begins again.
            let arguments = result.status == 2 ? ["import", job] : ["resume", "last"]
            let delay = Duration.milliseconds(Int.random(in: 30...450, using: &generator))
            let kill = hits < most ? RosterCommand.Disturbance.kill(after: delay) : nil
            result = try await roster.run(arguments + ["--yes", "--json"], disturbed: kill)
            if result.status == 137 { hits += 1 }
            guard result.status != 0 else { break }
            #expect([137, 2, 5, 6, 8].contains(result.status), "seed \(seed): \(result)")
        }
        let summary = try Summary(result)
        #expect(summary.exit == 0 && summary.addsUp && summary.rows == 40, "seed \(seed): \(result.err)")
        return hits
    }

    /// Nobody twice, none missing, none with another's values.
    private func check(_ people: [User], _ wave: GeneratedWave) {
        #expect(people.compactMap(\.employeeNo).sorted() == wave.numbers, "\(submit), seed \(seed)")
        for person in people {
            let number = person.employeeNo ?? ""
            #expect(person.name == "人员\(number)" && person.email == "\(number.lowercased())@example.com")
            #expect(person.mobile?.hasSuffix("1380002\(number.dropFirst())") == true, "seed \(seed)")
        }
    }
}
