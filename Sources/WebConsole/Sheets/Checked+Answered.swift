import JobEngine
import JobModel
import JobSession

extension SheetReviews.Checked {
    /// The same without warnings that only the directory knows something, where it has said it.
    func answered(by choices: DirectoryChoices?) -> Self {
        guard problems.groups.contains(where: { $0.code == Finding.Code.uncheckedEmployeeType }),
            let answered = answers.answered(review, by: choices)
        else { return self }
        var checked = self
        checked.review.take(answered.report)
        checked.problems = answered.problems
        return checked
    }
}
