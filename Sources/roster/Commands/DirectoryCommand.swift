import ArgumentParser
import DirectoryServer
import Foundation
import JobEngine

struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory",
        abstract: "The directory that Roster carries: the contact API on this machine, for rehearsals.",
        subcommands: [Serve.self, Outbox.self, Reset.self]
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

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port = 0

    @Option(
        help: "The company file; else templates/company.yaml here or in a folder above.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var company: String?

    @OptionGroup var database: DatabaseOption

    @Option(help: "documented or off.")
    var rates = Rates.documented

    enum Rates: String, ExpressibleByArgument, CaseIterable {
        case documented
        case off
    }

    func run() async throws {
        let file = try database.file()
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: file.database,
                company: try company.map(CompanyFile.read) ?? file.company(near: "."),
                port: port,
                rates: rates == .off ? .off : .documented
            )
        )
        try FileHandle.standardOutput.write(contentsOf: Data("listening on http://127.0.0.1:\(directory.port)\n".utf8))
        let (signals, raised) = AsyncStream<Void>.makeStream()
        try await Interruption.watching {
            raised.finish()
        } during: {
            for await _ in signals {}
            try await directory.stop()
        }
    }
}
