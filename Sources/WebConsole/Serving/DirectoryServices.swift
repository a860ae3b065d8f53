import JobEngine
import JobModel
import JobSession

/// What the pages of the directory and of exports are served with.
struct DirectoryServices: Sendable {
    /// The way to the directory that the pages are about: that of the job that the console was opened with.
    let connector: Connector
    let exports: ExportSupervisor
    /// Whether this console changes nothing.
    let isReadOnly: Bool
    /// The name of the job that the console was opened with.
    let job: String?

    init(connector: Connector, isReadOnly: Bool, job: JobDefinition? = nil) {
        self.connector = job.map(connector.pointing) ?? connector
        // What stands on the command line or in the environment goes before the job.
        let isOfJob = job.map { connector.access.named(for: $0) == $0.directory } ?? false
        (self.isReadOnly, self.job) = (isReadOnly, isOfJob ? job?.job : nil)
        exports = ExportSupervisor(connector: connector, beginning: self.connector)
    }

    /// Why the pages are about this directory, where that is not the embedded one; `nil` where no job says which it is.
    func reason(_ frame: PageFrame) -> String? {
        guard let job, !connector.access.isEmbedded(for: JobDefinition(job: job)) else { return nil }
        return frame.say(
            "This is the directory of the job \(job), with which this console was opened. For another one, start "
                + "roster console without a job, or with a job of that directory.",
            "这是打开此控制台时所用任务 \(job) 的目录。若要查看其他目录，请在启动 roster console 时不指定任务，或指定该目录的任务。"
        )
    }
}
