package import Wording

/// What is known of a row after an attempt.
package struct Settlement: Sendable, Codable, Equatable {
    package var line: Int
    package var outcome: Outcome
    /// The directory's code, or one of Roster's own such as `dependency.failed`.
    package var code: String?
    package var problem: LocalizedText?
    package var remedy: LocalizedText?
    package var userID: String?
    package var openID: String?
    package var departmentID: String?
    package var logID: String?

    package init(line: Int, outcome: Outcome) {
        self.line = line
        self.outcome = outcome
    }
}
