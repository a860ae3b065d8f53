import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobSession
import Wording

struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Try the rows of a run again that did not succeed, as they were or as a corrected failed.csv or workbook has them.",
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

    @Option(
        help: "The corrected failed.csv or workbook, - for standard input.",
        completion: .file(extensions: SheetOptions.endings)
    )
    var input: String?

    @Option(
        help:
            "The job file of the run's sheet, in place of --input: the rows are taken as the sheet has them by now, with what was corrected and chosen since.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var job: String?

    @Option(help: "Of a corrected workbook the tab, by its name or number.")
    var sheet: String?

    @OptionGroup var taking: InputOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var observing: ObservationOptions
    @OptionGroup var writing: WritingOptions

    @Flag(help: "Print summary.json to standard output.")
    var json = false

    func validate() throws {
        try SheetOptions.validate(sheet: sheet)
        guard job == nil || input == nil else {
            throw ValidationError(
                LocalizedText(
                    en: "--job takes the rows from the sheet, and --input from a file; give one of them.",
                    zh: "--job 从表格取行，--input 从文件取行，只能给出其中一个。"
                )
            )
        }
        guard sheet == nil || input != nil else {
            throw ValidationError(
                LocalizedText(en: "--sheet names a tab of --input; give both.", zh: "--sheet 指定 --input 的工作表，须同时给出。")
            )
        }
    }

    func run() async throws {
        let run = try await NamedRun(name, for: .retrying, at: connection.ledger.place())
        let observation = try observing.open()
        let file: String? = if let input { try await connection.sheet(input, limit: taking.limit) } else { nil }
        let path = file.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        let given = try job.map { try ImportJob(.job(path: $0)) }
        let (out, sheet) = (writing.out, sheet)
        let screen = try ImportScreen(
            connection,
            folder: run.folder,
            isGiven: writing.yes,
            json: json,
            observation: observation
        )
        if let given {
            let state = StateFolder.ofEnvironment
            return try await screen.follow {
                try await $0.retry(run.id, asIn: given, stateFolder: state, results: out)
            }
        }
        try await screen.follow { try await $0.retry(run.id, input: path, sheet: sheet, results: out) }
    }
}
