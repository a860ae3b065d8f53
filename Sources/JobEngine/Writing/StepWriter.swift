import ContactAPI
import DequeModule
import DirectoryClient
import Foundation
import JobModel
import Wording

/// Writes one step: one dependency level after the other, with a bounded number of requests in flight.
struct StepWriter {
    let context: WritingContext
    let events: @Sendable (EngineEvent) async -> Void
    private var tally: CircuitBreaker
    private var done: Int
    /// Lines of rows that are written and wait for their patch: half of their work is done.
    private var halfDone: Set<Int> = []
    /// Lines of rows that are queued or under way: in the ledger they stand as planned until their request leaves.
    private var inHand: Set<Int> = []
    /// Lines of rows that stay planned, because what they name may turn out to be there.
    private var leftOpen: Set<Int> = []
    /// Rows that something has become of.
    private var handled = 0
    private let total: Int
    private var age: PlanAge
    /// Whether it was said that rows are compared again.
    private var hasToldComparing = false

    init(context: WritingContext, total: Int, done: Int, events: @escaping @Sendable (EngineEvent) async -> Void) {
        self.context = context
        self.events = events
        self.total = total
        self.done = done
        tally = CircuitBreaker(safety: context.job.safety)
        age = PlanAge(context.facts, safety: context.job.safety)
    }

    /// Sends everything of the step that is still planned; returns why it stopped early, or `nil`.
    mutating func run() async throws -> StopReason? {
        guard total > done else { return nil }
        await events(.step(name: context.step.name, done: done, total: total))
        if let reason = try await missingPlans() { return reason }
        var exhausted: Set<Int> = []
        while let level = try await nextLevel(besides: exhausted) {
            let before = handled
            for ways in [[WriteMethod.single], [.batch, .batchThenPatch]] {
                if let reason = try await write(level, ways) { return reason }
            }
            // What is left of it cannot be sent now; looking again would never end.
            if handled == before { exhausted.insert(level) }
        }
        return nil
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

    private mutating func write(_ level: Int, _ ways: [WriteMethod]) async throws -> StopReason? {
        let isBatch = ways != [.single]
        let lanes = isBatch ? Self.batchesInFlight : lanesOfSingles
        var queue: Deque<LedgerRow> = []
        var isExhausted = false
        var reason: StopReason?
        try await withThrowingTaskGroup(of: RowResult.self) { group in
            var inFlight = 0
            while true {
                reason = reason ?? (context.stop.isRaised ? .interrupted : tally.verdict)
                if reason == nil, queue.isEmpty, !isExhausted, mayGoOn(inFlight: inFlight) {
                    queue = Deque(try await due(level, ways, isBatch: isBatch, lanes: lanes))
                    inHand.formUnion(queue.map(\.planned.line))
                    isExhausted = queue.isEmpty
                }
                if reason == nil, inFlight < lanes { reason = try await compare(&queue, isBatch: isBatch) }
                while reason == nil, inFlight < lanes, let next = queue.first, isBatch || age.isFresh(next) {
                    start(&queue, isBatch: isBatch, in: &group)
                    inFlight += 1
                }
                // All that was taken may have been settled without a request.
                if inFlight == 0, reason == nil, !isExhausted { continue }
                guard inFlight > 0, let result = try await group.next() else { break }
                inFlight -= 1
                reason = reason ?? result.stop
                note(result)
                await events(.progress(done: done + halfDone.count / 2, total: total))
            }
        }
        inHand = []
        return reason
    }

    private func start(
        _ queue: inout Deque<LedgerRow>,
        isBatch: Bool,
        in group: inout ThrowingTaskGroup<RowResult, any Error>
    ) {
        let context = context
        guard isBatch else {
            let row = queue.removeFirst().onceSent
            group.addTask { try await context.recorded(await SingleWriter(context: context).write(row), of: [row]) }
            return
        }
        let rows = queue.prefix(context.job.limits.batchItems).map(\.onceSent)
        queue.removeFirst(rows.count)
        group.addTask { try await context.recorded(await BatchWriter(context: context).write(rows), of: rows) }
    }

    /// Compares those that are written next with the directory, where their plan has grown old; what is no longer so fails.
    private mutating func compare(_ queue: inout Deque<LedgerRow>, isBatch: Bool) async throws -> StopReason? {
        let next = queue.prefix(isBatch ? context.job.limits.batchItems * Self.batchesInFlight : 1)
        guard next.contains(where: { !age.isFresh($0) }) else { return nil }
        let old = queue.prefix(max(next.count, PlanAge.rowsTogether)).filter { !age.isFresh($0) }
        await tellComparing()
        let drifts: [Int: RowDrift]
        do {
            drifts = try await PlanCheck(context: context).drifts(of: Array(old))
        } catch let failure as DirectoryFailure {
            return StopReason(failure.error) ?? .limitsOrNetwork(failure.error)
        }
        age.noteCompared(old)
        var result = RowResult()
        for row in old {
            guard let drift = drifts[row.planned.line] else { continue }
            // A person created meanwhile is there, and lacks only the patch.
            let isThere = row.phase == 2 && drift.code == RowDrift.valueCode
            result.settle(Settlement(line: row.planned.line, outcome: isThere ? .defective : .failed, drift: drift))
        }
        result.lines = result.settled.map(\.line)
        let settled = Set(result.lines)
        queue.removeAll { settled.contains($0.planned.line) }
        try await context.commitGroup.record(result.changes)
        note(result)
        return tally.verdict
    }

    private mutating func tellComparing() async {
        guard !hasToldComparing else { return }
        hasToldComparing = true
        await events(.reading(.comparing(rows: total - done, of: context.step)))
    }

    /// Until the canary rows have settled, nothing is taken beyond them.
    private func mayGoOn(inFlight: Int) -> Bool {
        tally.settled + tally.advanced >= context.job.safety.canary || inFlight == 0
    }

    private func due(_ level: Int, _ ways: [WriteMethod], isBatch: Bool, lanes: Int) async throws -> [LedgerRow] {
        let wanted =
            isBatch
            ? context.job.limits.batchItems * lanes : max(lanes * Self.rowsPerLane, PlanAge.rowsTogether)
        let canaryLeft = context.job.safety.canary - tally.settled - tally.advanced
        let limit = canaryLeft > 0 ? min(wanted, canaryLeft) : wanted
        return try await context.ledger.due(
            run: context.run.id,
            step: context.step.number,
            dependencyLevel: level,
            ways: ways,
            limit: limit,
            inHand: inHand.union(leftOpen),
            waits: context.definition.holdsBack
        )
    }

    private mutating func note(_ result: RowResult) {
        inHand.subtract(result.lines)
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

    private static let batchesInFlight = 8
    private static let rowsPerLane = 8
}

extension WritingContext {
    /// A result that is on the disk: a lane takes its next row only after that.
    fileprivate func recorded(_ result: RowResult, of rows: [LedgerRow]) async throws -> RowResult {
        try await commitGroup.record(result.changes)
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
