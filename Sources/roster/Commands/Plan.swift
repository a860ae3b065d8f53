import ArgumentParser
import DirectoryServing
import Foundation
import Glibc
import JobEngine
import JobModel
import JobSession
import Wording

struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what an import would do, row by row and field by field, and keep it for `roster apply`.",
        discussion: """
            Nothing is written in the directory. Exit status: 0 every row can go in, 2 usage, 3 some row is invalid or \
            nothing could be planned, 7 credentials or permission, 8 limits or network.
            """
    )

    @OptionGroup var source: ImportSource

    @Option(name: .shortAndLong, help: "A new file for the plan; it holds people's data.", completion: .file())
    var output: String?

    @Option(help: "Where `roster apply` puts its results; else roster-results beside the job.", completion: .directory)
    var out: String?

    func run() async throws {
        let job = try await source.job()
        let session = PlanSession(
            job: job,
            connector: try source.connection.connector(folder: job.folder),
            output: output,
            results: out
        )
        let plan = try await WorkScreen(reading: source.connection.reading).run(session)
        try show(plan)
        try ExitCode.end(plan.exit)
    }

    private func show(_ plan: PlanSummary) throws {
        if source.options.json {
            try StandardOutput.json(plan)
        } else {
            let style = Style(of: STDOUT_FILENO)
            let view = PlanView(
                plan: plan,
                language: .ofEnvironment,
                hasBars: style.isTerminal,
                columns: Style.columns(of: STDOUT_FILENO)
            )
            for line in view.view() {
                try StandardOutput.line(line, style)
            }
        }
        if let output {
            StandardError.note(
                LocalizedText(
                    en: "Kept in \(output); `roster apply \(output)` does exactly this, or says what has changed.",
                    zh: "已保存到 \(output)；roster apply \(output) 将严格照此执行，若有变动则说明并停止。"
                )
            )
        }
    }
}

/// What an import reads and where it would write: a job, or a sheet with flags.
struct ImportSource: ParsableArguments {
    @Argument(
        help: "A job (.yaml), a CSV file or a workbook, - for standard input.",
        completion: .file(extensions: ["yaml", "yml"] + SheetOptions.endings)
    )
    var file: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var options: SheetOptions

    @OptionGroup var matching: MatchOptions

    @Option(help: "auto, batch or single; else the job's.")
    var submit: JobDefinition.Submit?

    /// The job with the flags in it.
    func job() async throws -> ImportJob {
        try await ImportJob(
            JobSource(file, options: options, matching: matching, connection: connection),
            submit: submit
        )
    }
}

extension JobDefinition.Submit: ExpressibleByArgument {}
