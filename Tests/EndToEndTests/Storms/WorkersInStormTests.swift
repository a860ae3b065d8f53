import Foundation
import TestSupport
import Testing

/// The promise of several machines: whatever ends, and whenever, the directory is what the ledger says.
///
/// `ROSTER_WORKER_STORM_KILLS` and `ROSTER_WORKER_STORM_PEOPLE` are its size, `ROSTER_STORM_SEED` repeats one. Without
/// them it is small, because hundreds of other tests run beside it.
@Suite(.enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.absence)), .serialized)
struct WorkersInStormTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }

    @Test func `four workers write two companies in a storm, and the books agree`() async throws {
        let kills = Self.number("ROSTER_WORKER_STORM_KILLS")
        var storm = WorkerStorm(
            people: Self.number("ROSTER_WORKER_STORM_PEOPLE") ?? 600,
            kills: kills ?? 10,
            seed: Self.number("ROSTER_STORM_SEED").map { UInt64($0) } ?? .random(in: 0..<1_000_000_000)
        )
        // A wave that ended before its kills came is followed by another.
        var (refused, takenOver, highestEpoch) = (0, 0, 0)
        repeat {
            let figures = try await storm.blow()
            print(figures.line)
            storm.kills -= figures.counts.kills
            storm.seed &+= 1
            refused += figures.counts.refusedWrites
            takenOver += figures.takenOver
            highestEpoch = max(highestEpoch, figures.highestEpoch)
        } while kills != nil && storm.kills > 0
        // Ten kills on a busy machine may all meet workers that hold nothing yet.
        guard let kills, kills >= 200 else { return }
        #expect(highestEpoch > 1 && takenOver > 0)
        // One misfortune in twenty freezes a worker, which seldom has something in flight on a busy machine: of ten
        // freezes it may be none.
        if kills >= 1000 { #expect(refused > 0, "No late write was refused.") }
    }
}
