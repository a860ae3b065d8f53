package import JobModel

/// Tells whether a plan can be made of a job's sheets at all, as far as no directory is needed for that.
package enum ImportableSheets {
    /// Opens every sheet and counts its rows; none of them is judged.
    ///
    /// A column that is not known may be an attribute of the directory's people, and is left to the plan.
    /// - Throws: `EngineError.fileRefused`; `CSVStreamError` and others for a file that cannot be read.
    package static func require(_ job: JobDefinition, folder: String) throws {
        let names = ResultStep.names(of: job.steps.map(\.subject))
        for (offset, step) in job.steps.enumerated() {
            let source = RecordSource.file(try StepSource.open(step, folder: folder), origins: nil)
            let reading = SheetPreparation.Reading(
                step,
                number: offset + 1,
                name: names[offset],
                source,
                input: nil,
                job: job
            )
            try reading.refuseBadColumns(job: job)
            guard try source.countRecords() > 0 else {
                throw EngineError.fileRefused(file: reading.file, findings: [.onlyHeader])
            }
        }
    }
}
