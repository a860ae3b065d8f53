import JobEngine
import JobModel
import Wording

/// What is wrong with a file that a job names: it is corrected there, or in the job, and on no page.
struct FileProblem: ExplainedError {
    let explanation: Explanation

    /// An error as the pages of a job say it.
    static func of(_ error: any Error) -> any Error {
        switch error {
        case EngineError.fileRefused, is TabError:
            (error as? any ExplainedError).map { FileProblem(explanation: $0.explanation) } ?? error
        default: error
        }
    }
}
