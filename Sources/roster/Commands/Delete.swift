import ArgumentParser
import DirectoryServer
import JobModel
import JobSession
import Wording

struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Delete a saved directory.",
        discussion: "Exit status: 0, or 2 where there is none of that name, or it was not confirmed."
    )

    @Argument(help: "The name it was saved under.")
    var name: String

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let saved = try database.file().saved
        let name = try SavedDirectoryName(name)
        try saved.require(name)
        StandardError.note(
            LocalizedText(en: "\(saved.path(of: name)) will be gone.", zh: "\(saved.path(of: name)) 将被删除。")
        )
        guard
            try Confirmation(isGiven: yes, otherwise: LocalizedText(en: "Nothing was changed", zh: "未做任何改动"))
                .isConfirmed()
        else {
            return StandardError.note(LocalizedText(en: "Nothing was changed.", zh: "未做任何改动。"))
        }
        try await saved.delete(name)
    }
}
