import DirectoryClient
import JobModel

extension RunStatus {
    /// The command that goes on with a run that has not come to its end; `nil` for one that has.
    ///
    /// A run that was stopped because its rows had come to be there meanwhile is planned again, by a retry: resumed, it would
    /// be refused the same.
    package var nextCommand: String? {
        switch RunState(rawValue: state) {
        case .written: "roster results \(run)"
        case .stopped where wasOvertaken: "roster retry \(run) --input failed.csv"
        case .planning, .planned, .running, .stopped: "roster resume \(run)"
        case .finished, nil: nil
        }
    }

    private var wasOvertaken: Bool {
        guard exit == ExitStatus.safetyStop.rawValue else { return false }
        let written = reasons?.first { [Outcome.failed.rawValue, Outcome.defective.rawValue].contains($0.outcome) }
        return written?.code.map(Settlement.saysAlreadyThere) ?? false
    }
}

extension Settlement {
    /// Whether a row's code says that somebody or something is there already, which the plan was to make.
    static func saysAlreadyThere(_ code: String) -> Bool {
        code == batchUpdated || Int(code).map(DirectoryError.saysAlreadyThere) == true
    }
}
