import ArgumentParser
import JobEngine
import JobSession

/// Which file of an embedded directory is meant.
struct DatabaseOption: ParsableArguments {
    @Option(help: "The database; by default directory.sqlite in the state folder.")
    var database: String?

    func file() throws -> EmbeddedFile {
        try database.map(EmbeddedFile.init(database:)) ?? EmbeddedFile(stateFolder: StateFolder.ofEnvironment)
    }
}
