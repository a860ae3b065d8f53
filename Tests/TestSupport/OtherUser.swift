import Foundation
import Glibc

/// Another user of this machine, `nobody`, by which tests run a process.
package enum OtherUser {
    /// Only root can become another user.
    package static let isAvailable = geteuid() == 0 && access(setpriv, X_OK) == 0

    package static let absence =
        "NOT TRIED AS ANOTHER USER: only root starts a process as another user, by setpriv of util-linux"

    /// Runs a script of bash as that user, to its end.
    ///
    /// - Parameters:
    ///   - script: Its `$1`, `$2` and so on are the arguments.
    ///   - arguments: What it is given.
    ///   - folder: Where it runs. The user can enter it where its mode and those of the folders above it allow that.
    /// - Returns: What it left behind.
    /// - Throws: What starting it throws.
    package static func run(
        _ script: String,
        _ arguments: String...,
        in folder: String
    ) async throws -> RosterCommand.Result {
        var command = RosterCommand(folder: folder)
        command.program = setpriv
        let user = ["--reuid=\(number)", "--regid=\(number)", "--clear-groups", "--no-new-privs"]
        return try await command.run(user + ["/bin/bash", "-c", script, "bash"] + arguments)
    }

    private static let setpriv = "/usr/bin/setpriv"
    private static let number = 65534
}
