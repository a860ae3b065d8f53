import ArgumentParser
import DirectoryServer
import JobModel
import JobSession
import Wording

struct Save: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Save the embedded directory as it is now, under a name.",
        discussion: """
            One file, for this user alone, in a folder beside the database; a server or a run may use the directory \
            meanwhile. Exit status: 0, or 2 where the name is taken or none, there is no directory yet, or the disk is full.
            """
    )

    @Argument(help: "Letters and digits, with -, _ or a dot between them.")
    var name: String

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Replace what is saved under this name.")
    var force = false

    func run() async throws {
        let saved = try database.file().saved
        let name = try SavedDirectoryName(name)
        try await saved.save(name, replaces: force)
        try StandardOutput.line(
            LocalizedText(en: "Saved as \(saved.path(of: name))", zh: "已保存为 \(saved.path(of: name))")
        )
    }
}
