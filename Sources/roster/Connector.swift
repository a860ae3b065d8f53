import JobEngine
import JobModel

/// Reaches the directory that a job names: over the network, or the one that Roster carries.
struct Connector: Sendable {
    let access: DirectoryAccess
    let stateFolder: String
    /// The job's folder.
    let folder: String

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
