import Foundation
import LocalFiles
import Wording

/// The commands that use the directory that another command serves: its server stays for as long as one does.
///
/// A lock on a file beside the database, which the system releases with a process, however it dies.
final class ServerLease: Sendable {
    private let lock: FileLock

    /// - Throws: `LocalFileError`.
    init(database: String) throws { lock = try FileLock(database + ".guests") }

    /// Signs in as a guest; waits while a server is just going.
    func signIn() async throws { try await take(.shared) {} }

    /// Returns when nobody uses the directory, and lets nobody in any more.
    func waitUntilEmpty(saying say: @Sendable (LocalizedText) -> Void) async throws {
        try await take(.exclusive) {
            say(
                LocalizedText(
                    en: "Another command uses the directory of this one; it stays until that one is done.",
                    zh: "另一个命令正在使用本命令的目录；待其结束后才会退出。"
                )
            )
        }
    }

    /// `onWait` is called once, where it cannot be taken at once.
    private func take(_ kind: FileLock.Kind, onWait: () -> Void) async throws {
        var hasSpoken = false
        while !lock.tryToTake(kind) {
            if !hasSpoken { onWait() }
            hasSpoken = true
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
