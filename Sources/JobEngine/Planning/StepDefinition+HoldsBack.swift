import JobModel

extension StepDefinition {
    /// Whether a row waits for the one it depends on, and falls with it.
    var holdsBack: Bool { leaders == .required || subject == .departments }
}
