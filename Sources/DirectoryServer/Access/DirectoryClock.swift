import Foundation
import Synchronization

/// The directory's idea of now: the machine's clock, and how far it was moved from that.
///
/// Tokens, rate windows, time stamps, and what is a matter of days follow it. Deadlines of connections and faults that wait
/// do not: they take as long as they take.
final class DirectoryClock: Sendable {
    private let machine: @Sendable () -> Date
    private let state: Mutex<(shift: TimeInterval, drawn: Int, followed: Int)>

    init(machine: @escaping @Sendable () -> Date, shift: TimeInterval) {
        self.machine = machine
        state = Mutex((shift, 0, 0))
    }

    var now: Date { machineNow.addingTimeInterval(shift) }
    var machineNow: Date { machine() }
    private var shift: TimeInterval { state.withLock { $0.shift } }

    var reading: ClockReading {
        let shift = shift
        return ClockReading(now: machineNow.addingTimeInterval(shift), shiftSeconds: shift)
    }

    /// The number of a change, drawn in the order in which the database takes them.
    func nextRevision() -> Int {
        state.withLock { state in
            state.drawn += 1
            return state.drawn
        }
    }

    /// Follows a change that is in the database, unless a later one was followed already.
    func follow(_ reading: ClockReading, revision: Int) {
        state.withLock { state in
            guard revision > state.followed else { return }
            state.followed = revision
            state.shift = reading.shiftSeconds
        }
    }
}
