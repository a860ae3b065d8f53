import Foundation
import Glibc
import JobModel
import Synchronization

/// What the locks of runs tell of a ledger that is no longer what it was.
///
/// A run's lock says, beside who owns it, that the run was recorded and how far: the number of its last attempt. A ledger
/// that lacks what a lock has seen has lost its write-ahead log, or is an older copy.
enum LedgerTraces {
    /// The runs whose locks have seen something, with the number of the last attempt that they have seen.
    static func seen(in folder: String) throws -> [String: Int] {
        let runs = folder + "/runs"
        guard FileManager.default.fileExists(atPath: runs) else { return [:] }
        var seen: [String: Int] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: runs) where name.hasSuffix(".lock") {
            guard let data = FileManager.default.contents(atPath: "\(runs)/\(name)") else { continue }
            let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            // One that was never recorded, or by an earlier version, is empty.
            if let number = Int(text) { seen[String(name.dropLast(".lock".count))] = number }
        }
        return seen
    }

    /// Forgets what the locks have seen of runs, once it is known to be lost.
    static func forget(_ runs: some Sequence<String>, in folder: String) throws(LedgerError) {
        for run in runs {
            let path = "\(folder)/runs/\(run).lock"
            guard truncate(path, 0) == 0 || errno == ENOENT else {
                throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
            }
        }
    }

    /// Refuses what is empty or gone where there were runs: a new ledger in its place would not know what was sent.
    static func requireLedger(_ path: String, in folder: String) throws {
        var status = stat()
        let isThere = lstat(path, &status) == 0
        guard !isThere || status.st_size == 0 else { return }
        // A new ledger whose process was killed has no more than its log.
        let hasLog = lstat(path + "-wal", &status) == 0 && status.st_size > 0
        if isThere, hasLog { return }
        guard !hasLog else { throw LedgerError.gone(path: path, runs: 0) }
        let runs = try seen(in: folder).count
        guard runs == 0 else { throw LedgerError.gone(path: path, runs: runs) }
    }
}

/// The locks of runs that this process holds, so that a commit can leave its trace in them.
final class HeldLocks: Sendable {
    private let locks = Mutex<[String: Weak]>([:])

    private struct Weak: Sendable { weak var lock: RunLock? }

    func add(_ lock: RunLock, of run: String) { locks.withLock { $0[run] = Weak(lock: lock) } }

    /// Says in a run's lock what has been committed of it.
    func note(_ attempt: Int, of run: String) { locks.withLock { $0[run]?.lock }?.note(attempt) }
}
