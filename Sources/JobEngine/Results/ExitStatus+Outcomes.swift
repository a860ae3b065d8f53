package import JobModel

extension ExitStatus {
    /// The status that the outcomes of a run alone give; a stop, a lost connection or a safety stop stand above it.
    package init(outcomes: [Outcome: Int]) {
        let occurred = outcomes.filter { $0.value > 0 }.keys
        if occurred.contains(.unknown) {
            self = .unknownRemain
        } else {
            self = occurred.allSatisfy(\.isSuccess) ? .success : .rowsFailed
        }
    }

    /// The same for a whole run, where no valid row means that nothing could be sent.
    init(ofRun outcomes: [Outcome: Int]) {
        let occurred = outcomes.filter { $0.value > 0 }.keys
        let couldBeSent = occurred.contains { $0 != .invalid && $0 != .notAttempted }
        self = occurred.isEmpty || couldBeSent ? Self(outcomes: outcomes) : .nothingSent
    }
}
