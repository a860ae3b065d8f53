import ArgumentParser
import JobEngine
import JobModel
import JobSession

struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do exactly what a plan of `roster plan -o` says, or say what has changed since, and stop.",
        discussion: """
            The sheets and the directory are read once more; where a sheet, or any row's action or values, is not what \
            the plan says, nothing is sent. A plan that the console gave brings its sheets with it for another account; \
            its results go to roster-results beside the plan. Exit status: as `roster import`; 3 for a file that is no whole plan, 6 where \
            something has changed.
            """
    )

    @Argument(help: "The plan.", completion: .file())
    var file: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var observing: ObservationOptions

    @Flag(help: "Print summary.json to standard output.")
    var json = false

    @OptionGroup var writing: WritingOptions

    func run() async throws {
        let kept = try PlanFile(path: file)
        // The sheets of another account cannot be read: what the plan carries of them is.
        let carried = try CarriedSheets(of: kept, stateFolder: StateFolder.ofEnvironment)
        let plan = carried?.plan ?? kept
        let observation = try observing.open()
        let screen = try ImportScreen(
            connection,
            folder: plan.header.folder,
            isGiven: writing.yes,
            json: json,
            observation: observation
        )
        let out = writing.out
        do {
            // The user has looked at the plan when making the plan file.
            try await screen.follow(givenBy: writing.yes ? .planFile : nil) { try await $0.apply(plan, out: out) }
        } catch {
            try await carried?.removeUnlessUsed(by: RunHistory(at: connection.ledger.place()))
            throw error
        }
    }
}
