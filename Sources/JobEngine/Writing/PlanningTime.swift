import JobModel
import Synchronization

/// When a process has read the directory to plan a run; it dies with the process, as the certainty does.
final class PlanningTime: Sendable {
    private let moment = Mutex<Moment?>(nil)

    func note(_ time: Moment) { moment.withLock { $0 = time } }

    var value: Moment? { moment.withLock { $0 } }
}
