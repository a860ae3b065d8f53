import ContactAPI
import DirectoryClient
import JobModel
import LocalFiles

/// What everyone who writes rows of one step shares.
struct WritingContext: Sendable {
    let run: RunRecord
    let step: StepRecord
    let definition: StepDefinition
    let connection: Connection
    /// Reads no longer than a stop allows.
    let client: DirectoryClient
    let ledger: any LedgerStore
    let commitGroup: LedgerCommitGroup
    let placeholders: PlaceholderResolver
    let stop: StopSignal
    /// What is known of the directory, and since when.
    let facts: DirectoryFacts
    /// How long its tasks take.
    let tasks = TaskPace()
    /// The chunk of the rows that are written; `nil` for the run's owner, where it settles what is in no chunk.
    var chunk: HeldChunk?

    /// The same for the rows of a chunk.
    func writing(_ chunk: HeldChunk) -> WritingContext {
        var context = self
        context.chunk = chunk
        return context
    }

    /// Returns when what happened to the rows is on the disk.
    ///
    /// - Throws: `LedgerError.replaced` where their chunk is lost.
    func record(_ changes: [LedgerChange]) async throws { try await commitGroup.record(changes, by: chunk?.hold) }

    /// Goes on only where this process still owns the run, for what is sent of no row.
    ///
    /// - Throws: `LedgerError.owned` where another process has taken it over.
    func requireOwner() async throws {
        // A store refuses every write of a run's former owner, and this one changes nothing.
        try await ledger.release([ChunkHold(run: run.id, number: 0, epoch: 0)], of: run.id, areDone: false)
    }

    /// The `client_token` of a department that the step makes for its people.
    func token(for department: NewDepartment) -> String {
        IdempotencyToken.make([run.app, run.root, "department", department.path.joined(separator: "/")])
    }

    var job: JobDefinition { run.definition }
    var readBack: WriteVerifier { WriteVerifier(client: client, placeholders: placeholders) }
    var format: FieldFormat { .plan(tree: facts.tree, dates: DateCell(timezone: job.timezone)) }

    func token(for row: LedgerRow) -> String {
        // The first run's name is drawn at random and stands for the tenant as well.
        IdempotencyToken.make([
            run.app, run.root, step.name, String(row.planned.originRow), row.planned.payload, String(row.generation),
        ])
    }

    /// The open_ids of people whom a row names; of a plan of an earlier version, which has none, as the directory says now.
    func openIDs(of people: [String], _ row: PlannedRow) async throws -> [String: String] {
        var openIDs = row.openIDs ?? [:]
        let unknown = people.filter { openIDs[$0] == nil }
        guard !unknown.isEmpty else { return openIDs }
        for person in try await PersonReader(client: client).people(ids: unknown) {
            guard let id = person.userID, let openID = person.openID else { continue }
            for named in unknown where named.lowercased() == id.lowercased() { openIDs[named] = openID }
        }
        return openIDs
    }

    /// The lines of rows that, not being there now, can no longer appear, however slow the directory is.
    ///
    /// A directory inside the process that asked died with that process; any other gets `settle_after`.
    func linesProvenByAbsence(of rows: [LedgerRow]) async throws -> Set<Int> {
        let passed = try await ledger.secondsSurely(sinceSending: rows, run: run.id, step: step.number)
        let isDead = { (sent: BootTimestamp) in sent.seconds(until: connection.openedAt) > 0 }
        let lines = rows.filter { row in
            if connection.ownsServer, let sent = row.sent, isDead(sent) { return true }
            return passed[row.planned.line, default: 0] >= job.limits.settleAfterSeconds
        }
        return Set(lines.map(\.planned.line))
    }
}
