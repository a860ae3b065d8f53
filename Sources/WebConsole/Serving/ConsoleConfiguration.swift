package import JobEngine
package import JobSession
package import Logging
import Wording

/// What a console is started with.
package struct ConsoleConfiguration: Sendable {
    /// 0 takes any free one.
    package var port: Int
    /// Where the ledger and the dropped sheets are.
    package var stateFolder: String
    /// The most that a dropped file may have.
    package var fileLimitBytes: Int
    package var logger: Logger
    /// Which directory is meant, and with which credentials; by the environment where it is `nil`.
    package var access: DirectoryAccess?
    /// Where the runs are; in the state folder where it is `nil`.
    package var ledger: LedgerPlace?
    /// The ledger that the commands on the pages are given, as `--ledger` takes it; `nil` where they find it by themselves.
    package var repeatedLedger: String?
    /// Whether nothing is sent: plans are made for another person to release.
    package var isReadOnly: Bool
    /// A job that the console is opened with; its plan is made at `jobPage`.
    package var job: String?

    /// The address of the plan of the job that the console is opened with.
    package static let jobPage = "/job/plan"

    package init(
        port: Int = 0,
        stateFolder: String,
        fileLimitBytes: Int = 1 << 30,
        logger: Logger,
        access: DirectoryAccess? = nil,
        ledger: LedgerPlace? = nil,
        repeatedLedger: String? = nil,
        isReadOnly: Bool = false,
        job: String? = nil
    ) {
        self.port = port
        self.stateFolder = stateFolder
        self.fileLimitBytes = fileLimitBytes
        self.logger = logger
        self.access = access
        self.ledger = ledger
        self.repeatedLedger = repeatedLedger
        self.isReadOnly = isReadOnly
        self.job = job
    }
}
