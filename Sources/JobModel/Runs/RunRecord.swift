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
    /// When that was, in Unix seconds.
    package var confirmed: Double?
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
    /// The `Machine` whose files the sheets and the results are; `nil` of runs of an earlier version.
    package var machine: String?
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

    /// Whether its plan was confirmed and nobody has begun to write it: any worker may, at any moment.
    package var isReleased: Bool { state == .planned && confirmation != nil }

    /// Whether its own record could not be read of a damaged ledger: then there are rows at most.
    package var isJobLost: Bool { definition.steps.isEmpty && job == Self.lostJob }

    /// What a run is called where the job's name stands, and its record is lost.
    package static let lostJob = "(record lost / 记录已丢失)"

    package typealias State = RunState
}
