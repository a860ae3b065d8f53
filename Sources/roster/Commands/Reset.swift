import ArgumentParser
import DirectoryServer
import JobEngine

struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Empty the embedded directory; the company file fills it again on its next use.",
        discussion: "Exit status: 0, or 2 where another command is using it, or nobody said yes."
    )

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let file = try database.file()
        Screen.note("Everybody in \(file.database) will be gone.")
        guard try Confirmation(isGiven: yes, otherwise: "Nothing was changed").isConfirmed() else {
            return Screen.note("Nothing was changed.")
        }
        try EmbeddedDirectory.reset(database: file.database)
    }
}
