import ArgumentParser
import DirectoryServer
import Foundation
import JobEngine

struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory",
        abstract: "The directory that Roster carries: the contact API on this machine, for rehearsals.",
        subcommands: [Serve.self]
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

    @Option(help: "The company file.", completion: .file(extensions: ["yaml", "yml"]))
    var company = "templates/company.yaml"

    @Option(help: "The database; by default directory.sqlite in the state folder.")
    var database: String?

    @Option(help: "documented or off.")
    var rates = Rates.documented

    enum Rates: String, ExpressibleByArgument, CaseIterable {
        case documented
        case off
    }

    func run() async throws {
        let path = try database ?? Self.databaseInStateFolder()
        // A database that is filled needs no company file, wherever the command is run from.
        let isNeeded = !FileManager.default.fileExists(atPath: path) || FileManager.default.fileExists(atPath: company)
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: path,
                company: isNeeded ? try CompanyFile.read(company) : nil,
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

    private static func databaseInStateFolder() throws -> String {
        let folder = StateFolder.path(environment: ProcessInfo.processInfo.environment)
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return folder + "/directory.sqlite"
    }
}
