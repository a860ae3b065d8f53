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
    /// Whether a request may have left whose mark the ledger has lost, as one of a standby does: no attempt shows it.
    package var mayBeSent: Bool

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
        sent: BootTimestamp? = nil,
        mayBeSent: Bool = false
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
        self.mayBeSent = mayBeSent
    }

    /// Whether nothing of the row can have left: what the directory holds of it is not this row's work.
    package var isUntried: Bool { attempts == 0 && !mayBeSent }
}
