import ArgumentParser
import JobModel
import JobSession
import Wording

struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Empty the embedded directory; the company file fills it again on its next use.",
        discussion: "Exit status: 0, or 2 where another command is using it, or it was not confirmed."
    )

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let file = try database.file()
        StandardError.note(
            LocalizedText(en: "Everybody in \(file.database) will be gone.", zh: "\(file.database) 中的所有人员都将被清除。")
        )
        guard
            try Confirmation(isGiven: yes, otherwise: LocalizedText(en: "Nothing was changed", zh: "未做任何改动"))
                .isConfirmed()
        else {
            return StandardError.note(LocalizedText(en: "Nothing was changed.", zh: "未做任何改动。"))
        }
        try file.reset()
    }
}
