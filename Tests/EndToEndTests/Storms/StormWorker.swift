import Foundation
import TestSupport
import Testing

/// A place at which a worker runs: whenever it has ended it is started again, as by a service manager.
struct StormWorker {
    private let place: Int
    private let site: StormSite
    private let tally: StormTally
    private let line: PostgresLine
    private let roster: RosterCommand
    private var generator: SeededGenerator

    init(place: Int, seed: UInt64, site: StormSite, tally: StormTally) throws {
        self.place = place
        self.site = site
        self.tally = tally
        line = try PostgresLine(to: site.database.folder)
        let own = "\(site.folder)/worker-\(place)"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        var roster = RosterCommand(folder: own)
        roster.isNice = true
        self.roster = roster
        generator = SeededGenerator(seed: seed &+ UInt64(place))
    }

    /// Runs workers until it is cancelled, which asks the last one to end.
    mutating func work() async throws {
        defer {
            let refused = line.refusedWrites
            tally.note { $0.refusedWrites += refused }
            line.end()
        }
        while !Task.isCancelled {
            let worker = try RunningWorker(
                roster,
                [
                    "--ledger", line.address(site.ledger), "--credentials", "\(site.folder)/secrets",
                    "--lease-seconds", "\(WorkerStorm.leaseSeconds)",
                ]
            )
            let result = await live(worker, seed: generator.next())
            switch result.status {
            case 128 + SIGKILL: tally.note { $0.kills += 1 }
            // Asked before it had got as far as to listen, or as to work, it has nothing yet.
            case 0, 128 + SIGTERM, 130: tally.note { $0.drains += 1 }
            case 1: tally.note { $0.despairs += 1 }
            default: Issue.record("\(result)")
            }
        }
    }

    /// What a worker has come to when it ends, one way or the other.
    private func live(_ worker: RunningWorker, seed: UInt64) async -> RosterCommand.Result {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await hurt(worker.process, seed: seed) }
            let result = await worker.end()
            group.cancelAll()
            return result
        }
    }

    /// One misfortune after the other, until the process has ended or the storm is over.
    private func hurt(_ process: ChildProcess, seed: UInt64) async {
        var generator = SeededGenerator(seed: seed)
        do {
            while !process.hasEnded, !tally.isCalm {
                try await Task.sleep(for: .milliseconds(Int.random(in: 300...tally.longestLife, using: &generator)))
                guard !process.hasEnded, !tally.isCalm else { return }
                switch Int.random(in: 0..<20, using: &generator) {
                case 0:
                    tally.note { $0.freezes += 1 }
                    process.send(SIGSTOP)
                    defer { process.send(SIGCONT) }
                    try await Task.sleep(for: .seconds(WorkerStorm.leaseSeconds + 2))
                case 1...2:
                    tally.note { $0.cuts += 1 }
                    line.cut()
                    defer { line.heal() }
                    try await Task.sleep(for: .milliseconds(Int.random(in: 100...4000, using: &generator)))
                case 3:
                    tally.note { $0.slowLines += 1 }
                    line.slow(WorkerStorm.slowLine)
                    defer { line.heal() }
                    try await Task.sleep(for: .milliseconds(Int.random(in: 1000...6000, using: &generator)))
                case 4:
                    process.send(SIGTERM)
                    return
                default:
                    process.send(SIGKILL)
                    return
                }
            }
        } catch {
            // It is cancelled when the process has ended, or the storm.
        }
    }
}
