/// The steps of runs.
package protocol StepStore: Sendable {
    /// Records a step with the records of its sheet, before its rows are planned.
    func addStep(_ step: StepRecord, of run: String) async throws

    /// Says that every row of a step is in the ledger.
    ///
    /// - Throws: An error where the step's records are not its rows and those left out.
    func completeStep(_ number: Int, leftOut: Int, of run: String) async throws

    /// The steps in order.
    func steps(of run: String) async throws -> [StepRecord]
}
