import JobModel

extension RunRecord {
    /// Whether the rows of a step came out of a workbook, in this run or in the one whose rows it corrects.
    func isOfWorkbook(step number: Int) -> Bool {
        if input != nil, definition.correctedSheet != nil { return true }
        guard definition.steps.indices.contains(number - 1) else { return false }
        return definition.steps[number - 1].inferredSheet != nil
    }
}
