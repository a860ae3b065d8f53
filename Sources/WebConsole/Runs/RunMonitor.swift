import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// How far runs are, read once for all pages that show them, and how fast they have been of late.
///
/// To count the rows of a run costs more the more it has, so that the next count comes the later the longer one has taken:
/// with any number of readers a run gives up less than two hundredths of its time for it.
actor RunMonitor {
    private struct Entry {
        var status: RunStatus
        var read: ContinuousClock.Instant
        /// Before this time the status of a run that is at work is not read again.
        var due: ContinuousClock.Instant
        /// While this stays, the status of one that is not cannot have changed.
        var standing: RunStanding
        var samples: [RateSample] = []
    }

    private struct Problems {
        let count: Int
        let rows: [FoundRows.Entry]
        let due: ContinuousClock.Instant
    }

    private let history: RunHistory
    private var problems: [String: Problems] = [:]
    private var finished: [String: RunStatus] = [:]
    private var looks: [LookKey: LineageLook<EndedRun>] = [:]
    private var open: [OpenRowPlaces.Key: LineageLook<OpenRowPlaces>] = [:]
    private var lineages: [String: LineageLook<LineageReport>] = [:]
    private var entries: [String: Entry] = [:]
    private var plans: [String: (planned: Double, plan: PlanSummary)] = [:]
    /// Plans that are being read: who asks meanwhile waits for the same one.
    private var readings: [String: (planned: Double?, task: Task<PlanSummary?, any Error>)] = [:]
    private let clock = ContinuousClock()

    init(history: RunHistory) { self.history = history }

    /// Waits until a run may be further than before, at most for so long.
    nonisolated func awaitNews(of run: String, atMost: Duration) async throws {
        try await history.awaitNews(of: run, atMost: atMost)
    }

    /// How far a run is, and how fast it was.
    ///
    /// - Throws: `LedgerError.noSuchRun`.
    func progress(of run: String) async throws -> (status: RunStatus, samples: [RateSample]) {
        var standing = try await standing(of: run)
        if let entry = entries[run], entry.standing == standing, standing.isStill || clock.now < entry.due {
            return (entry.status, entry.samples)
        }
        let began = clock.now
        let status = try await history.progress(of: run)
        // A process that has ended meanwhile, and another that begins at once, are not the same one at work.
        standing.isAtWork = status.isAtWork == true
        let now = clock.now
        let due = now + max(Self.interval, (now - began) * Self.share)
        var entry = entries[run] ?? Entry(status: status, read: now, due: due, standing: standing)
        // What a plan settles is no writing, and neither is what happened while nobody wrote or looked.
        if !status.isAtWorkOnRows || entry.standing.isStill || now - entry.due > Self.gap { entry.samples = [] }
        (entry.status, entry.read, entry.due, entry.standing) = (status, now, due, standing)
        if status.isAtWorkOnRows {
            let sample = RateSample(at: now, settled: status.settledByCalls)
            entry.samples = RateSample.adding(sample, to: entry.samples)
        }
        entries[run] = entry
        forget()
        return (status, entry.samples)
    }

    /// The same where it is known already, as it was a while ago where that has to do.
    ///
    /// - Returns: `nil` where nobody has counted its rows yet, or it was left or ended since.
    /// - Throws: `LedgerError.noSuchRun`.
    func knownProgress(of run: String) async throws -> (status: RunStatus, samples: [RateSample])? {
        guard let entry = entries[run], try await standing(of: run) == entry.standing else { return nil }
        return (entry.status, entry.samples)
    }

    /// What a run has planned, read once: it has megabytes where very many rows are wrong.
    ///
    /// - Returns: `nil` where there is no plan, or one of another version.
    /// - Throws: `LedgerError`.
    func plan(of run: RunRecord) async throws -> PlanSummary? {
        if let known = plans[run.id], known.planned == run.planned { return known.plan }
        let plan = try await read(run)
        if plans.count >= Self.plansKept { plans = [:] }
        if let plan, let planned = run.planned { plans[run.id] = (planned, plan) }
        return plan
    }

    private func read(_ run: RunRecord) async throws -> PlanSummary? {
        if let reading = readings[run.id], reading.planned == run.planned { return try await reading.task.value }
        let task = Task { [history] in try await Self.plan(of: run.id, history) }
        readings[run.id] = (run.planned, task)
        defer { if readings[run.id]?.task == task { readings[run.id] = nil } }
        return try await task.value
    }

    /// To take a long plan apart keeps no other page waiting.
    @concurrent private static func plan(of run: String, _ history: RunHistory) async throws -> PlanSummary? {
        try await history.plan(of: run)
    }

    private static let plansKept = 3

    /// The newest runs first, of all or of those that were made before one; how a run has ended is counted once.
    ///
    /// - Throws: `LedgerError`.
    func runs(limit: Int, before run: String?) async throws -> [RunStatus] {
        if finished.count > Self.kept * 10 { finished = [:] }
        var all: [RunStatus] = []
        for record in try await history.ledger.runs(limit: limit, before: run) {
            // Nothing leads on from there.
            guard record.state == .finished else {
                all.append(try await progress(of: record.id).status)
                continue
            }
            let status = if let known = finished[record.id] { known } else { try await history.status(of: record) }
            finished[record.id] = status
            all.append(status)
        }
        return all
    }

    /// The same runs; those whose rows nobody has counted yet say that they are being looked at.
    ///
    /// - Throws: `LedgerError`.
    func knownRuns(limit: Int, before run: String?) async throws -> [RunStatus] {
        var all: [RunStatus] = []
        for record in try await history.ledger.runs(limit: limit, before: run) {
            if let known = finished[record.id] {
                all.append(known)
            } else if let known = try await knownProgress(of: record.id) {
                all.append(known.status)
            } else {
                var status = try await history.uncounted(record.id)
                status.isBeingLookedAt = true
                all.append(status)
            }
        }
        return all
    }

    private func standing(of run: String) async throws -> RunStanding {
        let isAtWork = await history.ledger.isOwned(run: run)
        let record = try await history.record(of: run)
        let isLeft = !isAtWork && record.state == .running && record.definition.kind == .importing
        let held = isLeft ? try await history.heldChunks(of: run) : 0
        return RunStanding(record, isAtWork: isAtWork, heldChunks: held)
    }

    /// A run that no process is at work on, with why rows did not succeed and the runs of its lineage, oldest first.
    struct EndedRun: Sendable {
        var status: RunStatus
        let chain: [RunStatus]

        /// Whether the file of the rows that are open is still where it was; one that was missing may be there now.
        var hasItsFile: Bool {
            guard let sheet = status.openSheet else { return true }
            return sheet.file.map { FileManager.default.fileExists(atPath: $0) } ?? false
        }
    }

    /// Looks at all rows of a run that no process is at work on, which for a large run takes a while: it is done again only
    /// where some run of the lineage has changed.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - language: Of the sentences.
    /// - Returns: The run with what the look has found.
    /// - Throws: `LedgerError.noSuchRun`.
    func ended(_ run: String, in language: Language) async throws -> EndedRun {
        if let known = try await known(run, in: language) { return known }
        let began = clock.now
        let standings = try await standings(nearby: run)
        let ended = try await Self.look(at: run, in: language, history)
        let status = ended.status
        // One that has begun or ended meanwhile is looked at again.
        guard status.isAtWork == standings.first(where: { $0.run == run })?.isAtWork else { return ended }
        if looks.count > Self.kept { looks = [:] }
        let key = LookKey(run: run, language: language.code)
        looks[key] = LineageLook(standings: standings, due: due(after: began), found: ended)
        return ended
    }

    /// Meanwhile others ask how far their runs are.
    @concurrent private static func look(
        at run: String,
        in language: Language,
        _ history: RunHistory
    ) async throws -> EndedRun {
        let status = try await history.status(of: run) { language.words($0) }
        let chain = status.export == nil ? try await history.withOwners(history.chain(of: run)) : []
        return EndedRun(status: status, chain: chain)
    }

    /// The same where it is known already.
    ///
    /// - Throws: `LedgerError.noSuchRun`.
    func known(_ run: String, in language: Language) async throws -> EndedRun? {
        let key = LookKey(run: run, language: language.code)
        guard var look = looks[key], try await look.holds(standings(nearby: run), at: clock.now) else { return nil }
        if !look.found.hasItsFile, let open = look.found.status.openStep {
            look.found.status.openSheet = try await history.openSheet(of: history.record(of: run), at: open)
            looks[key] = look
        }
        return look.found
    }

    /// How the runs of a lineage stand.
    private func standings(nearby run: String) async throws -> [RunStanding] {
        var standings: [RunStanding] = []
        for member in try await history.ledger.lineage(of: history.record(of: run).root) {
            standings.append(try await standing(of: member.id))
        }
        return standings
    }

    /// How the rows of all runs of a run's lineage have ended; counted again only where one of them has changed.
    ///
    /// - Throws: `LedgerError`.
    func lineage(of run: RunRecord) async throws -> LineageReport {
        if let known = try await knownLineage(of: run) { return known }
        let began = clock.now
        let standings = try await standings(nearby: run.id)
        let found = try await Self.lineage(of: run.root, history)
        if lineages.count > Self.kept { lineages = [:] }
        lineages[run.root] = LineageLook(standings: standings, due: due(after: began), found: found)
        return found
    }

    @concurrent private static func lineage(of root: String, _ history: RunHistory) async throws -> LineageReport {
        try await history.lineage(of: root)
    }

    /// The same where it is known already.
    ///
    /// - Throws: `LedgerError`.
    func knownLineage(of run: RunRecord) async throws -> LineageReport? {
        guard let known = lineages[run.root] else { return nil }
        return try await known.holds(standings(nearby: run.id), at: clock.now) ? known.found : nil
    }

    /// Where the rows of a run's sheet are that have not succeeded: for a large run that is a look at all of them, too.
    ///
    /// - Parameters:
    ///   - run: Any run of the lineage.
    ///   - step: The number of the step.
    /// - Returns: A place for each.
    /// - Throws: `LedgerError`.
    func openRows(of run: RunRecord, step: Int) async throws -> OpenRowPlaces {
        let key = OpenRowPlaces.Key(root: run.root, step: step)
        let standings = try await standings(nearby: run.id)
        if let known = open[key], known.holds(standings, at: clock.now) { return known.found }
        let began = clock.now
        let found = try await Self.openRows(of: run, step: step, history)
        if open.count > Self.openRowsKept { open = [:] }
        open[key] = LineageLook(standings: standings, due: due(after: began), found: found)
        return found
    }

    /// Whether that is known already of all steps of a run, for all rows that the run has had.
    ///
    /// - Throws: `LedgerError`.
    func knowsOpenRows(of run: RunRecord, steps: [Int]) async throws -> Bool {
        let standings = try await standings(nearby: run.id)
        let parts = Self.hasAllRows(run) ? [""] : ["", Self.part(of: run, .all)]
        return steps.allSatisfy { step in
            parts.allSatisfy { part in
                let known = open[OpenRowPlaces.Key(root: run.root, step: step, part: part)]
                return known?.holds(standings, at: clock.now) ?? false
            }
        }
    }

    @concurrent private static func openRows(
        of run: RunRecord,
        step: Int,
        _ history: RunHistory
    ) async throws -> OpenRowPlaces {
        OpenRowPlaces(try await history.openPlaces(of: run, step: step))
    }

    /// Those of them that the run has had and that a filter shows; of a plan that nobody has released, those that it
    /// does not send.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - step: The number of the step.
    ///   - filter: Which of its rows are meant.
    /// - Returns: A place for each.
    /// - Throws: `LedgerError`.
    func openRows(of run: RunRecord, step: Int, _ filter: ResultsFilter) async throws -> OpenRowPlaces {
        let all = try await openRows(of: run, step: step)
        if !filter.isNarrow, Self.hasAllRows(run) { return all }
        let key = OpenRowPlaces.Key(root: run.root, step: step, part: Self.part(of: run, filter))
        let standings = try await standings(nearby: run.id)
        if let known = open[key], known.holds(standings, at: clock.now) { return known.found }
        let began = clock.now
        let found = all.only(try await OpenRowPlaces.numbers(of: run, step: step, filter, history))
        if open.count > Self.openRowsKept { open = [:] }
        open[key] = LineageLook(standings: standings, due: due(after: began), found: found)
        return found
    }

    /// Those of them whose own cells are the cause: all others can be tried again without a correction.
    ///
    /// - Throws: `LedgerError`.
    func rowsToCorrect(of run: RunRecord, step: Int, _ filter: ResultsFilter) async throws -> OpenRowPlaces {
        let all = try await openRows(of: run, step: step, filter)
        guard run.definition.steps.indices.contains(step - 1) else { return all }
        let key = OpenRowPlaces.Key(root: run.root, step: step, part: Self.part(of: run, filter) + Self.toCorrect)
        let standings = try await standings(nearby: run.id)
        if let known = open[key], known.holds(standings, at: clock.now) { return known.found }
        let began = clock.now
        let found = try await all.toCorrect(step, of: run.definition.steps[step - 1].subject, history)
        if open.count > Self.openRowsKept { open = [:] }
        open[key] = LineageLook(standings: standings, due: due(after: began), found: found)
        return found
    }

    private static let toCorrect = " to correct"

    /// The first run of a lineage has had all of them.
    private static func hasAllRows(_ run: RunRecord) -> Bool { run.parent == nil && run.confirmation != nil }

    private static func part(of run: RunRecord, _ filter: ResultsFilter) -> String {
        "\(run.id) \(run.confirmation != nil) \(filter.words)"
    }

    /// When a look that began at some time is done again, though somebody may write rows.
    private func due(after began: ContinuousClock.Instant) -> ContinuousClock.Instant {
        clock.now + (clock.now - began) * Self.shareOfLooks
    }

    private struct LookKey: Hashable {
        let run: String
        let language: String
    }

    /// The rows that were sent last and did not succeed; read again only where there are more of them.
    ///
    /// - Parameter status: How far the run is.
    /// - Returns: Five at most.
    /// - Throws: `LedgerError`.
    func lastProblems(of status: RunStatus) async throws -> [FoundRows.Entry] {
        let count = status.steps.reduce(0) { sum, step in sum + Self.troubled.reduce(0) { $0 + step.count($1) } }
        guard count > 0 else { return [] }
        if let known = problems[status.run], known.count == count || clock.now < known.due { return known.rows }
        let began = clock.now
        let query = RowQuery(
            standings: Set(Self.troubled.map { RowStanding($0) }),
            start: .beginning(of: .sent),
            limit: Self.problemsShown
        )
        let rows = try await history.ledger.rows(of: status.run, matching: query).rows
        let pause = max(Self.interval, (clock.now - began) * Self.share)
        if problems.count > Self.kept { problems = [:] }
        problems[status.run] = Problems(count: count, rows: rows, due: clock.now + pause)
        return rows
    }

    /// How many rows of a run were sent, and have not ended.
    ///
    /// - Throws: `LedgerError`.
    func rowsOnTheirWay(of run: String) async throws -> Int {
        var count = 0
        for step in try await history.ledger.steps(of: run) {
            count += try await history.ledger.rows(run: run, step: step.number, in: [.sending, .accepted]).count
        }
        return count
    }

    /// Runs that nobody looks at any more make room.
    private func forget() {
        guard entries.count > Self.kept, let oldest = entries.min(by: { $0.value.read < $1.value.read }) else { return }
        entries[oldest.key] = nil
    }

    private static let interval = Duration.milliseconds(900)
    /// A look that comes so much later than it could follows no earlier one.
    private static let gap = Duration.seconds(10)
    private static let share = 50
    private static let shareOfLooks = 10
    private static let kept = 100
    /// Some hundred bytes for each row, and only one at a time is corrected.
    private static let openRowsKept = 8
    private static let problemsShown = 5
    private static let troubled: [Outcome] = [.unknown, .failed, .defective]
}
