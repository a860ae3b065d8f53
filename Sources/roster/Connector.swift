import JobEngine
import JobModel

/// Reaches the directory that a job names: over the network, or the one that Roster carries.
struct Connector: Sendable {
    let access: DirectoryAccess
    let stateFolder: String
    /// The job's folder.
    let folder: String
    /// Whether calls and endpoints are named where a short line would do.
    var isVerbose = false

    /// What is said of calls that are about to be made.
    func sentence(of budget: CallBudget) -> LocalizedText { isVerbose ? budget.sentence : budget.short }

    func connect(_ job: JobDefinition) async throws -> Connection {
        guard access.isEmbedded(for: job) else { return try access.connection(for: job) }
        let embedded = EmbeddedConnection(rates: job.limits.rates, stateFolder: stateFolder, folder: folder)
        let way = try await embedded.open()
        return try access.connection(
            for: job,
            embedded: (way.address, way.appID, way.appSecret),
            ownsServer: way.ownsServer,
            closing: way.stop
        )
    }
}
