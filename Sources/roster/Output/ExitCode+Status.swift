import ArgumentParser
import JobEngine

extension ExitCode {
    /// Ends the command with a status; the one for success ends nothing.
    ///
    /// - Throws: `ExitCode`.
    static func end(_ status: ExitStatus) throws {
        if status != .success { throw ExitCode(Int32(status.rawValue)) }
    }
}
