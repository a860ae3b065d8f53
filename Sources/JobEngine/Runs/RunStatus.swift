import Foundation
package import JobModel
import LocalFiles

/// One run as `runs` and `status` show it; the keys are the interface.
package struct RunStatus: Sendable, Codable, Equatable {
    package var run: String
    package var job: String
    package var parent: String?
    package var state: String
    package var directory: String
    package var app: String
    /// The job's, in which times are shown; an IANA name.
    package var timezone: String?
    /// ISO 8601, UTC.
    package var started: String
    package var ended: String?
    package var exit: Int?
    package var steps: [Step] = []
    /// Why rows did not succeed, the most frequent reason first; `nil` where nobody asked.
    package var reasons: [RunReason]?
    package var lineage: LineageReport?
    /// Where the rows are that a retry is to be given corrected; `nil` where there are none, or nobody asked.
    package var openSheet: OpenSheet?
    /// Whose rows these are; `nil` where there are none, where nobody asked, and in JSON.
    package var openStep: OpenStep?
    /// Whether somebody still looks at all its rows, so that it is not known yet why some did not succeed, and what goes
    /// on with those of a run that has ended; never in JSON.
    package var isBeingLookedAt = false
    /// By whom the plan was confirmed; `nil` where it was not, and then nothing was sent.
    package var confirmation: String?
    /// Whether a process is at work on it; `nil` where nobody asked.
    package var isAtWork: Bool?
    /// The machine where the results of a run that is written belong; `nil` where it is this one, or nothing is missing.
    package var resultsMachine: String?
    /// How many chunks of it other workers hold; `nil` where a process is at work on it, and where nobody asked.
    package var heldChunks: Int?
    /// `true` where workers write the run: without an owner it waits for one of them; else `nil`.
    package var isServedByWorkers: Bool?
    /// How far an export is; `nil` for an import.
    package var export: Export?
    /// Every run of the lineage, oldest first; `nil` where nobody asked.
    package var chain: [RunStatus]?

    /// When its plan was confirmed, as ISO 8601; not in JSON.
    package var released: String?
    /// When its plan was whole, as ISO 8601; `nil` where an earlier version planned it, and not in JSON.
    package var planned: String?
    /// For how long processes were at work on it; `nil` where that is not known, and not in JSON.
    package var work: RunWork?

    package enum CodingKeys: String, CodingKey {
        case run
        case job
        case parent
        case state
        case directory
        case app
        case timezone
        case started
        case ended
        case exit
        case steps
        case reasons
        case lineage
        case openSheet = "open_sheet"
        case confirmation
        case isAtWork = "at_work"
        case resultsMachine = "results_machine"
        case heldChunks = "held_chunks"
        case isServedByWorkers = "served_by_workers"
        case export
        case chain = "runs"
    }

    package struct Step: Sendable, Codable, Equatable {
        package var name: String
        package var source: String
        package var rows: Int
        package var leftOut: Int
        /// All eight.
        package var outcomes: [String: Int]
        /// Rows that have not settled.
        package var open: Int

        package enum CodingKeys: String, CodingKey {
            case name
            case source
            case rows
            case leftOut = "left_out"
            case outcomes
            case open
        }

        init(_ step: StepRecord, outcomes: [Outcome: Int]) {
            name = step.name
            source = step.source
            rows = step.records
            leftOut = step.leftOut
            self.outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, outcomes[$0] ?? 0) })
            open = max(0, step.records - step.leftOut - outcomes.values.reduce(0, +))
        }

        package func count(_ outcome: Outcome) -> Int { outcomes[outcome.rawValue] ?? 0 }
    }

    init(_ run: RunRecord) {
        self.run = run.id
        job = run.job
        parent = run.parent
        state = run.state.rawValue
        confirmation = run.confirmation?.rawValue
        directory = run.directory
        app = run.app
        timezone = run.definition.timezone
        isServedByWorkers = run.definition.isServedByWorkers
        started = Date(timeIntervalSince1970: run.started).formatted(.iso8601)
        // Earlier versions did not forget how a run had ended that goes on.
        let goesOn = run.state == .running
        ended = goesOn ? nil : run.ended.map { Date(timeIntervalSince1970: $0).formatted(.iso8601) }
        released = run.confirmed.map { Date(timeIntervalSince1970: $0).formatted(.iso8601) }
        planned = run.planned.map { Date(timeIntervalSince1970: $0).formatted(.iso8601) }
        work = run.definition.work
        // What the rows ended with is not all while their results are missing.
        let isImport = run.definition.kind == .importing
        if run.state == .written, let machine = run.machine, machine != Machine.name {
            resultsMachine = Machine.host(of: machine)
        }
        exit = run.state == .written && isImport ? ExitStatus.resultsUnwritten.rawValue : goesOn ? nil : run.exit
    }

    package var rows: Int { steps.reduce(0) { $0 + $1.rows } }

    package var endedWell: Int {
        steps.reduce(0) { sum, step in sum + Outcome.allCases.filter(\.isSuccess).reduce(0) { $0 + step.count($1) } }
    }

    /// Rows that a retry or a resume would take up again.
    package var notWell: Int { rows - endedWell - steps.reduce(0) { $0 + $1.leftOut } }

    /// Whether a run whose rows are being written goes on by workers, although no process owns it at the moment: some hold
    /// rows of it, or one of them is to take it up.
    package var isLeftToWorkers: Bool {
        isAtWork == false && export == nil && state == RunState.running.rawValue
            && (isServedByWorkers == true || (heldChunks ?? 0) > 0)
    }

    /// Whether it goes on without anybody's doing: a process is at work on it, or workers are to take it up.
    package var isUnderWay: Bool {
        isAtWork == true || isLeftToWorkers || state == RunState.planned.rawValue && confirmation != nil
    }
}
