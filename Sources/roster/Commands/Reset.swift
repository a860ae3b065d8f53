import ArgumentParser
import DirectoryServer
import JobEngine

struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Empty the embedded directory; the company file fills it again on its next use.",
        discussion: "Exit status: 0, or 2 where another command is using it, or nobody said yes."
    )

    @Option(help: "The database; by default directory.sqlite in the state folder.")
    var database: String?

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let file =
            try database.map(EmbeddedFile.init(database:)) ?? EmbeddedFile(stateFolder: StateFolder.ofEnvironment)
        Screen.note("Everybody in \(file.database) will be gone.")
        guard try Confirmation(isGiven: yes, otherwise: "Nothing was changed").isConfirmed() else {
            return Screen.note("Nothing was changed.")
        }
        try EmbeddedDirectory.reset(database: file.database)
    }
}
