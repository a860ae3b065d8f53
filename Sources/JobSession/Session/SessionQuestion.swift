package import JobEngine
package import JobModel
import Synchronization

/// What is answered to a plan.
package enum SessionAnswer: Sendable, Equatable {
    /// Go on; the ledger keeps by whom that was said.
    case yes(RunConfirmation)
    /// Send nothing, and end the run.
    case no
    /// Send nothing now; the plan stays for a resume.
    case later
}

/// A plan that waits for its answer; any listener may give it, and the first answer counts.
package final class SessionQuestion: Sendable {
    package let plan: PlanSummary
    package let run: String

    private enum State {
        case open(CheckedContinuation<SessionAnswer?, Never>?)
        /// `nil` where the session no longer waits.
        case closed(SessionAnswer?)
    }

    private let state = Mutex(State.open(nil))

    init(plan: PlanSummary, run: String) {
        self.plan = plan
        self.run = run
    }

    /// Answers.
    ///
    /// - Parameter answer: What is to happen.
    /// - Returns: Whether this was the first answer, the one that counts.
    @discardableResult package func answer(_ answer: SessionAnswer) -> Bool { close(answer) }

    /// Waits for the answer.
    ///
    /// - Returns: The first answer.
    /// - Throws: `CancellationError` where the task is cancelled before.
    func answered() async throws -> SessionAnswer {
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let closed = state.withLock { state -> SessionAnswer?? in
                    if case .closed(let answer) = state { return .some(answer) }
                    state = .open(continuation)
                    return nil
                }
                if let closed { continuation.resume(returning: closed) }
            }
        } onCancel: {
            _ = close(nil)
        }
        guard let answer else { throw CancellationError() }
        return answer
    }

    private func close(_ answer: SessionAnswer?) -> Bool {
        let (isFirst, waiting) = state.withLock { state -> (Bool, CheckedContinuation<SessionAnswer?, Never>?) in
            guard case .open(let waiting) = state else { return (false, nil) }
            state = .closed(answer)
            return (true, waiting)
        }
        waiting?.resume(returning: answer)
        return isFirst
    }
}
