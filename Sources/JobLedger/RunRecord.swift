package import JobModel

/// One execution of a job.
package struct RunRecord: Sendable, Codable, Equatable {
    package var id: String
    package var job: String
    /// The run whose rows this one tries again.
    package var parent: String?
    /// The first run of the lineage; its own id for a run without parent.
    package var root: String
    package var state = State.planning
    /// How many steps must be planned before anything is sent.
    package var steps: Int
    /// When its plan was whole, in Unix seconds; `nil` while it is planned, and where an earlier version planned it.
    package var planned: Double?
    /// By whom the plan was confirmed; without it nothing is sent.
    package var confirmation: RunConfirmation?
    package var definition: JobDefinition
    /// Host of the directory.
    package var directory = ""
    package var app = ""
    /// By what the directory is known again; `nil` until it has been read, and of runs of an earlier version.
    package var identity: DirectoryIdentity?
    /// The corrected file that a retry was given.
    package var input: String?
    /// Where the results' folder is made.
    package var out: String
    /// What the job's paths are relative to.
    package var base: String
    /// Unix seconds.
    package var started: Double
    package var ended: Double?
    package var exit: Int?

    package init(id: String, definition: JobDefinition, started: Double, out: String, base: String) {
        self.id = id
        job = definition.job
        root = id
        steps = definition.steps.count
        self.definition = definition
        self.started = started
        self.out = out
        self.base = base
    }

    package typealias State = RunState
}

/// One step of a run: its sheet as it was planned.
package struct StepRecord: Sendable, Codable, Equatable {
    package var number: Int
    package var subject: Subject
    package var name: String
    package var source: String
    package var header: [String]
    /// Data records of the file, those left out included; counted by a reading of its own before the rows are planned.
    package var records = 0
    package var leftOut = 0
    /// Whether every row of the step is in the ledger.
    package var isPlanned = false

    package init(number: Int, subject: Subject, name: String, source: String, header: [String]) {
        self.number = number
        self.subject = subject
        self.name = name
        self.source = source
        self.header = header
    }
}

/// A row as the ledger has it.
package struct LedgerRow: Sendable, Equatable {
    package var planned: PlannedRow
    package var state: RowState
    /// 1 the write itself, 2 the patch after a batch.
    package var phase: Int
    package var outcome: Outcome?
    package var code: String?
    package var problem: String?
    package var remedy: String?
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
    package var sent: Moment?
}
