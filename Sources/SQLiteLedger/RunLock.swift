import Foundation
import Glibc
package import JobModel
import LocalFiles

/// Says that this process owns a run; released by `release`, or with the process, however it dies.
package final class RunLock: RunOwner {
    private let lock: FileLock

    /// `pause` waits a moment before the next try.
    init(path: String, run: String, pause: () -> Void = { usleep(RunLock.pauseMicroseconds) }) throws {
        lock = try LedgerError.converting(try FileLock(path))
        // A process that only looks whether the run has an owner holds it for a moment, which is longer on a busy machine.
        let end = ContinuousClock.now + Self.longestLook
        while !lock.tryToTake() {
            guard !FileLock.isHeld(path), ContinuousClock.now < end else { throw LedgerError.owned(run: run) }
            pause()
        }
    }

    private static let longestLook = Duration.seconds(2)
    private static let pauseMicroseconds: UInt32 = 2000

    /// Writes the number of the run's last attempt into the lock, so that a ledger that lacks it is recognised.
    ///
    /// It need not be on the disk: where it is missing, nothing is concluded.
    func note(_ attempt: Int) {
        let text = String(attempt)
        lock.overwrite(String(repeating: " ", count: max(0, 20 - text.count)) + text + "\n")
    }

    package func release() { lock.release() }
}

extension SQLiteLedger {
    /// Takes a run for this process.
    ///
    /// - Throws: `LedgerError.owned` while another owner has it.
    package func lock(run: String) throws -> any RunOwner {
        guard let folder else { return try ownersInMemory.lock(run: run) }
        let lock = try RunLock(path: "\(folder)/runs/\(run).lock", run: run)
        locks.add(lock, of: run)
        return lock
    }

    /// Whether some owner is at work on a run.
    package func isOwned(run: String) -> Bool {
        guard let folder else { return ownersInMemory.isHeld(run: run) }
        return FileLock.isHeld("\(folder)/runs/\(run).lock")
    }
}
