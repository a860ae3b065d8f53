import Foundation
import JobModel
import JobSession

extension StoredSheet {
    /// The sheet as an import: by the job file beside it, else as it is read.
    ///
    /// - Parameter reading: How the sheet is read where no job says it.
    /// - Returns: The import.
    /// - Throws: As `ImportJob.init`.
    func plannedJob(read reading: SheetReading) throws -> ImportJob {
        let job = folder + "/job.yaml"
        if FileManager.default.fileExists(atPath: job) { return try ImportJob(.job(path: job)) }
        var definition = try reading.job(of: self).definition()
        definition.job = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
        return ImportJob(definition, folder: folder)
    }

    /// What belongs to the sheet: its job, its results.
    private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
}
