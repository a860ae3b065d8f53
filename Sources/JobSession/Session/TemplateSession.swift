import JobEngine
package import JobModel

/// Writes a sheet to start from, with a directory's own columns and values where one is asked.
package struct TemplateSession: WorkSession {
    package let work = SessionWork<[String]>()
    private let subject: Subject
    private let naming: SheetTemplate.Naming
    private let output: String
    private let connector: Connector?
    private let stateFolder: String?

    /// - Parameters:
    ///   - subject: What the sheet is about.
    ///   - naming: How its columns are called.
    ///   - output: The new file; else one named after the template in the working folder.
    ///   - connector: The way to the directory; without it none is asked.
    ///   - stateFolder: Where it is recorded that a workbook is not finished; without one a kill leaves it behind.
    package init(
        _ subject: Subject,
        naming: SheetTemplate.Naming,
        output: String? = nil,
        connector: Connector? = nil,
        stateFolder: String? = nil
    ) {
        self.subject = subject
        self.naming = naming
        self.output = output ?? "\(subject.rawValue)-template.csv"
        self.connector = connector
        self.stateFolder = stateFolder
    }

    /// Returns the paths of what is written; whether that is CSV or a workbook follows from the name.
    package func perform() async throws -> [String] {
        let (subject, naming) = (subject, naming)
        switch try SheetFormat(ofName: output) {
        case .csv:
            let template = try await asked { try await $0.template(subject, naming: naming) }
            return try (template ?? SheetTemplate(subject, naming: naming)).write(to: output)
        case .xlsx:
            let template = try await asked { try await $0.workbook(subject, naming: naming) }
            return try (template ?? WorkbookTemplate(subject, naming: naming)).write(
                to: output,
                stateFolder: stateFolder
            )
        }
    }

    /// What the directory is asked for; `nil` where there is none to ask.
    private func asked<Template: Sendable>(
        _ question: @escaping @Sendable (DirectoryTemplate) async throws -> Template
    ) async throws -> Template? {
        guard let connector else { return nil }
        let work = work
        return try await work.cancelling {
            let connector = connector.saying { work.say(.note($0)) }
            return try await connector.connected(connector.named(JobDefinition(job: "template"))) { connection in
                try await connection.checkToken()
                return try await question(DirectoryTemplate(connection: connection))
            }
        }
    }
}
