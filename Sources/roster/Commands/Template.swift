import ArgumentParser
import JobEngine
import JobModel

struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a sheet to start from: the columns to fill, and with --from-directory the company's own.",
        discussion: """
            With --from-directory a second file lists the values that cells may hold: departments, employee types, \
            options of attributes, job titles and cities there are. Exit status: 0 written, 2 usage, 3 a file is there \
            already, 7 credentials or permission, 8 limits or network.
            """
    )

    @Argument(help: "people or departments.")
    var subject: Subject

    @Option(
        name: .shortAndLong,
        help: "The new file; else people-template.csv or departments-template.csv here.",
        completion: .file()
    )
    var output: String?

    @Option(help: "en for the fields' own names, zh for Chinese ones; else as the sentences.")
    var headers: String?

    @Flag(help: "Take the company's own attributes and values from its directory.")
    var fromDirectory = false

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard headers.map({ ["en", "zh"].contains($0) }) ?? true else {
            throw ValidationError("--headers must be en or zh.")
        }
    }

    func run() async throws {
        let isChinese = headers.map { $0 == "zh" } ?? (Language.ofEnvironment == .chinese)
        let naming: SheetTemplate.Naming = isChinese ? .chinese : .fields
        let template = fromDirectory ? try await asked(naming) : SheetTemplate(subject, naming: naming)
        for path in try template.write(to: output ?? "\(subject.rawValue)-template.csv") { try Output.line(path) }
    }

    private func asked(_ naming: SheetTemplate.Naming) async throws -> SheetTemplate {
        let connector = try connection.connector(folder: ".")
        let subject = subject
        return try await Interruption.cancelling {
            var job = JobDefinition(job: "template")
            job.directory = connector.access.named(for: job)
            let connection = try await connector.connect(job)
            do {
                try await connection.checkToken()
                let template = try await DirectoryTemplate(connection: connection).template(subject, naming: naming)
                try await connection.close()
                return template
            } catch {
                try await connection.close()
                throw error
            }
        }
    }
}
