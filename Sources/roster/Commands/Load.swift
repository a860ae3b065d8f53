import ArgumentParser
import DirectoryServer
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill the embedded directory with what an export wrote, in place of whatever it holds.",
        discussion: """
            Apps, settings, custom attributes and employee types come from the company file. Ids of the directory's own \
            making, such as open ids, are new; nobody is invited. Exit status: 0 all is there, 2 usage, not confirmed or \
            the directory in use, 3 no export, 4 some rows could not be loaded, 130 interrupted.
            """
    )

    @Argument(
        help: "The folder that `roster export --out` wrote, in any format, or the workbook or database in it.",
        completion: .file()
    )
    var folder: String

    @Option(
        help: "The company file; else templates/company.yaml here or in a folder above, else the one in the command.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var company: String?

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let file = try database.file()
        let session = try LoadSession(
            folder: folder,
            into: file,
            company: company,
            stateFolder: StateFolder.ofEnvironment
        )
        if session.replaces {
            StandardError.note(
                LocalizedText(en: "Everybody in \(file.database) will be gone.", zh: "\(file.database) 中的所有人员都将被清除。")
            )
            guard
                try Confirmation(isGiven: yes, otherwise: LocalizedText(en: "Nothing was changed", zh: "未做任何改动"))
                    .isConfirmed()
            else {
                return StandardError.note(LocalizedText(en: "Nothing was changed.", zh: "未做任何改动。"))
            }
        }
        let loaded = try await WorkScreen().run(session)
        for run in loaded.runs { StandardError.show(run.plan) }
        if let results = loaded.results {
            StandardError.note(
                LocalizedText(
                    en: "\(loaded.failed, "row") could not be loaded; \(results) says which and why.",
                    zh: "有 \(loaded.failed) 行无法载入；详见 \(results)。"
                )
            )
        } else if loaded.isWhole {
            try showLoaded(file)
        } else {
            StandardError.note(
                LocalizedText(
                    en: "Stopped before everything was loaded; load it again.",
                    zh: "尚未全部载入即已停止；请重新载入。"
                )
            )
        }
        try ExitCode.end(loaded.exit)
    }

    private func showLoaded(_ file: EmbeddedFile) throws {
        StandardError.note(
            LocalizedText(
                en: "The secret that ships with Roster does not open this directory; the app's secret is in "
                    + "\(file.secretPath).",
                zh: "随 Roster 发布的密钥不能打开此目录；应用密钥见 \(file.secretPath)。"
            )
        )
        try StandardOutput.line(
            LocalizedText(en: "\(folder) is loaded into \(file.database)", zh: "\(folder) 已载入 \(file.database)")
        )
    }
}
