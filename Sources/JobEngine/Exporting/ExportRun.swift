import DirectoryClient
package import JobModel

/// An export from beginning to end: reaches the directory, writes the export, lets go of the directory.
package struct ExportRun: Sendable {
    private let job: JobDefinition
    private let access: DirectoryAccess

    package init(job: JobDefinition, access: DirectoryAccess) {
        self.job = job
        self.access = access
    }

    /// Writes to `folder`, or beside it where something lies there.
    package func write(
        to folder: String,
        progress: @escaping @Sendable (ExportProgress) async -> Void
    ) async throws -> (folder: String, manifest: ExportManifest) {
        let client = try access.client(for: job)
        let result: (folder: String, manifest: ExportManifest)
        do {
            try await client.checkToken()
            result = try await Exporter(client: client, job: job, progress: progress).export(to: folder)
        } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
        return result
    }
}
