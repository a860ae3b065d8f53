import Dispatch
import Synchronization

/// The writing down of a stop while a run is stopped: what is on the disk holds whatever becomes of the process.
final class KeptStop: Sendable {
    private let work = Mutex<Task<Void, any Error>?>(nil)
    private let end = DispatchGroup()

    /// Begins to write it down.
    func begin(_ keep: @escaping @Sendable () async throws -> Void) {
        let end = end
        end.enter()
        let task = Task {
            defer { end.leave() }
            try await keep()
        }
        work.withLock { $0 = task }
    }

    /// Waits until it is written down, where that has begun.
    ///
    /// - Throws: What kept it from being written down.
    func finish() async throws { try await work.withLock(\.self)?.value }

    /// Keeps the calling thread until it is written down, where that has begun, and no longer than that many seconds.
    func block(atMost seconds: Double) { _ = end.wait(timeout: .now() + seconds) }
}
