import JobModel

extension StepDefinition {
    /// The same step over its sheet as it is.
    ///
    /// For what only the header or the first rows say: the rows that are corrected are looked for as the sheet is opened, and
    /// one at the end of a large sheet has all of it read.
    var uncorrected: StepDefinition {
        var step = self
        step.corrections = nil
        return step
    }
}
