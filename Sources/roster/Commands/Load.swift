import ArgumentParser
import DirectoryServer
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
            the directory in use, 3 no export, 4 some rows could not be loaded.
            """
    )

    @Argument(help: "The folder that `roster export --out` wrote.", completion: .directory)
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
        guard let company = try company.map(CompanyFile.read) ?? file.company(near: ".") else {
            throw ValidationError(
                LocalizedText(
                    en: "The company file near cannot be read; give one with --company.",
                    zh: "无法读取附近的企业文件；请用 --company 指定。"
                )
            )
        }
        let loading = try SnapshotLoad(folder: URL(fileURLWithPath: folder).standardizedFileURL.path)
        if FileManager.default.fileExists(atPath: file.database) {
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
        let scratch = try ScratchFolder(for: .load, stateFolder: StateFolder.ofEnvironment)
        let loaded: [(PlanSummary, RunSummary)]
        do {
            loaded = try await load(loading, into: file.database, company, scratch: scratch.path)
        } catch {
            try scratch.remove()
            throw error
        }
        var failed = 0
        for (plan, summary) in loaded {
            StandardError.show(plan)
            failed += summary.notWell
        }
        guard failed == 0 else {
            // Its results are for the user.
            scratch.keep()
            StandardError.note(
                LocalizedText(
                    en: "\(failed) rows could not be loaded; \(scratch.path)/results says which and why.",
                    zh: "有 \(failed) 行无法载入；详见 \(scratch.path)/results。"
                )
            )
            throw ExitCode(Int32(ExitStatus.rowsFailed.rawValue))
        }
        try scratch.remove()
        StandardError.note(
            LocalizedText(
                en: "The secret that ships with Roster does not open this directory; the app's secret is in "
                    + "\(EmbeddedDirectory.secretPath(of: file.database)).",
                zh: "随 Roster 发布的密钥不能打开此通讯录；应用密钥见 \(EmbeddedDirectory.secretPath(of: file.database))。"
            )
        )
        try StandardOutput.line(
            LocalizedText(en: "\(folder) is loaded into \(file.database)", zh: "\(folder) 已载入 \(file.database)")
        )
    }

    private func load(
        _ loading: SnapshotLoad,
        into database: String,
        _ company: CompanyFile,
        scratch: String
    ) async throws -> [(PlanSummary, RunSummary)] {
        try EmbeddedDirectory.reset(database: database)
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: database,
                company: company.withoutAnybody,
                holdsPeople: true,
                rates: .off,
                secrets: .drawn
            )
        )
        let app = try await EmbeddedDirectory.credentials(inDatabase: database)
        let way = (address: "http://127.0.0.1:\(directory.port)", app: app)
        let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        let meter = ProgressLine.meter()
        do {
            let ledger = try StateStores.ledger(in: scratch)
            let stop = StopSignal()
            let loaded = try await Interruption.watching {
                stop.raise()
            } during: {
                try await loading.run(ledger: ledger, scratch: scratch, stop: stop) { job in
                    try access.connection(
                        for: job,
                        embedded: (way.address, way.app.appID, way.app.appSecret),
                        ownsServer: false
                    ) {}
                } events: { event in
                    await ProgressLine.show(event, on: meter)
                }
            }
            await meter.finish()
            try await directory.settle(company)
            try await directory.stop()
            return loaded
        } catch {
            await meter.finish()
            try await directory.stop()
            throw error
        }
    }
}
