import ContactAPI
package import JobEngine
import Synchronization

/// What is said of a checked sheet once its directory has answered, made once: it may be of every row of a large sheet.
///
/// Of the answer it takes the employee types. One that the directory does not have is said of the values.
package final class AnsweredReports: Sendable {
    package typealias Answered = (report: CheckReport, problems: SheetProblems)

    private let known = Mutex<(types: [EmployeeType], answered: Answered)?>(nil)

    package init() {}

    /// What is said without warnings that only the directory knows something.
    ///
    /// - Parameters:
    ///   - review: The sheet, always the same one.
    ///   - choices: What its directory has.
    /// - Returns: `nil` where it was not asked for employee types.
    package func answered(_ review: SheetReview, by choices: DirectoryChoices?) -> Answered? {
        guard let types = choices?.types else { return nil }
        if let known = known.withLock(\.self), known.types == types { return known.answered }
        let report = review.answered(types)
        let answered = (report: report, problems: SheetProblems(report))
        known.withLock { $0 = (types, answered) }
        return answered
    }

    /// What is said after corrections, which change nothing but findings.
    ///
    /// - Parameters:
    ///   - review: The sheet as it was corrected.
    ///   - problems: The same by their causes.
    /// - Returns: What is said of it, with what the directory has answered before.
    package func corrected(_ review: SheetReview, _ problems: SheetProblems) -> AnsweredReports {
        let corrected = AnsweredReports()
        if let (types, answered) = known.withLock(\.self) {
            var report = review.report
            report.warnings = answered.report.warnings
            let answer = (report: report, problems: answered.problems.with(findingsOf: problems))
            corrected.known.withLock { $0 = (types, answer) }
        }
        return corrected
    }
}
