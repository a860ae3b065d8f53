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
        let export = ExportRun(job: job) { try await connector.connect($0) }
        let target = out ?? folder + "/roster-export"
        let meter = ProgressLine.meter()
        let (written, manifest) = try await Interruption.cancelling {
            try await meter.show("Departments read", total: nil) {
                try await export.write(to: target) { progress in
                    await meter.advance(to: progress.departmentsRead, total: progress.departments)
                }
            }
        }
        if json { try Output.json(manifest) }
        try show(manifest, written)
    }

    private func show(_ manifest: ExportManifest, _ folder: String) throws {
        var lines = ["\(manifest.people) people and \(manifest.departments) departments of \(manifest.directory)"]
        if !manifest.isWholeCompany {
            lines.append("The app reaches a part of the company only: this is what its scope holds.")
        }
        for (sheet, fields) in manifest.fieldsNeverSeen.sorted(by: { $0.key < $1.key }) where !fields.isEmpty {
            lines.append("Never seen in \(sheet): \(fields.joined(separator: ", ")): set for nobody, or not permitted.")
        }
        if manifest.moved > 0 { lines.append("\(manifest.moved) people were moved meanwhile; see manifest.json.") }
        lines += (manifest.files.map(\.name) + ["manifest.json"]).map { "\(folder)/\($0)" }
        for line in lines { json ? Screen.note(line) : try Output.line(line) }
    }
}
