import JobEngine

extension PlanSummary {
    /// The plan with the file of a dropped sheet called as the reader's machine calls it.
    func calling(_ sheet: StoredSheet?) -> PlanSummary {
        guard let sheet else { return self }
        var plan = self
        for place in plan.steps.indices where plan.steps[place].source == StoredSheet.file {
            plan.steps[place].source = sheet.name
        }
        return plan
    }
}
