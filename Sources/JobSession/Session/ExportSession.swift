package import JobEngine
import JobFiles
package import JobModel
import RowValidation
import Wording

/// An export of a directory to a folder.
package struct ExportSession: WorkSession {
    package let work = SessionWork<FinishedExport>()
    private let file: String
    private let connector: Connector
    private let out: String?
    private let format: ExportChoice.Format?
    private let choose: @Sendable (inout ExportChoice) -> Void

    /// - Parameters:
    ///   - file: A job of kind export.
    ///   - connector: The way to its directory.
    ///   - out: The folder to write; else one beside the job.
    ///   - format: As what it is written, whatever the job says.
    ///   - choose: Changes what the job says of what is written.
    package init(
        file: String,
        connector: Connector,
        out: String? = nil,
        format: ExportChoice.Format? = nil,
        choose: @escaping @Sendable (inout ExportChoice) -> Void = { _ in }
    ) {
        self.file = file
        self.connector = connector
        self.out = out
        self.format = format
        self.choose = choose
    }

    package func perform() async throws -> FinishedExport {
        var (job, folder) = try JobFile.load(file, isRegion: PhoneRegion.isKnown)
        guard job.kind == .exporting else { throw UsageError.notAnExport(job: job.job) }
        var choice = job.export ?? ExportChoice()
        choice.format = format ?? choice.format
        choose(&choice)
        if let problem = choice.problems.first { throw problem }
        job.export = choice
        let work = work
        let connector = connector.near(folder).saying { work.say(.note($0)) }
        let export = ExportRun(job: job, stateFolder: connector.stateFolder) { try await connector.connect($0) }
        let target = out ?? folder + "/roster-export"
        work.say(.counting(LocalizedText(en: "Departments read", zh: "已读取部门")))
        let (written, manifest) = try await work.cancelling {
            try await export.write(to: target) { progress in
                work.say(.counted(progress.departmentsRead, of: progress.departments))
            }
        }
        return FinishedExport(folder: written, manifest: manifest)
    }
}

/// An export that is written.
package struct FinishedExport: Sendable {
    package let folder: String
    package let manifest: ExportManifest

    package init(folder: String, manifest: ExportManifest) {
        self.folder = folder
        self.manifest = manifest
    }

    /// How a command ends that has exported.
    package var exit: ExitStatus { manifest.isIncomplete ? .rowsFailed : .success }
}
