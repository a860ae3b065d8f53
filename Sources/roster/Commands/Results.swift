import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct Results: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Write the results of a run: summary.json, report.html to read, and results.csv and failed.csv (of a workbook failed.xlsx too) for each step.",
        discussion: """
            A run whose rows are all written and that lacks only its results is finished by this. Exit status: 0, 1 where \
            the files cannot be written, or 2 where there is no such run.
            """
    )

    @Argument(help: ArgumentHelp("The run, or last.", valueName: "run"))
    var name: String

    @Option(
        help: "The folder in which a folder for the run is made; else where the run wrote its own.",
        completion: .directory
    )
    var out: String?

    @Flag(help: "Print summary.json to standard output as well.")
    var json = false

    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        let history = try RunHistory(at: ledger.place())
        let summary = try await history.writeResults(of: name, out: out) { Language.ofEnvironment.words($0) }
        if json { try StandardOutput.json(summary) }
        for file in summary.files { json ? StandardError.note(file) : try StandardOutput.line(file) }
        let status = try await history.status(of: summary.run, written: summary.files)
        for line in RunView(run: status, language: .ofEnvironment).next { StandardError.note(line) }
    }
}
