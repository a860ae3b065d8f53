public import Foundation

/// What somebody needs who tries a client of the contact API against this directory.
extension EmbeddedDirectory {
    /// Starts a directory on 127.0.0.1 and returns when it answers.
    ///
    /// The apps of the company file call it with their own secrets. What the file's `faults:` name happens too.
    ///
    /// - Parameters:
    ///   - company: The people and departments of a new database; see `CompanyFile`.
    ///   - database: A path, which later starts go on with; in memory without one.
    ///   - port: 0 takes any free one.
    ///   - rates: Which rate windows are kept.
    ///   - faults: What goes wrong on purpose.
    ///   - faultSeed: The same seed repeats the same faults.
    ///   - controlToken: Opens the control calls to those who show it; without one they are closed.
    ///   - now: The directory's idea of now: tokens, rate windows and time stamps follow it.
    ///   - clock: Paces faults that wait, and tasks where the company sets `task_items_per_second`.
    /// - Returns: The running directory.
    /// - Throws: `DirectoryServerError` where the port or the database cannot be used.
    public static func start(
        company: CompanyFile,
        database: String? = nil,
        port: Int = 0,
        rates: RatePolicy = .documented,
        faults: [Fault] = [],
        faultSeed: UInt64 = 1,
        controlToken: String? = nil,
        now: @escaping @Sendable () -> Date = { Date() },
        clock: any Clock<Duration> = ContinuousClock()
    ) async throws -> EmbeddedDirectory {
        try await start(
            DirectoryServerConfiguration(
                database: database ?? DirectoryFile.memory,
                company: company,
                port: port,
                rates: rates,
                faults: faults,
                faultSeed: faultSeed,
                controlToken: controlToken,
                now: now,
                clock: clock
            )
        )
    }

    /// Where it answers: `http://127.0.0.1:PORT`; the API's paths begin with `/open-apis` behind it.
    public var address: String { "http://127.0.0.1:\(port)" }

    /// The last calls that it answered since it started, oldest first; it keeps 10,000 of them.
    public func calls(last count: Int = 100) -> [CallLogEntry] { directory.log.last(count) }

    /// Replaces what goes wrong on purpose; an empty list ends it.
    public func replaceFaults(by faults: [Fault], seed: UInt64 = 1) { directory.faults.replace(by: faults, seed: seed) }
}
