package import LocalFiles
package import Wording

/// A row as the ledger has it.
package struct LedgerRow: Sendable, Equatable {
    package var planned: PlannedRow
    package var state: RowState
    /// 1 the write itself, 2 the patch after a batch.
    package var phase: Int
    package var outcome: Outcome?
    package var code: String?
    package var problem: LocalizedText?
    package var remedy: LocalizedText?
    package var userID: String?
    package var openID: String?
    package var departmentID: String?
    package var logID: String?
    package var attempts: Int
    package var generation: Int
    package var taskID: String?
    /// The row's place among the items of its task, from 0.
    package var taskPlace: Int?
    /// When its request last left.
    package var sent: BootTimestamp?

    package init(
        planned: PlannedRow,
        state: RowState,
        phase: Int,
        outcome: Outcome? = nil,
        code: String? = nil,
        problem: LocalizedText? = nil,
        remedy: LocalizedText? = nil,
        userID: String? = nil,
        openID: String? = nil,
        departmentID: String? = nil,
        logID: String? = nil,
        attempts: Int,
        generation: Int,
        taskID: String? = nil,
        taskPlace: Int? = nil,
        sent: BootTimestamp? = nil
    ) {
        self.planned = planned
        self.state = state
        self.phase = phase
        self.outcome = outcome
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.userID = userID
        self.openID = openID
        self.departmentID = departmentID
        self.logID = logID
        self.attempts = attempts
        self.generation = generation
        self.taskID = taskID
        self.taskPlace = taskPlace
        self.sent = sent
    }
}
