import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobSession
import Wording

struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write runs whose plan was confirmed, beside other workers, until stopped.",
        discussion: """
            Runs come from `roster import --detach`, and from imports that are under way or whose process has died. Several \
            workers, on one machine or on many with one --ledger, share the rows of a run; what a worker leaves, another \
            finds out about and goes on with. The first Ctrl-C or SIGTERM lets what is in flight come to its end and gives \
            the rest back. A worker serves a hundred runs at once at most, in turns between companies where there are more.

            The secret of a company's app is read from the file HOST/APP of the folder --credentials, such as \
            open.feishu.cn/cli_a1b2c3, or from ROSTER_APP_SECRET where ROSTER_APP_ID is the run's app. Results are written \
            on the machine where the run was planned: by a worker there, else by `roster results RUN`.

            Exit status: 0 stopped, or with --until-idle nothing left to do; with --until-idle, where runs were left or \
            stopped, 7 because of a secret or a permission, 6 because too many rows failed, 8 because of limits or the network, \
            9 because their results could not be written; 2 where the folder --credentials is not there, or with --until-idle no run of the ledger is of a \
            --tenant; 1 where the ledger cannot be used.
            """
    )

    @OptionGroup var ledger: LedgerOptions

    @Option(help: "Only runs of that company: the host of its directory, or its app's id. May be given several times.")
    var tenant: [String] = []

    @Option(name: .customLong("run"), help: "Only that run, or last. May be given several times.")
    var runs: [String] = []

    @Option(help: "How many runs are written at the same time; the one served longest ago is next.")
    var workers = 4

    @Option(help: "The folder of the secrets: one file HOST/APP for each app.", completion: .directory)
    var credentials: String?

    @Flag(help: "End once no run is left to write.")
    var untilIdle = false

    @Option(help: .hidden)
    var leaseSeconds: Double?

    @Option(help: .hidden)
    var places: Int?

    @Option(help: .hidden)
    var leastServiceSeconds: Double?

    func validate() throws {
        guard workers > 0 else {
            throw ValidationError(
                LocalizedText(en: "--workers must be at least 1.", zh: "--workers 至少为 1。")
            )
        }
        if let credentials, !Self.isFolder(credentials) {
            throw ValidationError(
                LocalizedText(
                    en: "--credentials: there is no folder \(credentials).",
                    zh: "--credentials：文件夹 \(credentials) 不存在。"
                )
            )
        }
        guard leaseSeconds.map({ $0 > 0 }) != false else {
            throw ValidationError(
                LocalizedText(en: "--lease-seconds must be more than 0.", zh: "--lease-seconds 须大于 0。")
            )
        }
    }

    func run() async throws {
        let place = try ledger.place()
        var choice = WorkerChoice()
        choice.tenants = Set(tenant)
        if !runs.isEmpty {
            let history = try RunHistory(at: place)
            for name in runs { choice.runs.insert(try await history.id(of: name, for: .lookingAtRows)) }
        }
        choice.runsAtOnce = workers
        choice.untilIdle = untilIdle
        choice.leaseSeconds = leaseSeconds
        choice.places = places ?? choice.places
        choice.leastService = leastServiceSeconds.map { .seconds($0) } ?? choice.leastService
        let session = try WorkerSession(
            ledger: place,
            choice: choice,
            credentials: WorkerCredentials(
                folder: credentials,
                environment: ProcessInfo.processInfo.environment,
                rates: try place.rates(),
                counts: try place.callCounts()
            )
        ) { Language.ofEnvironment.words($0) }
        StandardError.note(
            LocalizedText(en: "This worker looks for runs to write.", zh: "该工作进程正在查找待写入的运行。")
        )
        let end = try await WorkScreen(isQuiet: true).run(session)
        // One that was stopped has left everything to others.
        guard untilIdle else { return }
        if let note = end.note { StandardError.note(note) }
        try ExitCode.end(end.exit)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}
