import Dispatch

/// A thread on which a whole sheet is checked behind the pages.
///
/// To open a sheet takes as long as its file is long. On the few threads that all tasks share, and that queues of several
/// threads share with them, two such checks would keep every page waiting; a serial queue has a thread of its own.
final class SheetThread: TaskExecutor {
    private let queue = DispatchQueue(label: "sheet")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
