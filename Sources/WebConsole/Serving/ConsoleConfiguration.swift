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

    package init(port: Int = 0, stateFolder: String, fileLimitBytes: Int = 1 << 30, logger: Logger) {
        self.port = port
        self.stateFolder = stateFolder
        self.fileLimitBytes = fileLimitBytes
        self.logger = logger
    }
}
