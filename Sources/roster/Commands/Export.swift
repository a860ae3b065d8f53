import ArgumentParser
import Foundation
import JobEngine
import JobModel

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the whole directory to people.csv and departments.csv, which can be imported back.",
        discussion: """
            Exit status: 0 written, 2 usage, 7 credentials or permission, 8 limits or network, 130 interrupted. \
            The folder appears when it is whole; one that holds something already is left alone.
            """
    )

    @Argument(help: "A job of kind export (.yaml).", completion: .file(extensions: ["yaml", "yml"]))
    var job: String

    @OptionGroup var connection: ConnectionOptions

    @Option(help: "The folder to write; else `roster-export` beside the job.", completion: .directory)
    var out: String?

    @Flag(help: "Print manifest.json to standard output as well.")
    var json = false

    func run() async throws {
        let (job, folder) = try JobFile.load(job)
        guard job.kind == .exporting else {
            throw ValidationError("'\(job.job)' is an import; its job file says kind: import.")
        }
        let connector = try connection.connector(folder: folder)
        let export = ExportRun(job: job, stateFolder: StateFolder.ofEnvironment) { try await connector.connect($0) }
        let target = out ?? folder + "/roster-export"
        let meter = ProgressLine.meter()
        let (written, manifest) = try await Interruption.cancelling {
            try await meter.show(Language.ofEnvironment.words(Words(en: "Departments read", zh: "已读取部门")), total: nil) {
                try await export.write(to: target) { progress in
                    await meter.advance(to: progress.departmentsRead, total: progress.departments)
                }
            }
        }
        if json { try Output.json(manifest) }
        try show(manifest, written)
    }

    private func show(_ manifest: ExportManifest, _ folder: String) throws {
        let language = Language.ofEnvironment
        var words = [
            Words(
                en: "\(manifest.people) people and \(manifest.departments) departments of \(manifest.directory)",
                zh: "\(manifest.directory)：\(manifest.people) 人，\(manifest.departments) 个部门"
            )
        ]
        if !manifest.isWholeCompany {
            words.append(
                Words(
                    en: "The app reaches a part of the company only: this is what its scope holds.",
                    zh: "应用只能访问公司的一部分：以上是其通讯录权限范围内的内容。"
                )
            )
        }
        for (sheet, fields) in manifest.fieldsNeverSeen.sorted(by: { $0.key < $1.key }) where !fields.isEmpty {
            let list = fields.joined(separator: ", ")
            words.append(
                Words(
                    en: "Never seen in \(sheet): \(list): set for nobody, or not permitted.",
                    zh: "\(sheet) 中从未出现：\(list)：可能无人填写，或没有字段权限。"
                )
            )
        }
        if manifest.moved > 0 {
            words.append(
                Words(
                    en: "\(manifest.moved) people were moved meanwhile; see manifest.json.",
                    zh: "导出期间有 \(manifest.moved) 人被调动，详见 manifest.json。"
                )
            )
        }
        var lines = words.map(language.words)
        lines += (manifest.files.map(\.name) + ["manifest.json"]).map { "\(folder)/\($0)" }
        for line in lines { json ? Screen.note(line) : try Output.line(line) }
    }
}
