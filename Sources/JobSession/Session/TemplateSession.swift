import JobEngine
package import JobModel

/// Writes a sheet to start from, with a directory's own columns and values where one is asked.
package struct TemplateSession: WorkSession {
    package let work = SessionWork<[String]>()
    private let subject: Subject
    private let naming: SheetTemplate.Naming
    private let output: String
    private let connector: Connector?

    /// - Parameters:
    ///   - subject: What the sheet is about.
    ///   - naming: How its columns are called.
    ///   - output: The new file; else one named after the template in the working folder.
    ///   - connector: The way to the directory; without it none is asked.
    package init(_ subject: Subject, naming: SheetTemplate.Naming, output: String? = nil, connector: Connector? = nil) {
        self.subject = subject
        self.naming = naming
        self.output = output ?? "\(subject.rawValue)-template.csv"
        self.connector = connector
    }

    /// Returns the paths of what is written.
    package func perform() async throws -> [String] {
        let template: SheetTemplate
        if let connector {
            template = try await ask(connector)
        } else {
            template = SheetTemplate(subject, naming: naming)
        }
        return try template.write(to: output)
    }

    private func ask(_ connector: Connector) async throws -> SheetTemplate {
        let (work, subject, naming) = (work, subject, naming)
        return try await work.cancelling {
            let connector = connector.saying { work.say(.note($0)) }
            return try await connector.connected(connector.named(JobDefinition(job: "template"))) { connection in
                try await connection.checkToken()
                return try await DirectoryTemplate(connection: connection).template(subject, naming: naming)
            }
        }
    }
}
