import ArgumentParser
import JobEngine
import JobSession

struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read back what became of rows whose end is not known, and send nothing.",
        discussion: """
            What is found is settled; what is certain not to be there is sent by the next resume; what cannot be told \
            stays unknown: a batch whose answer was lost may come to pass until `settle_after` is over. Exit status: as \
            `roster import` for the rows of the whole run: 5 while some end is not known; 2 where the run has come to its end, \
            nothing of it has been sent yet, or another process is at work on it: then nothing is changed.
            """
    )

    @Argument(help: ArgumentHelp("The run, or last for the newest that has not come to its end.", valueName: "run"))
    var name: String

    @OptionGroup var connection: ConnectionOptions

    @Flag(help: "Print summary.json to standard output.")
    var json = false

    func run() async throws {
        let run = try await NamedRun(name, for: .resolving, at: connection.ledger.place())
        let screen = try ImportScreen(connection, folder: run.folder, isGiven: false, json: json)
        try await screen.follow { try await $0.resolve(run.id) }
    }
}
