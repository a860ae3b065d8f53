import JobModel
package import Wording

/// A run that has been taken up, and what is still due before it may write.
package struct RunStart: Sendable {
    package let handle: RunHandle
    package let needsPlan: Bool
    /// The plan that stands and that nobody has confirmed; `nil` where it is to be made, or was confirmed.
    package let unconfirmed: PlanSummary?
    /// What is to be said before it goes on.
    package let notes: [LocalizedText]

    package init(
        handle: RunHandle,
        needsPlan: Bool,
        unconfirmed: PlanSummary? = nil,
        notes: [LocalizedText] = []
    ) {
        self.handle = handle
        self.needsPlan = needsPlan
        self.unconfirmed = unconfirmed
        self.notes = notes
    }
}
