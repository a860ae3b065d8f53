import JobModel
import Synchronization

/// The owners of the runs of a ledger in memory: no other process can have it, so nothing of them is on the disk.
final class RunOwnersInMemory: Sendable {
    private let held = Mutex<Set<String>>([])

    /// Takes a run.
    ///
    /// - Throws: `LedgerError.owned` while another owner has it.
    func lock(run: String) throws -> any RunOwner {
        guard held.withLock({ $0.insert(run).inserted }) else { throw LedgerError.owned(run: run) }
        return Owner(of: run, among: self)
    }

    func isHeld(run: String) -> Bool { held.withLock { $0.contains(run) } }

    /// One owner, until `release` or until nothing holds it.
    private final class Owner: RunOwner {
        private let run: String
        private let owners: Mutex<RunOwnersInMemory?>

        init(of run: String, among owners: RunOwnersInMemory) {
            self.run = run
            self.owners = Mutex(owners)
        }

        func release() {
            // Once: another owner may have the run since.
            let owners = owners.withLock { owners in
                defer { owners = nil }
                return owners
            }
            owners?.held.withLock { _ = $0.remove(run) }
        }

        deinit { release() }
    }
}
