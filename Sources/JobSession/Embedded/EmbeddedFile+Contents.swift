package import DirectoryServer

extension EmbeddedFile {
    /// The file that holds the app's secret of this directory.
    package var secretPath: String { EmbeddedDirectory.secretPath(of: database) }

    /// The invitations that would have been sent, oldest first.
    package func outbox() async throws -> [OutboxEntry] { try await EmbeddedDirectory.outbox(inDatabase: database) }

    /// Empties the directory: the company file fills it again on its next use.
    package func reset() throws { try EmbeddedDirectory.reset(database: database) }
}
