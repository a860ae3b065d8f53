import ArgumentParser
import Foundation
import JobEngine
import JobModel

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Create or update people or departments: check every row, show the plan, ask, write, account for every row.",
        discussion: """
            Exit status: 0 every row ended as wished, 2 usage or not confirmed, 3 nothing could be sent, 4 some row \
            failed, was invalid, defective or held back, 5 unknown outcomes remain, 6 safety stop, 7 credentials or \
            permission, 8 limits or network, 130 interrupted. What was stopped goes on with `roster resume last`.
            """
    )

    @Argument(help: "A job (.yaml) or a CSV file.", completion: .file(extensions: ["yaml", "yml", "csv"]))
    var file: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var tracing: TraceOption
    @OptionGroup var options: SheetOptions

    @OptionGroup var matching: MatchOptions

    @Option(help: "auto, batch or single; else the job's.")
    var submit: JobDefinition.Submit?

    @OptionGroup var writing: WritingOptions

    func run() async throws {
        let (named, folder) = try definition()
        let trace = try tracing.file()
        let connector = try connection.connector(folder: folder, trace: trace)
        var meant = named
        // What flag or environment say now is still meant when the run is resumed without them.
        meant.directory = connector.access.named(for: named)
        let job = meant
        if job.submit == .single, job.notify == false, job.steps.contains(where: { $0.subject == .people }) {
            throw ValidationError("--submit single and `notify: false` exclude each other: a single create invites.")
        }
        let out = writing.out ?? folder + "/roster-results"
        let session = try ImportSession(connector: connector, writing, json: options.json, trace: trace)
        try await session.run { engine in
            RunStart(handle: try await engine.startRun(job: job, folder: folder, out: out), needsPlan: true)
        }
    }

    private func definition() throws -> (job: JobDefinition, folder: String) {
        let here = FileManager.default.currentDirectoryPath
        var job: JobDefinition
        let folder: String
        let sheet = SheetJob(file: file, options: options, matching: matching)
        if SheetJob.isJob(file) {
            try sheet.refuseFlagsOfSheets()
            (job, folder) = try JobFile.load(file)
        } else {
            (job, folder) = (try sheet.definition(), here)
        }
        if let submit { job.submit = submit }
        // The ledger keeps it for a resume from anywhere.
        return (job, URL(fileURLWithPath: folder).standardizedFileURL.path)
    }
}

extension JobDefinition.Submit: ExpressibleByArgument {}

/// What the commands that write share.
struct WritingOptions: ParsableArguments {
    @Flag(help: "Go on without asking.")
    var yes = false

    @Option(
        help: "The folder in which a folder for the run's results is made; else roster-results beside the job.",
        completion: .directory
    )
    var out: String?
}
