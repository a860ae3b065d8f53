import JobEngine
import JobModel
import Wording

extension ImportSession {
    /// Tries the rows of a run again that did not succeed, as its sheet stands by now.
    ///
    /// - Parameters:
    ///   - id: The run.
    ///   - job: With the run's sheet, and what was corrected, matched and chosen since.
    ///   - stateFolder: Where the rows are kept.
    ///   - results: As of `retry`.
    /// - Returns: As `retry`.
    /// - Throws: As `retry`; `UsageError.otherSheet` where the job's sheet is not the run's, or is read in another way;
    ///   `UsageError.retriedElsewhere` where the sheet does not know all corrections.
    package func retry(
        _ id: String,
        asIn job: ImportJob,
        stateFolder: String,
        results: String? = nil
    ) async throws -> SessionEnd {
        try await telling {
            let run = try await history.record(of: id)
            let sheet = SheetRetry(run, in: history, stateFolder: stateFolder)
            let isSame = run.definition.steps.count == SheetRetry.step && job.isOfSheet(of: run)
            guard isSame, try await sheet.isRead(by: job.definition, in: job.folder) else {
                throw UsageError.otherSheet(job: job.file ?? job.definition.job, run: run.id)
            }
            if let file = try await sheet.foreignInput() { throw UsageError.retriedElsewhere(run: run.id, file: file) }
            let open = try await history.openRows(of: run, step: SheetRetry.step)
            let input = open.isEmpty ? nil : try await sheet.write(open)
            guard let input else {
                log.append(.note(EngineError.nothingToRetry(run.id).problem))
                return .nothingToDo
            }
            do {
                return try await tryAgain(id, input: input, choices: job.definition.steps.first, results: results)
            } catch {
                try await sheet.removeUnused(input)
                throw error
            }
        }
    }
}
