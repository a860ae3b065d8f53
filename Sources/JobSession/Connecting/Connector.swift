package import JobEngine
package import JobModel
package import Wording

/// Reaches the directory that a job names: over the network, or the one that Roster carries.
package struct Connector: Sendable {
    package private(set) var access: DirectoryAccess
    package let stateFolder: String
    /// Where the runs are that it serves.
    package let ledger: LedgerPlace
    /// The job's folder, near which a company file may lie.
    package private(set) var folder: String
    /// Says what the user is to know while something is waited for; a session says it in an event.
    private var say: @Sendable (LocalizedText) -> Void = { _ in }

    package init(
        access: DirectoryAccess,
        stateFolder: String,
        folder: String = ".",
        ledger: LedgerPlace? = nil
    ) {
        self.access = access
        self.stateFolder = stateFolder
        self.ledger = ledger ?? LedgerPlace(stateFolder: stateFolder)
        self.folder = folder
    }

    /// The same for a job of another folder.
    package func near(_ folder: String) -> Connector {
        var connector = self
        connector.folder = folder
        return connector
    }

    /// The same for the directory that is meant for a job, whatever other jobs say.
    package func pointing(atDirectoryOf job: JobDefinition) -> Connector {
        var connector = self
        connector.access = access.pointing(atDirectoryOf: job)
        return connector
    }

    /// The same that says by `say` what is waited for.
    package func saying(_ say: @escaping @Sendable (LocalizedText) -> Void) -> Connector {
        var connector = self
        connector.say = say
        return connector
    }

    /// The job with the directory that flag or environment name now, which is still meant when it goes on without them.
    package func named(_ job: JobDefinition) -> JobDefinition {
        var job = job
        job.directory = access.named(for: job)
        return job
    }

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

    /// Reaches the directory, does something with it, and lets go of it however that ended.
    package func connected<Value>(
        _ job: JobDefinition,
        _ body: (Connection) async throws -> Value
    ) async throws -> Value {
        let connection = try await connect(job)
        let value: Value
        do {
            value = try await body(connection)
        } catch {
            try await connection.close()
            throw error
        }
        try await connection.close()
        return value
    }
}
