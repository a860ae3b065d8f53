package import DirectoryClient
package import JobModel
import Logging

extension DirectoryAccess {
    /// A way to a directory in which a job is only rehearsed: its limits are kept, and counted by the clock alone.
    ///
    /// No limit, no call and no month is shared with anybody: nothing that is done there counts elsewhere.
    /// - Parameters:
    ///   - job: Gives the limits; the flag's headroom stands in place of the job's.
    ///   - embedded: Its address and the app it is called as.
    ///   - trace: Receives every request.
    ///   - clock: Counts the limits.
    /// - Returns: The way, which the caller closes.
    /// - Throws: `DirectoryError.badAddress`.
    package func rehearsal(
        of job: JobDefinition,
        in embedded: (address: String, appID: String, appSecret: String),
        trace: any RequestTrace,
        clock: some Clock<Duration>
    ) throws -> Connection {
        let client = DirectoryClient(
            address: try DirectoryAddress(embedded.address),
            credentials: Credentials(appID: embedded.appID, appSecret: embedded.appSecret),
            settings: ClientSettings(limits(of: job)),
            trace: trace,
            logger: Logger(label: "roster.rehearsal") { _ in SwiftLogNoOpLogHandler() },
            clock: clock
        )
        return Connection(
            client: client,
            app: embedded.appID,
            isEmbedded: true,
            ownsServer: true,
            patience: Watchdog.patience(requestDeadlineSeconds: job.limits.requestDeadlineSeconds)
        )
    }

    /// The job's limits, with the flag's headroom where one is given.
    package func limits(of job: JobDefinition) -> JobDefinition.Limits {
        var limits = job.limits
        limits.headroom = headroom ?? limits.headroom
        return limits
    }
}
