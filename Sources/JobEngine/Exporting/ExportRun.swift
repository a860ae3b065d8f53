import DirectoryClient
package import JobModel

/// An export from beginning to end: reaches the directory, writes the export, lets go of the directory.
package struct ExportRun: Sendable {
    private let job: JobDefinition
    private let stateFolder: String?
    private let connect: @Sendable (JobDefinition) async throws -> Connection

    /// `connect` reaches the directory that a job names; in `stateFolder` it is recorded that an export is not finished.
    package init(
        job: JobDefinition,
        stateFolder: String? = nil,
        connect: @escaping @Sendable (JobDefinition) async throws -> Connection
    ) {
        self.job = job
        self.stateFolder = stateFolder
        self.connect = connect
    }

    /// Writes to `folder`, or beside it where something lies there.
    package func write(
        to folder: String,
        progress: @escaping @Sendable (ExportProgress) async -> Void
    ) async throws -> (folder: String, manifest: ExportManifest) {
        let connection = try await connect(job)
        let client = connection.client
        let result: (folder: String, manifest: ExportManifest)
        do {
            let exporter = Exporter(
                client: client,
                job: job,
                directory: connection.host,
                stateFolder: stateFolder,
                progress: progress
            )
            result = try await connection.watchdog.guarding {
                try await client.checkToken()
                return try await exporter.export(to: folder)
            }
        } catch {
            try await connection.close()
            throw error
        }
        try await connection.close()
        return result
    }
}
