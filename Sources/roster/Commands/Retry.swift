import ArgumentParser
import Foundation
import JobEngine
import JobSession
import Wording

struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Try the rows of a run again that did not succeed, as they were or as a corrected failed.csv has them.",
        discussion: """
            A row is known by its roster_row, else by its match key. What is there already is compared and at most \
            patched, never made twice. Exit status: as `roster import`; 0 also where nothing is left to retry, 4 also \
            where the corrected file held a part of what is still open, 2 where the run has not come to its end. A stopped \
            run is ended by it, where the end of every row that was sent is known: its rows are planned again, while \
            `roster resume` sends them as they were planned.
            """
    )

    @Argument(
        help: ArgumentHelp("The run, or last for the newest that was stopped or has come to its end.", valueName: "run")
    )
    var name: String

    @Option(help: "The corrected failed.csv, - for standard input.", completion: .file(extensions: ["csv"]))
    var input: String?

    @OptionGroup var taking: InputOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var observing: ObservationOptions
    @OptionGroup var writing: WritingOptions

    @Flag(help: "Print summary.json to standard output.")
    var json = false

    func run() async throws {
        let run = try await NamedRun(name, for: .retrying, stateFolder: StateFolder.ofEnvironment)
        let observation = try observing.open()
        let sheet: String? = if let input { try await connection.sheet(input, limit: taking.limit) } else { nil }
        let path = sheet.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        let out = writing.out
        let screen = try ImportScreen(
            connection,
            folder: run.folder,
            isGiven: writing.yes,
            json: json,
            observation: observation
        )
        try await screen.follow { try await $0.retry(run.id, input: path, results: out) }
    }
}
