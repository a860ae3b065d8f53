import ArgumentParser
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what an import would do, row by row and field by field, and keep it for `roster apply`.",
        discussion: """
            Nothing is written in the directory. Exit status: 0 every row can go in, 2 usage, 3 some row is invalid or \
            nothing could be planned, 7 credentials or permission, 8 limits or network.
            """
    )

    @OptionGroup var source: ImportSource

    @Option(name: .shortAndLong, help: "A new file for the plan; it holds people's data.", completion: .file())
    var output: String?

    @Option(help: "Where `roster apply` puts its results; else roster-results beside the job.", completion: .directory)
    var out: String?

    func run() async throws {
        let (job, folder, connector) = try await source.resolved()
        let results = out ?? folder + "/roster-results"
        if let output, FileManager.default.fileExists(atPath: output) {
            throw ValidationError(
                LocalizedText(en: "\(output) is there already; a plan replaces no file.", zh: "\(output) 已存在；计划不会替换文件。")
            )
        }
        let scratch = try ScratchFolder(for: .plan, stateFolder: StateFolder.ofEnvironment)
        defer { Self.remove(scratch) }
        // A plan that is only looked at leaves no run behind.
        let engine = Engine(
            ledger: try StateStores.ledger(in: scratch.path),
            connect: { try await connector.connect($0) },
            events: { event in
                if case .reading(let budget) = event { StandardError.note(connector.sentence(of: budget)) }
            }
        )
        let output = output
        let plan = try await Interruption.cancelling {
            let handle = try await engine.startRun(job: job, folder: folder, out: scratch.path + "/out")
            do {
                var plan = try await engine.plan(handle)
                plan.run = ""
                if let output { try await engine.savePlan(of: handle, out: results, to: output) }
                try await handle.close()
                return plan
            } catch {
                try await handle.close()
                throw error
            }
        }
        try show(plan)
        if plan.invalid > 0 { throw ExitCode(Int32(ExitStatus.nothingSent.rawValue)) }
    }

    private func show(_ plan: PlanSummary) throws {
        if source.options.json {
            try StandardOutput.json(plan)
        } else {
            let style = Style(of: STDOUT_FILENO)
            let view = PlanView(
                plan: plan,
                language: .ofEnvironment,
                hasBars: style.isTerminal,
                columns: Style.columns(of: STDOUT_FILENO)
            )
            for line in view.view() {
                try StandardOutput.line(line, style)
            }
        }
        if let output {
            StandardError.note(
                LocalizedText(
                    en: "Kept in \(output); `roster apply \(output)` does exactly this, or says what has changed.",
                    zh: "已保存到 \(output)；roster apply \(output) 将严格照此执行，若有变动则说明并停止。"
                )
            )
        }
    }

    private static func remove(_ folder: ScratchFolder) {
        do {
            try folder.remove()
        } catch {
            StandardError.note(
                LocalizedText(en: "\(folder.path) could not be removed: \(error)", zh: "无法删除 \(folder.path)：\(error)")
            )
        }
    }
}

/// What an import reads and where it would write: a job, or a CSV file with flags.
struct ImportSource: ParsableArguments {
    @Argument(
        help: "A job (.yaml) or a CSV file, - for standard input.",
        completion: .file(extensions: ["yaml", "yml", "csv"])
    )
    var file: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var options: SheetOptions

    @OptionGroup var matching: MatchOptions

    @Option(help: "auto, batch or single; else the job's.")
    var submit: JobDefinition.Submit?

    /// The job with the flags in it, the folder its paths are relative to, and the way to its directory.
    func resolved(trace: TraceFile? = nil) async throws -> (job: JobDefinition, folder: String, connector: Connector) {
        var (job, folder) = try await definition()
        let connector = try connection.connector(folder: folder, trace: trace)
        // What flag or environment say now is still meant when the run is resumed without them.
        job.directory = connector.access.named(for: job)
        if job.submit == .single, job.notify == false, job.steps.contains(where: { $0.subject == .people }) {
            throw ValidationError(
                LocalizedText(
                    en: "--submit single and `notify: false` exclude each other: a single create invites.",
                    zh: "--submit single 与 `notify: false` 不能并用：逐个创建一定会发出邀请。"
                )
            )
        }
        return (job, folder, connector)
    }

    /// The job as a file, if it is one.
    var jobFile: String? {
        SheetJob.isJob(file) ? URL(fileURLWithPath: file).standardizedFileURL.path : nil
    }

    private func definition() async throws -> (job: JobDefinition, folder: String) {
        let here = FileManager.default.currentDirectoryPath
        var job: JobDefinition
        let folder: String
        let sheet = SheetJob(
            file: try await connection.sheet(file, limit: options.input.limit),
            options: options,
            matching: matching
        )
        if SheetJob.isJob(file) {
            try options.refuseBesideJob(matching)
            (job, folder) = try JobFile.load(file)
        } else {
            (job, folder) = (try sheet.checkedDefinition(), here)
        }
        if let submit { job.submit = submit }
        // The ledger keeps it for a resume from anywhere.
        return (job, URL(fileURLWithPath: folder).standardizedFileURL.path)
    }
}

extension JobDefinition.Submit: ExpressibleByArgument {}
