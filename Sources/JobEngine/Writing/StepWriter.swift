import ContactAPI
import DequeModule
import DirectoryClient
import Foundation
import JobModel
import Wording

/// Writes one step: one dependency level after the other, with a bounded number of requests in flight.
///
/// Rows are taken by chunks, which this worker holds. The run's owner lays them out, level by level, and waits for those
/// that others hold; a helper writes what chunks it gets.
struct StepWriter {
    let context: WritingContext
    let events: @Sendable (EngineEvent) async -> Void
    let keeper: ChunkKeeper
    var tally: CircuitBreaker
    private var shared: SharedBreaker
    /// Whether other workers may write rows of the step: then the ledger says how many have failed.
    private var isShared: Bool
    var done: Int
    /// Lines of rows that are written and wait for their patch: half of their work is done.
    private var halfDone: Set<Int> = []
    var shelf = ChunkShelf()
    /// Lines of rows that stay planned, because what they name may turn out to be there.
    var leftOpen: Set<Int> = []
    /// Rows that something has become of.
    var handled = 0
    /// Whether others hold chunks of the step, or did when that was last looked at.
    var hasCompany = false
    let total: Int
    private let canary: Int
    var age: PlanAge
    /// Whether it was said that rows are compared again.
    var hasToldComparing = false

    init(
        context: WritingContext,
        keeper: ChunkKeeper,
        total: Int,
        done: Int,
        tally before: StepTally = StepTally(),
        events: @escaping @Sendable (EngineEvent) async -> Void
    ) {
        self.context = context
        self.keeper = keeper
        self.events = events
        self.total = total
        self.done = done
        var safety = context.job.safety
        // Nothing is open to helpers before the canary rows have settled.
        if !keeper.isCoordinating { safety.canary = 0 }
        canary = safety.canary
        tally = CircuitBreaker(safety: safety, before)
        shared = SharedBreaker(
            ledger: context.ledger,
            run: context.run.id,
            step: context.step.number,
            safety: safety
        )
        isShared = !keeper.isCoordinating
        age = PlanAge(context.facts, safety: safety)
    }

    /// Sends everything of the step that is still planned; returns why it stopped early, or `nil`.
    mutating func run() async throws -> StopReason? {
        guard total > done else { return nil }
        await events(.step(name: context.step.name, done: done, total: total))
        if let reason = try await missingPlans() { return reason }
        // How often nothing has come of a level.
        var idle: [Int: Int] = [:]
        var reason: StopReason?
        repeat {
            while let level = try await nextLevel(besides: Set(idle.filter { $0.value > 1 }.keys)) {
                let before = (handled, done)
                hasCompany = false
                for group in WriteGroup.allCases {
                    let place = ChunkPlace(step: context.step.number, level: level, group: group)
                    if let reason = try await write(place) { return reason }
                }
                if hasCompany { try await countDone() }
                // What is left of it cannot be sent now; looking again would never end.
                if before == (handled, done) { idle[level, default: 0] += hasCompany ? 1 : 2 }
            }
        } while try await hasMoreByOthers(&reason)
        return reason
    }

    /// Writes a chunk that a helper has got, and those after it, as long as there are some at its place.
    mutating func help(with chunk: HeldChunk) async throws -> StopReason? {
        try await write(chunk.chunk.place, beginningWith: [chunk])
    }

    /// Why the step cannot be written: rows without a plan would be neither sent nor ended.
    private func missingPlans() async throws -> StopReason? {
        let count = try await context.ledger.rowsWithoutPlan(run: context.run.id, step: context.step.number)
        guard count > 0 else { return nil }
        return .failed(
            problem: LocalizedText(
                en: "The ledger lacks the plan of \(count, "row") of \(context.step.name)",
                zh: "账本缺少 \(context.step.name) 中 \(count) 行的计划"
            ),
            remedy: LocalizedText(
                en:
                    "`roster results \(context.run.id)` lists what became of the others; import the sheet again with `mode: upsert`.",
                zh: "roster results \(context.run.id) 可列出其他行的结果；请用 mode: upsert 重新导入该表。"
            )
        )
    }

    /// The lowest dependency level with rows to send; what depends on a row that did not succeed is held back first.
    private func nextLevel(besides exhausted: Set<Int>) async throws -> Int? {
        let (run, step) = (context.run.id, context.step.number)
        if context.definition.holdsBack {
            _ = try await context.ledger.holdBack(run: run, step: step)
        }
        return try await context.ledger.openLevels(run: run, step: step, waits: context.definition.holdsBack)
            .first { !exhausted.contains($0) }
    }

    /// How far the step is, where others write rows of it too.
    mutating func countDone() async throws {
        let outcomes = try await context.ledger.outcomes(run: context.run.id, step: context.step.number)
        let before = [Outcome.invalid, .unchanged, .notAttempted].reduce(0) { $0 + (outcomes[$1] ?? 0) }
        done = max(done, outcomes.values.reduce(0, +) - before)
        await events(.progress(done: done, total: total))
    }

