import JobModel
import LocalFiles
import Synchronization

/// A chunk that this process holds, and how long it may send of it.
///
/// By the clock that counts while the machine is suspended as well: what was frozen finds its time over when it goes on.
final class HeldChunk: Sendable {
    let chunk: Chunk
    private let sendSeconds: Double
    private let state: Mutex<State>

    private struct State {
        /// When the last claim or renewal began, in seconds since the boot.
        var renewed: Double
        var isLost = false
    }

    init(_ chunk: Chunk, renewed: Double, sendSeconds: Double) {
        self.chunk = chunk
        self.sendSeconds = sendSeconds
        state = Mutex(State(renewed: renewed))
    }

    var hold: ChunkHold { chunk.hold }

    /// Whether a request may leave: what is in flight has ended before another worker can have the chunk.
    var maySend: Bool {
        state.withLock { !$0.isLost && BootTimestamp.secondsSinceBoot < $0.renewed + sendSeconds }
    }

    var isLost: Bool { state.withLock { $0.isLost } }

    func noteRenewal(at time: Double) { state.withLock { $0.renewed = max($0.renewed, time) } }

    func noteLoss() { state.withLock { $0.isLost = true } }
}

/// How long a chunk is held without a renewal.
struct ChunkLease: Sendable {
    let seconds: Double
    /// How long after the start of a renewal a request may leave.
    let sendSeconds: Double

    /// - Parameters:
    ///   - seconds: The lease; by default 90, and more where a request may take longer than 30.
    ///   - requestDeadline: After how many seconds a request has ended, one way or the other.
    init(seconds: Double? = nil, requestDeadline: Double) {
        let lease = seconds ?? max(90, requestDeadline + 60)
        self.seconds = lease
        // Of 90 seconds five are left over, for what an answer takes to be noticed.
        sendSeconds = max(lease / 18, lease - requestDeadline - lease / 18)
    }

    /// Of 90 seconds twenty.
    var renewal: Duration { .seconds(seconds * 2 / 9) }
}
