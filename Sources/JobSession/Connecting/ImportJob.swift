import Foundation
package import JobModel

/// The job of an import, ready to be begun: from anywhere, because the ledger keeps it for a resume.
package struct ImportJob: Sendable {
    package let definition: JobDefinition
    /// What the job's paths are relative to.
    package let folder: String
    /// The job as a file, where it is one.
    package let file: String?

    /// - Parameters:
    ///   - source: The job or sheet.
    ///   - submit: In place of the job's.
    /// - Throws: As `JobSource.load`; `UsageError.singleWithoutInvitation`.
    package init(_ source: JobSource, submit: JobDefinition.Submit? = nil) throws {
        var (job, folder) = try source.load()
        if let submit { job.submit = submit }
        if job.submit == .single, job.notify == false, job.steps.contains(where: { $0.subject == .people }) {
            throw UsageError.singleWithoutInvitation
        }
        definition = job
        self.folder = Self.absolute(folder.isEmpty ? FileManager.default.currentDirectoryPath : folder)
        file = if case .job(let path) = source { Self.absolute(path) } else { nil }
    }

    /// A job as a run keeps it.
    ///
    /// - Parameters:
    ///   - definition: The job.
    ///   - folder: What its paths are relative to.
    package init(_ definition: JobDefinition, folder: String) {
        self.definition = definition
        self.folder = folder
        file = nil
    }

    /// Where results go: the folder given, else one beside the job.
    package func results(_ given: String?) -> String { given ?? folder + "/roster-results" }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}

extension ImportJob {
    /// Whether the job's first sheet is the file that a run's first sheet was.
    package func isOfSheet(of run: RunRecord) -> Bool {
        func path(_ step: StepDefinition?, _ folder: String) -> String? {
            step.map {
                URL(fileURLWithPath: $0.source, relativeTo: URL(fileURLWithPath: folder + "/")).standardizedFileURL.path
            }
        }
        return definition.steps.count == run.definition.steps.count
            && path(definition.steps.first, folder) == path(run.definition.steps.first, run.base)
    }
}
