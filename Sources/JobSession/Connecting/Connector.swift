package import JobEngine
package import JobModel
package import Wording

/// Reaches the directory that a job names: over the network, or the one that Roster carries.
package struct Connector: Sendable {
    package let access: DirectoryAccess
    package let stateFolder: String
    /// The job's folder.
    package let folder: String
    /// Whether calls and endpoints are named where a short line would do.
    let isVerbose: Bool
    /// Says what the user is to know while something is waited for.
    let say: @Sendable (LocalizedText) -> Void

    package init(
        access: DirectoryAccess,
        stateFolder: String,
        folder: String,
        isVerbose: Bool = false,
        say: @escaping @Sendable (LocalizedText) -> Void
    ) {
        self.access = access
        self.stateFolder = stateFolder
        self.folder = folder
        self.isVerbose = isVerbose
        self.say = say
    }

    /// What is said of calls that are about to be made.
    package func sentence(of budget: CallBudget) -> LocalizedText { isVerbose ? budget.sentence : budget.short }

    package func connect(_ job: JobDefinition) async throws -> Connection {
        guard access.isEmbedded(for: job) else { return try access.connection(for: job) }
        let embedded = EmbeddedConnection(rates: job.limits.rates, stateFolder: stateFolder, folder: folder, say: say)
        let way = try await embedded.open()
        return try access.connection(
            for: job,
            embedded: (way.address, way.appID, way.appSecret),
            ownsServer: way.ownsServer,
            closing: way.stop
        )
    }
}
