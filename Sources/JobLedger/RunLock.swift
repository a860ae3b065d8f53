import Foundation
import Glibc
import JobModel
import Synchronization

/// Says that this process owns a run; released by `release`, or with the process, however it dies.
package final class RunLock: Sendable {
    private let descriptor: Mutex<Int32?>

    init(path: String, run: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LedgerError.failed(reason: String(cString: strerror(errno))) }
        // Somebody who only looks whether the run has an owner holds it for a moment.
        for _ in 0..<Self.tries where flock(descriptor, LOCK_EX | LOCK_NB) != 0 { usleep(Self.pauseMicroseconds) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw LedgerError.owned(run: run)
        }
        self.descriptor = Mutex(descriptor)
    }

    private static let tries = 5
    private static let pauseMicroseconds: UInt32 = 2000

    package func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor { close(open) }
            descriptor = nil
        }
    }

    deinit { release() }
}

extension Ledger {
    /// Takes a run for this process.
    ///
    /// - Throws: `LedgerError.owned` while another process has it.
    package func lock(run: String) throws -> RunLock {
        // A ledger in memory is its process's alone; its runs need no common folder.
        let path = folder.map { "\($0)/runs" } ?? FileManager.default.temporaryDirectory.path
        return try RunLock(path: "\(path)/\(run).lock", run: run)
    }

    /// Whether some process is at work on a run.
    package func isOwned(run: String) -> Bool {
        guard let folder else { return false }
        let descriptor = Glibc.open("\(folder)/runs/\(run).lock", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        // Closing gives the lock back.
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }
}
