package import JobEngine
package import JobModel

/// Reads of a directory what a template of its own needs.
package struct DirectoryTemplate: Sendable {
    private let connection: Connection

    /// The caller closes the connection.
    package init(connection: Connection) { self.connection = connection }

    /// A sheet with the company's own attributes as columns, and the values that its cells may hold.
    ///
    /// - Throws: `DirectoryFailure` where the directory cannot be asked; `Watchdog.Stalled` where nothing moves.
    package func template(_ subject: Subject, naming: SheetTemplate.Naming) async throws -> SheetTemplate {
        let view = try await connection.readFacts(jobTitles: subject == .people, cities: subject == .people)
        return SheetTemplate(subject, naming: naming, view: view)
    }

    /// The same as a workbook, with a tab for people and one for departments.
    ///
    /// - Throws: As `template`.
    package func workbook(_ subject: Subject, naming: SheetTemplate.Naming) async throws -> WorkbookTemplate {
        let view = try await connection.readFacts(jobTitles: true, cities: true)
        return WorkbookTemplate(subject, naming: naming, view: view, company: connection.host)
    }
}
