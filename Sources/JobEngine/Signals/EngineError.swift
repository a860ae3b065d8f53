package import JobModel
package import Wording

/// Why a run could not be begun or go on.
package enum EngineError: ExplainedError, Equatable {
    case fileRefused(file: String, findings: [Finding])
    case notAnImport(job: String)
    case notAnExport(job: String)
    case runStillOpen(String)
    case runHasEnded(String)
    /// The files are whole, and what they were made of is no longer there: they cannot be made in another form.
    case exportIsWritten(String, folder: String)
    /// Nothing of the run has left yet, so there is nothing to read back.
    case neverSent(String)
    /// Nobody has confirmed the plan, so nothing may be sent.
    case unconfirmed(String)
    /// The ledger was damaged, and what the run was to do can no longer be read.
    case jobLost(String)
    /// An earlier version began to send the run before all of its steps were planned.
    case stepsMissing(String, planned: Int, of: Int)
    /// Every row of the run has ended, or with `isComplete` false as many as could; the files are not on the disk.
    case resultsUnwritten(String, isComplete: Bool, reason: LocalizedText)
    case nothingToRetry(String)
    case unmatchedInput(file: String, missing: [String])
    case nothingJoins(file: String)
    case noExport(folder: String)
    case otherDirectory(run: String, was: String, is: String)
    /// The directory answers where the run's did, and knows nothing of what the run was planned with.
    case otherCompany(run: String, directory: String)
    case noSuchStep(run: String, step: String, steps: [String])
    case noSuchRow(run: String, row: Int)
    case planUnreadable(String, reason: LocalizedText)
    /// A sheet that comes through standard input or a pipe goes on beyond what is taken.
    case inputTooLong(source: LocalizedText, limit: String)
    case drifted(String, [PlanDrift])

    var exitStatus: ExitStatus {
        switch self {
        case .fileRefused, .nothingJoins, .noExport, .planUnreadable, .inputTooLong: .nothingSent
        case .drifted: .safetyStop
        case .stepsMissing: .unexpected
        case .resultsUnwritten: .resultsUnwritten
        case .neverSent, .unconfirmed, .jobLost, .notAnImport, .notAnExport, .runStillOpen, .runHasEnded,
            .exportIsWritten,
            .nothingToRetry,
            .unmatchedInput, .otherDirectory, .otherCompany, .noSuchStep, .noSuchRow:
            .usage
        }
    }
}