    private mutating func write(
        _ place: ChunkPlace,
        beginningWith chunks: [HeldChunk] = []
    ) async throws -> StopReason? {
        let isBatch = place.group == .batch
        let lanes = isBatch ? Self.batchesInFlight : lanesOfSingles
        var queue: Deque<ChunkRow> = []
        // Nothing could be taken: what is under way is waited for before that is tried again.
        var isDry = false
        var isExhausted = false
        var reason: StopReason?
        shelf = ChunkShelf()
        // A helper had its turn before it got its chunks.
        var turn = try await WorkTurn(keeper.turns, isHeld: !chunks.isEmpty)
        defer { turn.give() }
        for chunk in chunks { queue += try await rows(of: chunk, &reason) }
        try await withThrowingTaskGroup(of: RowResult.self) { group in
            var inFlight = 0
            while true {
                if reason == nil { reason = context.stop.isRaised ? .interrupted : try await verdict() }
                if queue.isEmpty, turn.isOver {
                    isDry = true
                    if inFlight == 0, reason == nil, try await !turn.pass() { reason = .interrupted }
                }
                if reason == nil, queue.isEmpty, !isExhausted, inFlight == 0 || !isDry, mayGoOn(inFlight: inFlight) {
                    let left = try await take(place, lanes: lanes, into: &queue, &reason)
                    isDry = queue.isEmpty
                    isExhausted = isDry && inFlight == 0 && left == 0
                    if isDry, left > 0, inFlight == 0, reason == nil {
                        turn.give()
                        try await keeper.waitForOthers()
                        try await countDone()
                        reason = try await sharedVerdict()
                        // Why the run must stop is not to be replaced by the worker's leaving.
                        if reason == nil, try await !turn.take() { reason = .interrupted }
                    }
                }
                if reason == nil, inFlight < lanes { reason = try await compare(&queue, isBatch: isBatch) }
                while reason == nil, inFlight < lanes, let next = queue.first, isBatch || age.isFresh(next.row) {
                    guard try await maySend(next.chunk, &queue) else { continue }
                    start(&queue, isBatch: isBatch, in: &group)
                    inFlight += 1
                }
                // All that was taken may have been settled without a request, or others are waited for.
                if inFlight == 0, reason == nil, !isExhausted { continue }
                guard inFlight > 0, let result = try await group.next() else { break }
                inFlight -= 1
                reason = reason ?? result.stop
                note(result)
                if result.isLost { queue.removeAll { $0.chunk.isLost } }
                await events(.progress(done: done + halfDone.count / 2, total: total))
            }
        }
        try await keeper.release(shelf.takeFinished(), areDone: true)
        try await keeper.release(shelf.takeAll(), areDone: false)
        return reason
    }

    /// Whether something of a chunk may leave; one that was not renewed in time is renewed first, one that is lost is
    /// taken out of the queue.
    private func maySend(_ chunk: HeldChunk, _ queue: inout Deque<ChunkRow>) async throws -> Bool {
        if chunk.maySend { return true }
        try await keeper.renew()
        if chunk.isLost { queue.removeAll { $0.chunk.isLost } }
        return chunk.maySend
    }

    private func start(
        _ queue: inout Deque<ChunkRow>,
        isBatch: Bool,
        in group: inout ThrowingTaskGroup<RowResult, any Error>
    ) {
        let chunk = queue[0].chunk
        let (context, keeper) = (context.writing(chunk), keeper)
        let next = queue.prefix { $0.chunk === chunk }.prefix(isBatch ? context.job.limits.batchItems : 1)
        let rows = next.map(\.row.onceSent)
        queue.removeFirst(rows.count)
        group.addTask {
            do {
                let result =
                    isBatch
                    ? try await BatchWriter(context: context).write(rows)
                    : try await SingleWriter(context: context).write(rows[0])
                return try await context.recorded(result, of: rows)
            } catch LedgerError.replaced {
                // Its chunk is another's, or the run was stopped: then the chunk stays in hand, to be given back.
                guard try await keeper.hasLost(chunk) else { return .unsent(rows) }
                return .lost(rows)
            }
        }
    }

    /// Why the run must stop by what this worker has seen; of a step that others write too the ledger is asked then.
    mutating func verdict() async throws -> StopReason? {
        guard let own = tally.verdict else { return nil }
        if isShared, case .safety = own { return try await shared.verdict() }
        return own
    }

    /// Why the run must stop by the rows of all workers; `nil` for a step that no others write.
    mutating func sharedVerdict() async throws -> StopReason? { isShared ? try await shared.verdict() : nil }

    /// Others may have chunks of the step.
    mutating func noteCompany() {
        hasCompany = true
        isShared = canaryLeft <= 0
    }

    /// Until the canary rows have settled, nothing is taken beyond them.
    private func mayGoOn(inFlight: Int) -> Bool { canaryLeft <= 0 || inFlight == 0 }

    var canaryLeft: Int { canary - tally.settled - tally.advanced }

    mutating func note(_ result: RowResult) {
        shelf.note(result)
        leftOpen.formUnion(result.leftOpen)
        handled += result.changes.count
        age.forget(result.lines)
        tally.note(result.settled)
        tally.note(result.changes)
        done += result.settled.count
        for case .advance(let line, _, _, _) in result.changes { halfDone.insert(line) }
        for settlement in result.settled { halfDone.remove(settlement.line) }
    }

    /// Department writes take the tenant's lock: one at a time.
    private var lanesOfSingles: Int { context.step.subject == .departments ? 1 : max(1, context.job.limits.workers) }

    static let batchesInFlight = 8
}

extension WritingContext {
    /// A result that is on the disk: a lane takes its next row only after that.
    fileprivate func recorded(_ result: RowResult, of rows: [LedgerRow]) async throws -> RowResult {
        try await record(result.changes)
        var result = result
        result.lines = rows.map(\.planned.line)
        return result
    }
}

extension LedgerRow {
    /// The row as it stands in the ledger from the moment its request leaves.
    fileprivate var onceSent: LedgerRow {
        var row = self
        row.attempts += 1
        return row
    }
}
