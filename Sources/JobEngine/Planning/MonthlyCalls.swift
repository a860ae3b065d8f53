import DirectoryClient
import JobModel

/// What a run takes of the calls that a company may make in a month.
package struct MonthlyCalls: Sendable, Codable, Equatable {
    /// What the job says that the company may make.
    package var limit: Int
    /// What this app has made this month so far, the reading for the plan included.
    package var made: Int
    /// About what writing the plan takes.
    package var needed: Int

    package enum CodingKeys: String, CodingKey {
        case limit
        case made
        case needed
    }

    package init(limit: Int, made: Int, needed: Int) {
        self.limit = limit
        self.made = made
        self.needed = needed
    }

    /// What is left now; other apps and programs may have made calls that Roster cannot see.
    package var left: Int { max(0, limit - made) }

    package var isEnough: Bool { needed <= left }
}

/// About how many calls writing a plan takes.
struct WritingCalls {
    let limits: JobDefinition.Limits

    /// Creates and patches are a call each; a batch is handed in once, and asked for until it is done.
    func count(of step: PlanSummary.Step) -> Int {
        let (singles, batched) = (step.ways["single"] ?? 0, step.ways["batch"] ?? 0)
        let both = step.ways["batchThenPatch"] ?? 0
        let size = max(limits.batchItems, 1)
        let batches = (batched + both + size - 1) / size
        return singles + both + step.update + batches * (1 + Self.callsForTask) + step.newDepartments.count
            + (step.create + step.update > 0 ? Self.callsForStep : 0)
    }

    /// Asking how far a batch is; more where the directory takes its time.
    private static let callsForTask = 3
    /// A token, and the departments as they are when a step begins.
    private static let callsForStep = 5
}
