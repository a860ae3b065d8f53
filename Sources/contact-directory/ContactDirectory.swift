import ArgumentParser
import DirectoryServer
import DirectoryServing
import Foundation
import UnixSignals
import Wording

/// The directory alone, without Roster: what a client of the contact API is tried against.
@main
struct ContactDirectory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact-directory",
        abstract: "Serve the contact API on loopback until Ctrl-C, for tests of its clients.",
        discussion: """
            Prints one line on standard output when it answers. Exit status: 0 stopped by Ctrl-C or SIGTERM, 2 usage, or \
            the port, company file or database cannot be used.

            --lang en or --lang zh gives the language of its sentences; else LC_ALL, LC_MESSAGES or LANG says it.
            """
    )

    @Option(
        help: "The company file; else the example that the command carries. It fills a new database only.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var company: String?

    @Option(help: "The database, which later starts go on with; in memory without it.", completion: .file())
    var database = ":memory:"

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let directory = try await options.start(
            database: database,
            company: try company.map(CompanyFile.read) ?? Self.example(),
            secrets: .company
        )
        // Watched before the greeting, so that a reader of it can stop the server.
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        for note in directory.notes { Self.say(Language.ofEnvironment.words(note)) }
        try FileHandle.standardOutput.write(contentsOf: Data(directory.greeting.utf8))
        for await _ in signals { break }
        try await directory.stop()
    }

    private static func example() throws -> CompanyFile {
        try CompanyFile(yaml: String(decoding: PackageResources.company_yaml, as: UTF8.self))
    }

    static func main() async {
        do {
            var command = try parseAsRoot(try Language.taken(from: Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Foundation.exit(report(error))
        }
    }

    /// Says what went wrong; returns the exit status.
    private static func report(_ error: any Error) -> Int32 {
        if let error = error as? any ExplainedError {
            return explain([error.problem, error.remedy])
        }
        if let error = error as? ControlTokenError { return explain([error.words]) }
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        if code.isSuccess {
            print(message)
            return 0
        }
        say(Language.ofEnvironment == .chinese ? ParserMessage.chinese(message) : message)
        return code == .validationFailure ? usage : 1
    }

    private static func explain(_ words: [LocalizedText]) -> Int32 {
        for (position, text) in words.enumerated() {
            say((position == 0 ? "contact-directory: " : "        ") + Language.ofEnvironment.words(text))
        }
        return usage
    }

    private static let usage: Int32 = 2

    /// Writes a line on standard error; where nobody reads it, the server goes on.
    private static func say(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            VisibleText.escaped(String($0)) + "\n"
        }
        do { try FileHandle.standardError.write(contentsOf: Data(lines.joined().utf8)) } catch {}
    }
}
