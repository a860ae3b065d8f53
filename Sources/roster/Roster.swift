import ArgumentParser
import Foundation
import JobEngine
import JobModel

/// The command.
///
/// Data goes to standard output, everything else to standard error.
@main
struct Roster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract:
            "Bulk jobs on a company directory: a sheet goes in, every row is checked, planned, written and accounted for.",
        discussion: """
            Exit status: 0 as wished, 1 unexpected, 2 usage, 3 nothing could be sent or findings, 4 some row did not \
            end well, 5 unknown outcomes remain, 6 safety stop, 7 credentials or permission, 8 limits or network, \
            9 all rows are written and the results files are not, 130 interrupted.

            Every command takes --lang en or --lang zh for the language of its sentences; else LC_ALL, LC_MESSAGES or \
            LANG says it.
            """,
        subcommands: [
            Import.self, Plan.self, Apply.self, Resume.self, Retry.self, Resolve.self, Inspect.self, Check.self,
            Runs.self, Status.self, Results.self, RunLog.self, Purge.self, Export.self, Template.self, Doctor.self,
            Explain.self,
            LedgerCommand.self, DirectoryCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot(try Language.taken(from: Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Foundation.exit(ErrorReport(error).print())
        }
    }
}

/// What an error says on the screen, and with which status the command ends.
struct ErrorReport {
    private let error: any Error

    init(_ error: any Error) { self.error = error }

    /// Prints problem and remedy, or the help that was asked for; returns the exit status.
    func print() -> Int32 {
        if let explained = error as? any ExplainedError {
            let (problem, remedy) = explained.words
            Screen.note("roster: " + Language.ofEnvironment.words(problem))
            Screen.note("        " + Language.ofEnvironment.words(remedy))
            return Int32(ExitStatus(explained).rawValue)
        }
        if let server = error as? any ServerSentence {
            Screen.note("roster: \(server.problem)")
            Screen.note("        \(server.remedy)")
            return Int32(ExitStatus.usage.rawValue)
        }
        if error is CancellationError { return Int32(ExitStatus.interrupted.rawValue) }
        if let code = error as? ExitCode { return code.rawValue }
        let code = Roster.exitCode(for: error)
        if code.isSuccess {
            Swift.print(Roster.fullMessage(for: error))
            return 0
        }
        Screen.notes(Roster.fullMessage(for: error))
        // ArgumentParser's own status for a wrong call is 64; ours is 2.
        let isUsage = code == .validationFailure
        return Int32((isUsage ? ExitStatus.usage : ExitStatus.unexpected).rawValue)
    }
}
