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
}
