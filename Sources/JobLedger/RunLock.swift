import Foundation
import Glibc
package import JobModel
import LocalFiles
import Synchronization

/// Says that this process owns a run; released by `release`, or with the process, however it dies.
package final class RunLock: RunOwner {
    private let descriptor: Mutex<Int32?>

    init(path: String, run: String) throws {
        try PrivatePlace.setRight(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
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

    /// Leaves the number of the run's last attempt in the lock, for whoever finds a ledger without it.
    ///
    /// It need not be on the disk: where it is missing, nothing is concluded.
    func note(_ attempt: Int) {
        let text = String(attempt)
        let digits = Array((String(repeating: " ", count: max(0, 20 - text.count)) + text + "\n").utf8)
        descriptor.withLock { descriptor in
            if let descriptor { pwrite(descriptor, digits, digits.count, 0) }
        }
    }

    package func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor { close(open) }
            descriptor = nil
        }
    }

    deinit { release() }

    /// Whether a process holds the lock of that file.
    static func isHeld(_ path: String) -> Bool {
        let descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        // Closing gives the lock back.
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }
}

extension SQLiteLedger {
    /// Takes a run for this process.
    ///
    /// - Throws: `LedgerError.owned` while another process has it.
    package func lock(run: String) throws -> any RunOwner {
        // A ledger in memory is its process's alone; its runs need no common folder.
        let path = folder.map { "\($0)/runs" } ?? FileManager.default.temporaryDirectory.path
        let lock = try RunLock(path: "\(path)/\(run).lock", run: run)
        locks.add(lock, of: run)
        return lock
    }

    /// Whether some process is at work on a run.
    package func isOwned(run: String) -> Bool {
        guard let folder else { return false }
        return RunLock.isHeld("\(folder)/runs/\(run).lock")
    }
}
