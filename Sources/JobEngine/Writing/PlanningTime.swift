import JobModel
import LocalFiles
import Synchronization

/// When a process has read the directory to plan a run; it dies with the process, as the certainty does.
final class PlanningTime: Sendable {
    private let moment = Mutex<BootTimestamp?>(nil)

    func note(_ time: BootTimestamp) { moment.withLock { $0 = time } }

    var value: BootTimestamp? { moment.withLock { $0 } }
}
