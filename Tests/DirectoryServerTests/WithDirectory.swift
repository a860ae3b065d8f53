import DirectoryServer
import Foundation
import LoopbackServing
import NIOCore

/// Runs `body` against a directory of its own, and stops that however `body` ends.
///
/// Its connections may stay silent for long: where hundreds of tests are at work, a task may wait for its turn longer than
/// the usual deadlines between connecting and speaking.
func withDirectory(
    _ company: CompanyFile? = nil,
    database: String = ":memory:",
    rates: RatePolicy = .off,
    faults: [Fault] = [],
    controlToken: String? = nil,
    deadlines: ConnectionDeadlines = ConnectionDeadlines(
        firstHead: .minutes(10),
        body: .minutes(10),
        nextHead: .minutes(10)
    ),
    time: TimeBox? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    _ body: (EmbeddedDirectory) async throws -> Void
) async throws {
    let directory = try await EmbeddedDirectory.start(
        DirectoryServerConfiguration(
            database: database,
            company: try company ?? Company.file(),
            rates: rates,
            faults: faults,
            controlToken: controlToken,
            deadlines: deadlines,
            now: { time?.now ?? Date() },
            clock: clock
        )
    )
    do {
        try await body(directory)
    } catch {
        try await directory.stop()
        throw error
    }
    try await directory.stop()
}
