package import JobModel
package import Wording

/// A call that did not succeed, with every request that was made for it.
package struct DirectoryFailure: ExplainedError {
    package var error: DirectoryError
    package var attempts: [Attempt]

    package init(error: DirectoryError, attempts: [Attempt]) {
        self.error = error
        self.attempts = attempts
    }

    package var explanation: Explanation { error.explanation }
}
