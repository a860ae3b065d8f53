import ArgumentParser
import DirectoryServer
import JobModel
import JobSession
import Wording

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a saved directory in the place of whatever the embedded directory holds.",
        discussion: """
            Nothing changes before all of it is checked, and then at one instant; what an earlier version has saved is \
            brought up to date. Its clock comes with it, the app's drawn secret stays. Exit status: 0, or 2 where it was \
            not confirmed, a server or a run uses the directory, or what is saved is not there, damaged or of a later version.
            """
    )

    @Argument(help: "The name it was saved under.")
    var name: String

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let file = try database.file()
        let name = try SavedDirectoryName(name)
        try file.saved.require(name)
        StandardError.note(
            LocalizedText(
                en: "Everybody in \(file.database) will be gone; \(name) comes in their place.",
                zh: "\(file.database) 中的所有人员都将被清除，由“\(name)”取代。"
            )
        )
        guard
            try Confirmation(isGiven: yes, otherwise: LocalizedText(en: "Nothing was changed", zh: "未做任何改动"))
                .isConfirmed()
        else {
            return StandardError.note(LocalizedText(en: "Nothing was changed.", zh: "未做任何改动。"))
        }
        try await file.saved.restore(name)
        if let warning = try await file.clock().warning { StandardError.note(warning) }
        try StandardOutput.line(
            LocalizedText(en: "\(name) is restored to \(file.database)", zh: "“\(name)”已恢复到 \(file.database)")
        )
    }
}
