/// Why a row ended without having been sent, in the words that every ledger stores.
package struct UnsentReason: Sendable, Equatable {
    package let code: String
    /// `%` stands for the line of the row that it depends on.
    package let problem: String
    package let remedy: String

    /// The row that it depends on did not succeed.
    package static let dependencyFailed = UnsentReason(
        code: "dependency.failed",
        problem: "The row it depends on (line %) did not succeed",
        remedy: "Correct that row, then run `roster retry last`."
    )

    /// The run was ended before its turn came.
    package static let runStopped = UnsentReason(
        code: "run.stopped",
        problem: "The run was stopped before this was sent",
        remedy: "Run `roster retry last`."
    )
}
