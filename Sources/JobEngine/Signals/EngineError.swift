package import JobModel
package import Wording

/// Why a run could not be begun or go on.
package enum EngineError: ExplainedError, Equatable {
    case fileRefused(file: String, findings: [Finding])
    case notAnImport(job: String)
    case runStillOpen(String)
    case runHasEnded(String)
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

    package var problem: String {
        switch self {
        case .fileRefused(let file, let findings):
            "\(file) cannot be imported: " + Self.first(findings, \.en, "; ").en
        case .notAnImport(let job): "The job '\(job)' is not an import"
        case .runStillOpen(let run): "The run \(run) has not come to its end"
        case .runHasEnded(let run): "The run \(run) has come to its end; there is nothing to resume"
        case .neverSent(let run):
            "Nothing of the run \(run) has been sent yet; there is nothing to find out, and nothing was changed"
        case .unconfirmed(let run): "The plan of the run \(run) is not confirmed; nothing was sent"
        case .jobLost(let run):
            "The job of the run \(run) was lost when the ledger was damaged; its rows cannot be tried again"
        case .stepsMissing(let run, let planned, let count):
            "The run \(run) has rows of \(planned) of its \(count) steps alone; it cannot go on"
        case .resultsUnwritten(_, true, let reason):
            "All rows are written; the results are not: \(reason.en)"
        case .resultsUnwritten(_, false, let reason):
            "The run was stopped, and its results could not be written: \(reason.en)"
        case .nothingToRetry(let run): "Every row of the run \(run) has ended well; there is nothing to retry"
        case .unmatchedInput(let file, let missing):
            "\(file) is not a corrected failed.csv of that run: it has neither roster_row nor the match key, and lacks "
                + Excerpt(missing, showing: Excerpt<String>.namesListed).names.en
        case .nothingJoins(let file): "No record of \(file) is a row of the run that is still open"
        case .noExport(let folder): "\(folder) holds no departments.csv and no people.csv with rows"
        case .otherDirectory(let run, let was, let now):
            "The run \(run) was planned for \(was), and this is \(now)"
        case .otherCompany(let run, let directory):
            "\(directory) is not the directory that the run \(run) was planned for: none of the departments and people "
                + "that were there then is there now, so it is another company's, or was reset since"
        case .noSuchStep(let run, let step, _): "The run \(run) has no step '\(step)'"
        case .noSuchRow(let run, let row): "The run \(run) has no row \(row)"
        case .inputTooLong(let source, let limit): "\(source.en) goes on after \(limit), and so is no sheet"
        case .planUnreadable(let path, let reason): "\(path) cannot be applied: \(reason.en)"
        case .drifted(let path, let drifts):
            "\(path) is no longer what would be done, so nothing was sent: "
                + drifts.prefix(Self.driftsSaid).map(\.words.en).joined(separator: "; ")
                + (drifts.count > Self.driftsSaid ? "; and \(drifts.count - Self.driftsSaid) more" : "")
        }
    }

    package var remedy: String {
        switch self {
        case .fileRefused(_, let findings): findings.first?.remedy.en ?? "Correct the file."
        case .notAnImport: "Use `roster export` for a job of kind export."
        case .runStillOpen(let run):
            "Run `roster resume \(run)` first, or `roster resolve \(run)` where it was stopped and only the end of some rows "
                + "is not known; then retry."
        case .runHasEnded(let run): "`roster retry \(run)` tries the rows again that did not end well."
        case .neverSent(let run): "Run `roster resume \(run)`: it shows the plan and asks."
        case .unconfirmed(let run):
            "Run `roster resume \(run)`: it shows the plan and asks; --yes goes on without asking."
        case .jobLost(let run):
            "`roster results \(run)` lists what became of its rows; import the sheets again with `mode: upsert`: what is there "
                + "is compared and not written twice."
        case .stepsMissing(let run, _, _):
            "`roster resolve \(run)` finds out what became of what was sent, `roster results \(run)` lists it; then import "
                + "the sheets again with `mode: upsert`: what is there is compared and not written twice."
        case .resultsUnwritten(let run, true, _):
            "Free some space or make the folder writable, then run `roster results \(run)`, with --out for another folder."
        case .resultsUnwritten(let run, false, _):
            "Free some space or make the folder writable, then run `roster resume \(run)`; `roster results \(run)` writes the "
                + "files alone, with --out into another folder."
        case .nothingToRetry: "`roster status` shows how its rows ended."
        case .unmatchedInput:
            "Give that run's failed.csv, corrected, with roster_row or the match key; other columns may go and come."
        case .nothingJoins: "Keep roster_row, or the match key, as failed.csv has them."
        case .noExport: "Give the folder that `roster export --out` wrote."
        case .inputTooLong(_, let limit):
            "Nothing was sent. Check what writes there; a sheet that is larger than \(limit) is given as a file, or with a "
                + "higher --input-limit."
        case .planUnreadable: "Make the plan again with `roster plan JOB -o FILE`."
        case .drifted: "Look at what has changed, make the plan again with `roster plan JOB -o FILE`, and apply that."
        case .otherDirectory: "Resume it with the directory and app it was planned for, or import the sheet again."
        case .otherCompany:
            "Nothing was sent. Resume it with the company it was planned for; for this one import the sheet again."
        case .noSuchStep(_, _, let steps): "Give one of \(steps.joined(separator: ", ")), or its number."
        case .noSuchRow:
            "Give the number that the spreadsheet shows; `roster results` lists them. A row left out has none."
        }
    }

    /// What is wrong with a file, in one language; of many findings the first.
    static func first(
        _ findings: [Finding],
        _ language: KeyPath<LocalizedText, String>,
        _ separator: String
    ) -> LocalizedText {
        let said = findings.prefix(Excerpt<String>.namesListed).map { finding in
            // A sheet that is refused for one of its rows is corrected there.
            let place = finding.row.map { LocalizedText(en: "row \($0): ", zh: "第 \($0) 行：")[keyPath: language] }
            return (place ?? "") + finding.problem[keyPath: language]
        }
        let more = findings.count - said.count
        let list = said.joined(separator: separator)
        guard more > 0 else { return LocalizedText(en: list, zh: list) }
        return LocalizedText(en: list + "; and \(more) more", zh: list + "；另有 \(more) 处")
    }

    /// Of many rows that have drifted a few show what has happened.
    static let driftsSaid = 10

    var exitStatus: ExitStatus {
        switch self {
        case .fileRefused, .nothingJoins, .noExport, .planUnreadable, .inputTooLong: .nothingSent
        case .drifted: .safetyStop
        case .stepsMissing: .unexpected
        case .resultsUnwritten: .resultsUnwritten
        case .neverSent, .unconfirmed, .jobLost, .notAnImport, .runStillOpen, .runHasEnded, .nothingToRetry,
            .unmatchedInput, .otherDirectory, .otherCompany, .noSuchStep, .noSuchRow:
            .usage
        }
    }
}
