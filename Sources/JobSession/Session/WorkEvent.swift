package import JobEngine
import JobModel
package import Wording

/// What a session that puts no question says while it works, in the order in which it happens.
package enum WorkEvent<Value: Sendable>: LoggedEvent {
    /// A sentence for the user.
    case note(LocalizedText)
    /// The directory is about to be read, a run has begun, a step goes on, rows wait for a limit.
    case work(EngineEvent)
    /// From here on something is counted that is no row, such as the departments that are read.
    case counting(LocalizedText)
    /// How much is counted, and of how much where that is known.
    case counted(Int, of: Int?)
    /// What came of it; the last event.
    case finished(Value)
    /// Why nothing came of it; the last event.
    case failed(any Error)

    package var isOfTheMoment: Bool {
        switch self {
        case .work(.progress), .work(.waiting), .counted: true
        case .note, .work(.begun), .work(.reading), .work(.step), .counting, .finished, .failed: false
        }
    }

    package func supersedes(_ earlier: WorkEvent) -> Bool {
        switch (self, earlier) {
        case (.work(.progress), .work(.progress)), (.work(.waiting), .work(.waiting)), (.counted, .counted): true
        default: false
        }
    }
}
