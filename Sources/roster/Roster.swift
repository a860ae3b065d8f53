import ArgumentParser
import CMalloc
import DirectoryServer
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Logging
import Wording

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
            Exit status: 0 success, 1 unexpected, 2 usage, 3 nothing could be sent or findings, 4 some row did not \
            succeed, 5 unknown outcomes remain, 6 safety stop, 7 credentials or permission, 8 limits or network, \
            9 all rows are written and the results files are not, 10 differences, 130 interrupted.

            Every command takes --lang en or --lang zh for the language of its sentences; else LC_ALL, LC_MESSAGES or \
            LANG says it. Completions for a shell: --generate-completion-script bash, zsh or fish.
            """,
        version: version,
        subcommands: [
            Import.self, Plan.self, Apply.self, Work.self, Rehearse.self, Stop.self, Resume.self, Retry.self,
            Resolve.self,
            Inspect.self, Check.self, Runs.self, Status.self, Rows.self, Results.self, RunLog.self, Purge.self,
            Export.self,
            Verify.self, Template.self, Diff.self, Console.self, Doctor.self, Explain.self, LedgerCommand.self,
            DirectoryCommand.self,
        ]
    )

    /// Semantic versioning: the second number grows with what is added, the first with what no longer works as before.
    static let version = "0.9.0"

    static func main() async {
        ProcessMemory.giveBackLargeBlocks()
        LoggingSystem.bootstrap { ScreenLogHandler(label: $0) }
        do {
            var command = try parseAsRoot(try Language.taken(from: Array(CommandLine.arguments.dropFirst())))
            for words in ScratchFolder.sweep(stateFolder: StateFolder.ofEnvironment) { StandardError.note(words) }
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

    init(_ error: any Error) {
        // A wrong call is shown with the command's usage, whichever layer found it.
        self.error = (error as? UsageError).map { ValidationError($0.words) } ?? error
    }

    /// Prints problem and remedy, or the help that was asked for; returns the exit status.
    func print() -> Int32 {
        if let explained = error as? any ExplainedError {
            let explanation = explained.explanation
            StandardError.note("roster: " + Language.ofEnvironment.words(explanation.problem))
            StandardError.note("        " + Language.ofEnvironment.words(CurrentRun.named(in: explanation.remedy)))
            return Int32(ExitStatus(explained).rawValue)
        }
        if let unasked = error as? Confirmation.Impossible {
            StandardError.note("roster: " + Language.ofEnvironment.words(unasked.words))
            if let next = unasked.next { StandardError.note(RunView.next(next)) }
            return Int32(ExitStatus.usage.rawValue)
        }
        if error is CancellationError { return Int32(ExitStatus.interrupted.rawValue) }
        if let code = error as? ExitCode { return code.rawValue }
        let code = Roster.exitCode(for: error)
        if code.isSuccess {
            Swift.print(Roster.fullMessage(for: error))
            return 0
        }
        let message = Self.visible(Roster.fullMessage(for: error), of: CommandLine.arguments)
        StandardError.notes(Language.ofEnvironment == .chinese ? ParserMessage.chinese(message) : message)
        if let near = SubcommandSuggestion.near(Array(CommandLine.arguments.dropFirst())) {
            StandardError.note(LocalizedText(en: "Did you mean '\(near)'?", zh: "是否应为“\(near)”？"))
        }
        // ArgumentParser's own status for a wrong call is 64; ours is 2.
        let isUsage = code == .validationFailure
        return Int32((isUsage ? ExitStatus.usage : ExitStatus.unexpected).rawValue)
    }

    /// A message that repeats arguments, with what is unseen in them written out: a line break in one would otherwise
    /// begin a line that looks like Roster's own.
    static func visible(_ message: String, of arguments: [String]) -> String {
        let parts = arguments.flatMap { [$0] + $0.split(separator: "=", maxSplits: 1).dropFirst().map(String.init) }
        return parts.filter(VisibleText.isUnseen(in:)).sorted { $0.utf8.count > $1.utf8.count }
            .reduce(message) { $0.replacing($1, with: VisibleText.escaped($1)) }
    }
}
