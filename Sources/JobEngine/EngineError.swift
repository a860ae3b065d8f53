package import JobModel

/// Why a run could not be begun or had to stop.
package enum EngineError: ExplainedError, Equatable {
    case noLedger
    case fileRefused(file: String, findings: [Finding])
    case nothingToSend
    case notAnImport(job: String)
    case noSuchRun(String)
    case runStillOpen(String)
    case unmatchedInput(String)
    case contradiction(problem: String, remedy: String)
    case sourceGone(String)

    package var problem: String {
        switch self {
        case .noLedger: "No ledger is open"
        case .fileRefused(let file, let findings):
            "\(file) cannot be imported: " + findings.map(\.problem.en).joined(separator: "; ")
        case .nothingToSend: "No row can be sent"
        case .notAnImport(let job): "The job '\(job)' is not an import"
        case .noSuchRun(let run): "There is no run '\(run)' that this applies to"
        case .runStillOpen(let run): "The run \(run) has not come to its end"
        case .unmatchedInput(let file): "The columns of \(file) are not those of any step of the run"
        case .contradiction(let problem, _): problem
        case .sourceGone(let file): "The sheet \(file) is no longer there"
        }
    }

    package var remedy: String {
        switch self {
        case .noLedger: "Check that the state folder can be written."
        case .fileRefused(_, let findings): findings.first?.remedy.en ?? "Correct the file."
        case .nothingToSend: "Correct the rows listed above and run the job again."
        case .notAnImport: "Use `roster export` for a job of kind export."
        case .noSuchRun: "`roster runs` lists them."
        case .runStillOpen(let run): "Run `roster resume \(run)` first; then retry what did not end well."
        case .unmatchedInput: "Give the failed.csv of that run with its columns as they are, values corrected."
        case .contradiction(_, let remedy): remedy
        case .sourceGone: "Put the file back where the job names it, or start the job anew."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .noLedger: .unexpected
        case .fileRefused, .nothingToSend, .sourceGone: .nothingSent
        case .notAnImport, .noSuchRun, .runStillOpen, .unmatchedInput, .contradiction: .usage
        }
    }
}
