import ContactAPI
import DirectoryClient
import JobModel

extension RunStatus {
    /// What goes on with a run.
    package enum NextStep: Sendable, Equatable {
        /// A process is at work on it, or workers hold rows of it.
        case watch
        case resume
        /// Its results are to be written, or those of the run of its lineage that has the rows that are open.
        case results(of: String)
        /// The end of some row is to be found out first.
        case resolve
        /// The rows that did not succeed are planned again, as they were or as a corrected file has them.
        case retry(input: String?)
    }

    /// What goes on with a run; `nil` where nothing is left to do.
    ///
    /// A run that was stopped because the directory is no longer what it was planned on is planned again, by a retry: resumed,
    /// it would be refused the same. Before that the end of every row must be known.
    package var nextStep: NextStep? {
        if isAtWork == true || isLeftToWorkers && (heldChunks ?? 0) > 0 { return .watch }
        if isBeingLookedAt, [RunState.stopped, .finished].map(\.rawValue).contains(state) { return nil }
        if export != nil { return state == RunState.finished.rawValue ? nil : .resume }
        switch RunState(rawValue: state) {
        case .written: return .results(of: run)
        case .stopped where wasOvertaken: return unknownRows > 0 ? .resolve : .retry(input: nil)
        case .planning, .planned, .running, .stopped: return .resume
        case .finished: return retryStep
        case nil: return nil
        }
    }

    /// The command that goes on with a run, to be typed as it is; `nil` where nothing is left to do.
    package var nextCommand: String? {
        nextStep.map { step in
            switch step {
            case .watch: "roster status \(run) --watch"
            case .resume: "roster resume \(run)"
            case .results(let run): "roster results \(run)"
            case .resolve: "roster resolve \(run)"
            case .retry(nil): "roster retry \(run)"
            case .retry(let input?): "roster retry \(run) --input \(ShellWord.quoted(input))"
            }
        }
    }

    /// Whether an import is planned, or is being planned, and nothing of it can have been sent yet.
    package var isBeforeRelease: Bool {
        export == nil && confirmation == nil
            && [RunState.planning, .planned].map(\.rawValue).contains(state)
    }

    /// Whether the plan of an import is confirmed, and neither has it come to its end nor was it stopped: a process or
    /// workers may go on with it at any moment.
    package var isReleasedAndOpen: Bool {
        export == nil && confirmation != nil && [RunState.planned, .running].map(\.rawValue).contains(state)
    }

    /// Whether nothing of a run was sent, and nothing will be: its plan was declined, or could not be made.
    package var hasEndedUnsent: Bool {
        state == RunState.finished.rawValue && confirmation == nil
            && steps.allSatisfy { step in Outcome.allCases.allSatisfy { !$0.isOfSentRow || step.count($0) == 0 } }
    }

    /// Gives the sheet of the rows that are open back; where it is not on the disk, it is written first.
    private var retryStep: NextStep? {
        // A retry may have tried a part of what is still open.
        let open = lineage.map { $0.rows - $0.endedWell } ?? notWell
        guard open > 0, !hasEndedUnsent else { return nil }
        guard let sheet = openSheet, let file = sheet.file else { return .results(of: openSheet?.run ?? run) }
        return .retry(input: file)
    }

    private var unknownRows: Int { steps.reduce(0) { $0 + $1.count(.unknown) } }

    /// Whether a safety stop, or what was read back after one, says that the directory has moved on.
    private var wasOvertaken: Bool {
        let ends: [ExitStatus] = [.safetyStop, .rowsFailed, .unknownRemain]
        guard ends.map(\.rawValue).contains(exit) else { return false }
        let written = reasons?.first { [Outcome.failed.rawValue, Outcome.defective.rawValue].contains($0.outcome) }
        return written?.code.map(Settlement.saysOvertaken) ?? false
    }
}

extension Outcome {
    /// Whether a row that ended so has been sent, or may have been.
    fileprivate var isOfSentRow: Bool {
        switch self {
        case .created, .updated, .defective, .failed, .unknown: true
        case .unchanged, .invalid, .notAttempted: false
        }
    }
}

extension Settlement {
    /// Whether a row's code says that somebody or something is there already, which the plan was to make.
    static func saysAlreadyThere(_ code: String) -> Bool {
        code == batchUpdated || ResponseCode.Trait.alreadyThere.holds(text: code)
    }

    /// Whether a row's code says that the directory is no longer as it was when the plan was made.
    static func saysOvertaken(_ code: String) -> Bool {
        saysAlreadyThere(code) || [RowDrift.identityCode, RowDrift.valueCode].contains(code)
    }
}
