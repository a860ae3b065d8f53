import Foundation
import Testing

/// The promise itself: whatever is killed, and whenever, every row is there once and the ledger says so.
///
/// `ROSTER_STORM_KILLS` is the number of kills of each storm, for thousands by hand; `ROSTER_STORM_SEED` repeats one.
/// One storm at a time, for each keeps the machine busy.
@Suite(.serialized)
struct StormTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["ROSTER_STORM_KILLS"].flatMap(Int.init)
    private static let seed = environment["ROSTER_STORM_SEED"].flatMap(UInt64.init)

    private static let everything = [
        "answer_lost 4%", "cut 4%", "server_error 4%", "throttled 4%", "token_expired 4%", "latency 50% 2-40ms",
    ]

    @Test(arguments: [
        CrashStress(submit: "single", target: .command), CrashStress(submit: "batch", target: .command),
        CrashStress(submit: "single", target: .server), CrashStress(submit: "batch", target: .server),
        CrashStress(submit: "single", target: .both), CrashStress(submit: "batch", target: .both),
        CrashStress(submit: "single", target: .command, faults: everything),
        CrashStress(submit: "batch", target: .command, faults: everything + ["task_fails 10%", "task_eight 10%"]),
    ])
    func `writes every row once after any number of kills at any moment`(storm: CrashStress) async throws {
        let seed = Self.seed ?? .random(in: 0..<1_000_000_000)
        try await storm.blow(kills: Self.kills ?? 26, seed: seed, within: .seconds(Self.kills == nil ? 15 : 86400))
    }
}
