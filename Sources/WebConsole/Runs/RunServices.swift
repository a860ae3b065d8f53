import JobEngine
import JobSession

/// What the pages of runs are served with.
struct RunServices: Sendable {
    let history: RunHistory
    let connector: Connector
    let supervisor: RunSupervisor
    let rehearsals: RehearsalSupervisor
    let monitor: RunMonitor
    let retries = BegunRetries()
    /// What the files are by now that plans were made of.
    let files = FileMemory()
    let leftOut = LeftOutMemory()
    /// Whether this console sends nothing.
    let isReadOnly: Bool
    /// The job that the console was opened with.
    let job: String?

    init(history: RunHistory, connector: Connector, isReadOnly: Bool, job: String?) {
        (self.history, self.connector, self.isReadOnly, self.job) = (history, connector, isReadOnly, job)
        monitor = RunMonitor(history: history)
        supervisor = RunSupervisor(connector: connector, history: history, monitor: monitor, isReadOnly: isReadOnly)
        rehearsals = RehearsalSupervisor(connector: connector)
    }

    func watched(_ run: String) async throws -> WatchedRun {
        try await WatchedRun(run, history: history, monitor: monitor, supervisor: supervisor)
    }

    /// Ends what is under way, so that all of it can be gone on with.
    ///
    /// - Parameter tell: Gets how many runs are stopped, where there are any.
    func end(telling tell: @Sendable (Int) -> Void) async {
        await rehearsals.end()
        await supervisor.end(telling: tell)
    }
}
