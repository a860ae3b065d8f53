package import JobModel

extension ExitStatus {
    /// The status that the outcomes of a run alone give; a stop, a lost connection or a safety stop stand above it.
    package init(outcomes: [Outcome: Int]) {
        let occurred = outcomes.filter { $0.value > 0 }.keys
        if occurred.contains(.unknown) {
            self = .unknownRemain
        } else {
            self = occurred.allSatisfy(\.isAsWished) ? .asWished : .rowsFailed
        }
    }
}
