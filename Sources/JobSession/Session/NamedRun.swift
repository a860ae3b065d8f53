package import JobEngine

/// A run that a word names, and where it is at home.
package struct NamedRun: Sendable {
    package let id: String
    /// What its paths are relative to.
    package let folder: String
    /// Whether it exports; else it imports.
    package let isExport: Bool

    /// - Parameters:
    ///   - name: The run's id, or `last`.
    ///   - purpose: What it is wanted for.
    ///   - place: Where the ledger is.
    /// - Throws: As `RunHistory.id`.
    package init(_ name: String, for purpose: RunHistory.Purpose, at place: LedgerPlace) async throws {
        let history = try RunHistory(at: place)
        id = try await history.id(of: name, for: purpose)
        folder = try await history.folder(of: id)
        isExport = try await history.isExport(id)
    }
}
