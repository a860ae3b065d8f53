package import JobEngine
import JobModel
package import Wording

/// What the session of an import says while it works, in the order in which it happens.
package enum SessionEvent: LoggedEvent {
    /// A sentence for the user.
    case note(LocalizedText)
    /// The run has begun, the directory is read, a step begins or goes on, rows wait for a limit.
    case work(EngineEvent)
    /// What would be written, before it is asked about.
    case planned(PlanSummary)
    /// The session waits until somebody answers.
    case question(SessionQuestion)
    /// The answer, once what it says is done: from *yes* on rows are sent.
    case answered(SessionAnswer)
    /// What reading back has found out.
    case resolved(RunResolution)
    /// The run has ended or was stopped, and its results are written; the last event.
    case summary(SessionResult)
    /// Why the session ended without a summary; the last event.
    case failed(any Error)

    /// Whether it says how things stand at the moment, and nothing that stays true.
    package var isOfTheMoment: Bool {
        switch self {
        case .work(.progress), .work(.waiting): true
        case .note, .work(.begun), .work(.reading), .work(.step), .planned, .question, .answered, .resolved, .summary,
            .failed:
            false
        }
    }

    /// Whether it says again, and later, what an earlier event said of the moment.
    package func supersedes(_ earlier: SessionEvent) -> Bool {
        switch (self, earlier) {
        case (.work(.progress), .work(.progress)), (.work(.waiting), .work(.waiting)): true
        default: false
        }
    }
}

/// The end of a run for a face: how it went, and what is to be said of it.
package struct SessionResult: Sendable {
    package let summary: RunSummary
    package let status: RunStatus
    /// Why it stopped, where the time went, and which of the kept files are not whole.
    package let notes: [LocalizedText]
    /// The same for the console's pages, which say for how long it was worked on, and not where the time went.
    package let pageNotes: [LocalizedText]
}
