import ArgumentParser
import JobSession

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Create or update people or departments: check every row, show the plan, ask, write, account for every row.",
        discussion: """
            Exit status: 0 every row succeeded, 2 usage or not confirmed, 3 nothing could be sent, 4 some row \
            failed, was invalid, defective or held back, 5 unknown outcomes remain, 6 safety stop, 7 credentials or \
            permission, 8 limits or network, 9 all rows are written and the results files are not (`roster results last` \
            writes them), 130 interrupted. What was stopped goes on with `roster resume last`.

            With --detach the status is 0 once the plan is confirmed: nothing is written yet, workers write the run, and \
            `roster status RUN --watch` follows it from anywhere.
            """
    )

    @OptionGroup var source: ImportSource
    @OptionGroup var observing: ObservationOptions

    @OptionGroup var writing: WritingOptions

    @Flag(help: "End once the plan is confirmed, and leave the writing to workers (roster work).")
    var detach = false

    func run() async throws {
        let observation = try observing.open()
        let job = try await source.job()
        let screen = try ImportScreen(
            source.connection,
            folder: job.folder,
            isGiven: writing.yes,
            json: source.options.json,
            observation: observation
        )
        let (out, detach) = (writing.out, detach)
        try await screen.follow { try await $0.begin(job, results: out, detached: detach) }
    }
}

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
