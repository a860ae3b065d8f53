import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct RunLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show every request that a run has made for one row: when, where to, and what came back.",
        discussion: """
            A request counts for each row of its batch. The token of a create is a hash, the same as long as no earlier \
            create is proven absent. Exit status: 0, or 2 where there is no such run, step or row.
            """
    )

    @Argument(help: ArgumentHelp("The run, or last.", valueName: "run"))
    var name: String

    @Option(help: "The row, as the spreadsheet numbers it.")
    var row: Int

    @Option(help: "The step's name or number, where several steps have such a row.")
    var step: String?

    @Flag(help: "Print a JSON array to standard output: one object for each row of that number.")
    var json = false

    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        let history = try RunHistory(at: ledger.place())
        let logs = try await history.logs(of: name, row: row, step: step) { GivenLedger.words($0) }
        if json { return try StandardOutput.json(logs) }
        for log in logs {
            for line in RowLogView(log: log, language: .ofEnvironment).lines() { try StandardOutput.line(line) }
        }
    }
}
