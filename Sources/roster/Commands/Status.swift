import ArgumentParser
import JobEngine

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how far a run is and how its rows ended.",
        discussion: "Exit status: 0, or 2 where there is no such run."
    )

    @Argument(help: ArgumentHelp("The run, or last.", valueName: "run"))
    var name: String

    @Flag(help: "Print one JSON object to standard output.")
    var json = false

    func run() async throws {
        let status = try await RunHistory(stateFolder: StateFolder.ofEnvironment).status(of: name)
        if json {
            try Output.json(status)
        } else {
            for line in RunView(run: status).lines() { try Output.line(line) }
        }
    }
}
