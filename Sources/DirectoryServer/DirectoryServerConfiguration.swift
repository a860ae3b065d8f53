package import Foundation
package import Logging
package import LoopbackServing

/// What an embedded directory is started with.
package struct DirectoryServerConfiguration: Sendable {
    /// A path, or `:memory:`.
    package var database: String
    /// Fills the database on first use only.
    package var company: CompanyFile?
    /// Whether an export's people come into a new database: then secrets that everybody knows open it no more.
    package var holdsPeople: Bool
    /// 0 takes any free one.
    package var port: Int
    package var rates: RatePolicy
    /// What goes wrong on purpose besides what the company file says; the same seed repeats it.
    package var faults: [Fault]
    package var faultSeed: UInt64
    /// Opens the control calls to those who show it; without one they are closed.
    package var controlToken: String?
    /// Which secrets open it.
    package var secrets: AppSecrets
    /// How long connections may take.
    package var deadlines: ConnectionDeadlines
    package var logger: Logger
    /// The directory's idea of now: tokens, rate windows and time stamps follow it.
    package var now: @Sendable () -> Date
    /// Paces tasks where a company sets `task_items_per_second`, and faults that wait.
    package var clock: any Clock<Duration>

    package init(
        database: String,
        company: CompanyFile?,
        holdsPeople: Bool = false,
        port: Int = 0,
        rates: RatePolicy = .documented,
        faults: [Fault] = [],
        faultSeed: UInt64 = 1,
        controlToken: String? = nil,
        secrets: AppSecrets = .company,
        deadlines: ConnectionDeadlines = ConnectionDeadlines(),
        logger: Logger? = nil,
        now: @escaping @Sendable () -> Date = { Date() },
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.database = database
        self.company = company
        self.holdsPeople = holdsPeople
        self.port = port
        self.rates = rates
        self.faults = faults
        self.faultSeed = faultSeed
        self.controlToken = controlToken
        self.secrets = secrets
        self.deadlines = deadlines
        self.now = now
        self.clock = clock
        if let logger {
            self.logger = logger
        } else {
            var quiet = Logger(label: "directory")
            quiet.logLevel = .error
            self.logger = quiet
        }
    }
}
