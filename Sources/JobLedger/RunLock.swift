import Foundation
import Glibc
import JobModel

/// Says that this process owns a run; released with the object or with the process, however it dies.
package final class RunLock: Sendable {
    private let descriptor: Int32

    init(path: String, run: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LedgerError.failed(reason: String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw LedgerError.owned(run: run)
        }
    }

    deinit { close(descriptor) }
}

extension Ledger {
    /// Takes a run for this process.
    ///
    /// - Throws: `LedgerError.owned` while another process has it.
    package func lock(run: String) throws -> RunLock {
        let folder = folder ?? FileManager.default.temporaryDirectory.path
        return try RunLock(path: "\(folder)/runs/\(run).lock", run: run)
    }
}
