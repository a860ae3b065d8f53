import ContactAPI
import DirectoryClient
import JobModel

extension RunStatus {
    /// The command that goes on with a run, to be typed as it is; `nil` where nothing is left to do.
    ///
    /// A run that was stopped because the directory is no longer what it was planned on is planned again, by a retry: resumed,
    /// it would be refused the same. Before that the end of every row must be known.
    package var nextCommand: String? {
        if isAtWork == true { return "roster status \(run) --watch" }
        if export != nil { return state == RunState.finished.rawValue ? nil : "roster resume \(run)" }
        switch RunState(rawValue: state) {
        case .written: return "roster results \(run)"
        case .stopped where wasOvertaken:
            return unknownRows > 0 ? "roster resolve \(run)" : "roster retry \(run)"
        case .planning, .planned, .running, .stopped: return "roster resume \(run)"
        case .finished: return retryCommand
        case nil: return nil
        }
    }

    /// Whether nothing of a run was sent, and nothing will be: its plan was declined, or could not be made.
    package var hasEndedUnsent: Bool {
        state == RunState.finished.rawValue && confirmation == nil
            && steps.allSatisfy { step in Outcome.allCases.allSatisfy { !$0.isOfSentRow || step.count($0) == 0 } }
    }

    /// Gives the sheet of the rows that are open back; where it is not on the disk, it is written first.
    private var retryCommand: String? {
        // A retry may have tried a part of what is still open.
        let open = lineage.map { $0.rows - $0.endedWell } ?? notWell
        guard open > 0, !hasEndedUnsent else { return nil }
        guard let sheet = openSheet, let file = sheet.file else { return "roster results \(openSheet?.run ?? run)" }
        return "roster retry \(run) --input \(ShellWord.quoted(file))"
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
