import ArgumentParser
import DirectoryServer
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory",
        abstract: "The directory that Roster carries: the contact API on this machine, for rehearsals.",
        subcommands: [
            Serve.self, Outbox.self, Log.self, Clock.self, Load.self, Save.self, Restore.self, Saved.self, Delete.self,
            Reset.self,
        ]
    )
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the contact API on loopback until Ctrl-C.",
        discussion: """
            Prints one line on standard output when it answers. The company file fills the database on first use only. \
            Exit status: 0 stopped by Ctrl-C or SIGTERM, 2 the port, company file or database cannot be used.
            """
    )

    @Option(
        help: "The company file; else templates/company.yaml here or in a folder above, else the one in the command.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var company: String?

    @OptionGroup var database: DatabaseOption

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let file = try database.file()
        let company = try company.map(CompanyFile.read) ?? file.company(near: ".")
        let directory = try await start(file.database, company)
        for note in directory.notes { StandardError.note(note) }
        let (signals, raised) = AsyncStream<Void>.makeStream()
        try await Interruption.watching {
            raised.finish()
        } during: {
            // Only while signals are watched, so that a reader of it can stop the server.
            try FileHandle.standardOutput.write(contentsOf: Data(directory.greeting.utf8))
            for await _ in signals {}
            try await directory.stop()
        }
    }

    private func start(_ database: String, _ company: CompanyFile?) async throws -> EmbeddedDirectory {
        do {
            return try await options.start(database: database, company: company, secrets: .companyAndDrawn)
        } catch let error as ControlTokenError {
            throw ValidationError(error.words)
        }
    }
}
