import DirectoryServer
import Foundation
import NIOCore

/// Runs `body` against a directory of its own, and stops that however `body` ends.
func withDirectory(
    _ company: CompanyFile? = nil,
    database: String = ":memory:",
    rates: RatePolicy = .off,
    faults: [Fault] = [],
    controlToken: String? = nil,
    deadlines: ConnectionDeadlines = ConnectionDeadlines(),
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
