import JobEngine
import JobFiles
package import JobModel
import RowValidation

/// What is to be worked on: a job file, or a sheet with what is said of it.
package enum JobSource: Sendable {
    case job(path: String)
    case sheet(SheetJob)

    /// The job, and the folder its paths are relative to; of a sheet none, which is the working folder.
    ///
    /// - Throws: `JobFileError`, `UsageError.unusableMatch`; what reading the sheet's header throws.
    package func load() throws -> (job: JobDefinition, folder: String) {
        switch self {
        case .job(let path): try JobFile.load(path, isRegion: PhoneRegion.isKnown)
        case .sheet(let sheet): (try sheet.definition(), "")
        }
    }
}
