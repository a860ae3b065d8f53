package import JobEngine

/// How the session of an import came to its end.
package enum SessionEnd: Sendable {
    case finished(RunSummary)
    /// The plan was refused: the run has ended, and nothing was sent.
    case declined
    /// Nobody could answer: the plan stays, and a resume asks again.
    case unanswered(run: String)
    /// The plan was confirmed, and workers write the run.
    case detached(run: String)
    /// What was asked for is so already.
    case nothingToDo

    /// How a command ends whose session ended so.
    package var exit: ExitStatus {
        switch self {
        case .finished(let summary): ExitStatus(rawValue: summary.exit) ?? .unexpected
        case .declined, .unanswered: .usage
        case .detached, .nothingToDo: .success
        }
    }
}
