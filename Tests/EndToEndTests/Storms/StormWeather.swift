import TestSupport

/// What happens to all workers of a storm at once.
struct StormWeather {
    enum Kind: CaseIterable, Sendable {
        case database
        case directory
        case both
        case directoryLine
        case slowDirectoryLine
    }

    let site: StormSite
    let tally: StormTally

    /// Each kind of weather in turn, in an order that the seed decides, until the storm is calm or over.
    func blow(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed &+ 1000)
        var next: [Kind] = []
        do {
            while !tally.isCalm {
                try await Task.sleep(for: .milliseconds(Int.random(in: 2000...6000, using: &generator)))
                if next.isEmpty { next = Kind.allCases.shuffled(using: &generator) }
                let kind = next.removeLast()
                try await happen(kind, for: .milliseconds(Int.random(in: 0...1500, using: &generator)))
                tally.note { $0.weather[kind, default: 0] += 1 }
            }
        } catch is CancellationError {
            // The storm is over.
        }
    }

    private func happen(_ kind: Kind, for time: Duration) async throws {
        switch kind {
        case .database:
            try await site.database.kill()
            await pause(time)
            try await site.database.start()
        case .directory:
            await site.directory.kill()
            await pause(time)
            try await site.directory.start()
        case .both:
            await site.directory.kill()
            try await site.database.kill()
            try await site.directory.start()
            try await site.database.start()
        case .directoryLine:
            site.directoryLine.cut()
            await pause(time)
            site.directoryLine.heal()
        case .slowDirectoryLine:
            site.directoryLine.slow(WorkerStorm.slowLine)
            await pause(time * 3)
            site.directoryLine.heal()
        }
    }

    /// What was taken away comes back also where the storm ends meanwhile.
    private func pause(_ time: Duration) async { try? await Task.sleep(for: time) }
}
