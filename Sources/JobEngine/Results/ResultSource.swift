import JobModel
package import Wording

/// Where the rows of a run are read from: the ledger, page by page.
package protocol ResultSource: Sendable {
    /// Says a sentence in the language of the results.
    var words: @Sendable (LocalizedText) -> String { get }

    /// The steps of the run, in order.
    func resultSteps() async throws -> [ResultStep]

    /// Up to `limit` rows of the step with that place (0 for the first), by line, after `line`; empty at the end.
    func resultRows(ofStep place: Int, afterLine line: Int, limit: Int) async throws -> [ResultRow]
}

extension ResultSource {
    package var words: @Sendable (LocalizedText) -> String { { $0.en } }
}
