import DirectoryClient
import Foundation
import JobModel
import LocalFiles
import Wording

extension Engine {
    /// Writes the planned rows, step by step, and then the results files.
    ///
    /// - Returns: The summary; its `exit` is the status of the command.
    /// - Throws: `EngineError.unconfirmed` where nobody has confirmed the plan; nothing is sent then.
    package func execute(_ handle: RunHandle) async throws -> RunSummary { try await execute(handle, after: {}) }

    /// The same after what is done first, once the run is at work.
    func execute(_ handle: RunHandle, after first: @Sendable () async throws -> Void) async throws -> RunSummary {
        let run = try await ledger.run(handle.id)
        // Killed while the results were written: nothing else is left to do.
        if run.state == .written { return try await writeResults(of: run) }
        let start = ContinuousClock.now
        let before = handle.connection.client.activity
        let reason = try await send(run, handle, after: first)
        let spent = handle.connection.client.activity.since(before)
        let time = RunTime(spent, passed: ContinuousClock.now - start, ledger: ledgerTime.total)
        return try await finish(handle, reason, time: time)
    }

    /// Sends what is to be sent of a run; returns why that stopped before its end, or `nil`.
    func send(
        _ run: RunRecord,
        _ handle: RunHandle,
        after first: @Sendable () async throws -> Void = {}
    ) async throws -> StopReason? {
        guard run.confirmation != nil else { throw EngineError.unconfirmed(run.id) }
        try await ledger.updateRun(handle.id, state: .running)
        _ = try await ledger.takeOverHistory(of: handle.id, at: .now)
        return try await timing(run) {
            try await first()
            return try await heedingStops(of: run.id) { try await settleAndSend(run, handle) }
        }
    }

    private func settleAndSend(_ run: RunRecord, _ handle: RunHandle) async throws -> StopReason? {
        let keeper = keeper(of: run, isCoordinating: true)
        do {
            let watchdog = handle.connection.watchdog
            var reason = try await unlessStopped { try await watchdog.guarding { try await settleOpenRows(handle) } }
            // What was asked for, and its owner ended before it could stop; only a person lets such a run go on.
            if reason == nil { reason = try await keeper.claim(0).stop.map(StopReason.init) }
            for step in try await ledger.steps(of: handle.id) where reason == nil {
                let context = try await unlessStopped {
                    try await watchdog.guarding { try await self.context(for: step, of: handle) }
                }
                reason = try await write(context, keeper)
            }
            return reason
        } catch is StoppedReading {
            return .interrupted
        } catch let failure as DirectoryFailure {
            return StopReason(failure.error) ?? .limitsOrNetwork(failure.error)
        } catch let stall as Watchdog.Stalled {
            return .stuck(seconds: stall.seconds)
        } catch let error as any ExplainedError where !(error is LedgerError) {
            return .failed(problem: error.problem, remedy: error.remedy)
        } catch is DecodingError {
            // The error itself may say what stands in the row.
            return .failed(
                problem: LocalizedText(en: "A row's plan cannot be read", zh: "无法读取某一行的计划"),
                remedy: LocalizedText(
                    en: "Resume with the version of Roster that made the plan, or run `roster retry last`.",
                    zh: "请用制定该计划的 Roster 版本继续，或运行 `roster retry last`。"
                )
            )
        }
    }

    func context(for step: StepRecord, of handle: RunHandle) async throws -> WritingContext {
        let stop = stop
        let client = handle.connection.client.reading { stop.isRaised(for: Self.graceOfReading) }
        let tree = DepartmentTree(try await VisibleDepartments(client).departments)
        return WritingContext(
            run: handle.run,
            step: step,
            definition: handle.run.definition.steps[step.number - 1],
            connection: handle.connection,
            client: client,
            ledger: ledger,
            commitGroup: LedgerCommitGroup(ledger: ledger, run: handle.id, step: step.number, time: ledgerTime),
            placeholders: PlaceholderResolver(
                departments: tree,
                open: try await openDepartments(of: handle.id, before: step.number, in: tree),
                ledger: ledger,
                run: handle.id,
                step: step.number
            ),
            stop: stop,
            facts: DirectoryFacts(tree: tree, planned: handle.planningTime.value, clock: clock)
        )
    }

    /// The chunks that this process is going to hold of a run.
    func keeper(of run: RunRecord, isCoordinating: Bool) -> ChunkKeeper {
        let timeout = ClientSettings(run.definition.limits).requestTimeout
        return ChunkKeeper(
            ledger: ledger,
            run: run.id,
            isCoordinating: isCoordinating,
            lease: ChunkLease(seconds: leaseSeconds, requestDeadline: timeout / .seconds(1)),
            turns: turns
        )
    }

    private func write(_ context: WritingContext, _ keeper: ChunkKeeper) async throws -> StopReason? {
        let watchdog = context.connection.watchdog
        if let reason = try await watchdog.guarding({ try await DepartmentMaker(context: context).run() }) {
            return reason
        }
        let outcomes = try await ledger.outcomes(run: context.run.id, step: context.step.number)
        let settled = outcomes.values.reduce(0, +)
        let before = [Outcome.invalid, .unchanged, .notAttempted].reduce(0) { $0 + (outcomes[$1] ?? 0) }
        let total = context.step.records - context.step.leftOut
        let writer = StepWriter(
            context: context,
            keeper: keeper,
            total: total - before,
            done: settled - before,
            tally: try await ledger.tally(run: context.run.id, step: context.step.number, inFull: true),
            events: events
        )
        return try await watching(context, keeper) {
            var writer = writer
            return StepEnd(reason: try await writer.run())
        }.reason
    }

    private struct StepEnd: Sendable {
        var reason: StopReason?
    }

    /// Writes chunks while they are renewed, and what they wait for is said.
    ///
    /// How it ends is said by the writing alone, also where it is cancelled: what the others do ends with it.
    func watching<Value: Sendable>(
        _ context: WritingContext,
        _ keeper: ChunkKeeper,
        _ write: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (events, client, watchdog) = (events, context.client, context.connection.watchdog)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await Self.tellWaiting(of: client, to: events)
                return nil
            }
            group.addTask {
                try await watchdog.watch { keeper.isWaiting }
                return nil
            }
            group.addTask {
                try await keeper.keepRenewing()
                return nil
            }
            group.addTask { .some(try await write()) }
            defer { group.cancelAll() }
            while let end = try await group.next() {
                if let end { return end }
            }
            throw CancellationError()
        }
    }

    /// Says what the requests wait for, for as long as a step is written.
    static func tellWaiting(
        of client: DirectoryClient,
        to events: @Sendable (EngineEvent) async -> Void
    ) async throws {
        while !Task.isCancelled {
            await events(.waiting(client.activity.waitingFor.map(LimitWait.init)))
            do { try await Task.sleep(for: .milliseconds(500)) } catch is CancellationError { return }
        }
    }
}
