import Foundation
import Glibc
import JobModel
import Wording

/// Who uses the directory that another command serves: its server stays for as long as there are guests.
///
/// A lock on a file beside the database, which the system releases with a process, however it dies.
final class ServerLease: Sendable {
    private let descriptor: Int32

    init(database: String) throws {
        descriptor = open(database + ".guests", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
    }

    deinit { close(descriptor) }

    /// Signs in as a guest; waits while a server is just going.
    func signIn() async throws { try await take(LOCK_SH) {} }

    /// Returns when nobody uses the directory, and lets nobody in any more.
    func waitUntilEmpty(saying say: @Sendable (LocalizedText) -> Void) async throws {
        try await take(LOCK_EX) {
            say(
                LocalizedText(
                    en: "Another command uses the directory of this one; it stays until that one is done.",
                    zh: "另一个命令正在使用本命令的通讯录；待其结束后才会退出。"
                )
            )
        }
    }

    /// `onWait` is called once, where it cannot be taken at once.
    private func take(_ kind: Int32, onWait: () -> Void) async throws {
        var hasSpoken = false
        while flock(descriptor, kind | LOCK_NB) != 0 {
            if !hasSpoken { onWait() }
            hasSpoken = true
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
