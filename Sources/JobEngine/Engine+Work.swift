import DirectoryClient
package import JobModel
import LocalFiles
package import Wording

/// What a worker has to say of a run that it has served for a while.
package struct ServedRun: Sendable {
    /// `nil` where there is nothing to say.
    package var note: LocalizedText?
    /// Whether the run is written, or was stopped.
    package var hasEnded = false
    /// Whether the worker cannot go on with it, and leaves it to others.
    package var isLeft = false
    /// Of one that is left or was stopped: the status of a command that could not go on with it.
    package var exit: ExitStatus?
    /// After how long something will be known of it that is not known yet.
    package var wait: Duration?

    package init(
        note: LocalizedText? = nil,
        hasEnded: Bool = false,
        isLeft: Bool = false,
        exit: ExitStatus? = nil,
        wait: Duration? = nil
    ) {
        self.note = note
        self.hasEnded = hasEnded
        self.isLeft = isLeft
        self.exit = exit
        self.wait = wait
    }
}

extension Engine {
    /// Takes a run up whose plan was confirmed, to write it as its owner.
    ///
    /// - Returns: `nil` where another process owns it, nothing of it is to be written, or it is to leave.
    /// - Throws: As `resume`.
    package func takeUpToWrite(_ id: String) async throws -> RunHandle? {
        guard let lock = try await lockUnlessOwned(id) else { return nil }
        let run = try await ledger.run(id)
        guard !run.isJobLost, run.confirmation != nil, run.state == .planned || run.state == .running else {
            lock.release()
            return nil
        }
        try await refuseMissingSteps(of: run)
        try await noteWorkers(of: run)
        await events(.begun(run: run.id))
        do {
            return try await unlessStopped(
                { try await reach(run, lock: lock) },
                discarding: { try await $0.close() }
            )
        } catch is StoppedReading {
            lock.release()
            return nil
        }
    }

    /// Writes down that workers write a run: while it has no owner, it waits for one of them.
    package func noteWorkers(of run: RunRecord) async throws {
        guard run.definition.isServedByWorkers != true else { return }
        try await ledger.changeDefinition(of: run.id) { $0.isServedByWorkers = true }
    }

    /// Writes chunks of a run that another process owns, until it has no more for others or nobody owns it.
    ///
    /// - Throws: `EngineError.otherDirectory`; what keeps the directory from being reached.
    package func help(_ run: RunRecord) async throws -> ServedRun {
        let keeper = keeper(of: run, isCoordinating: false)
        let helper = ChunkHelper(ledger: ledger, run: run.id, keeper: keeper, stop: stop)
        guard let first = try await helper.next(isToRead: true) else { return ServedRun() }
        // A directory that hangs keeps no turn.
        turns?.giveToRead()
        let handle: RunHandle
        do {
            if run.state == .running { try await noteWorkers(of: run) }
            let connection = try await unlessStopped(
                { try await reachToHelp(run) },
                discarding: { try await $0.close() }
            )
            handle = RunHandle(run: run, connection: connection, lock: Helping())
        } catch {
            try await keeper.release([first], areDone: false)
            guard error is StoppedReading else { throw error }
            return ServedRun()
        }
        let reason: StopReason?
        do {
            reason = try await heedingStops(of: run.id) { try await write(first, helper, handle) }
        } catch is StoppedReading {
            try await handle.close()
            return ServedRun()
        } catch let failure as DirectoryFailure {
            try await handle.close()
            return Self.left(run, because: StopReason(failure.error) ?? .limitsOrNetwork(failure.error))
        } catch {
            try await handle.close()
            throw error
        }
        try await handle.close()
        if let request = reason?.request {
            // A person who has let the run go on since the last claim has seen what was counted before.
            try await ledger.askToStop(run.id, because: request, resumed: keeper.timesResumed)
        }
        guard let reason, reason != .interrupted else { return ServedRun() }
        return Self.left(run, because: reason)
    }

    /// What is said of a run that a worker leaves to others.
    private static func left(_ run: RunRecord, because reason: StopReason) -> ServedRun {
        ServedRun(note: reason.noteOfWorker.naming(run: run.id), isLeft: true, exit: reason.exitStatus)
    }

    /// Writes a run as its owner, as `execute` does, but for what concerns this worker alone.
    ///
    /// A worker that is asked to end, cannot reach the directory or loses its answers leaves the run as it is, for another
    /// to take up. Where a person asks that the run stops, the worker stops it.
    /// Results are written where the run was begun, because the folder is there.
    package func writeAsWorker(_ handle: RunHandle) async throws -> ServedRun {
        let run = try await ledger.run(handle.id)
        var reason = try await send(run, handle)
        if reason == nil, try await mayKnowMoreNow(of: run) { reason = try await send(run, handle) }
        switch reason {
        case .interrupted:
            guard try await ledger.stopStanding(of: run.id).isOfPerson else { return ServedRun() }
        case .limitsOrNetwork(let error): return Self.left(run, because: .limitsOrNetwork(error))
        case .stuck(let seconds): return Self.left(run, because: .stuck(seconds: seconds))
        case .responsesLost(let lost, let settled):
            return Self.left(run, because: .responsesLost(lost, settled: settled))
        case .safety, .credentials, .failed, nil: break
        }
        if reason == nil, let seconds = try await secondsToProof(of: run) {
            return ServedRun(note: Self.waiting(seconds), isLeft: true, wait: .seconds(seconds))
        }
        let ended = try await end(handle, reason)
        let note = reason?.note.naming(run: run.id)
        // What a person asked for is no failure of the worker.
        let exit = reason == .interrupted ? nil : reason?.exitStatus
        guard ended.machine == Machine.name else {
            return ServedRun(note: note ?? Self.resultsElsewhere(ended), hasEnded: true, exit: exit)
        }
        let summary = try await writeResults(of: ended, note: note)
        return ServedRun(note: summary.note ?? Self.written(summary), hasEnded: true, exit: exit)
    }

    /// Writes the results of a run whose rows have all ended, and whose process ended before it wrote them.
    ///
    /// - Returns: `nil` where another process owns it, or its results are there.
    /// - Throws: `EngineError.resultsUnwritten`.
    package func completeResults(_ id: String) async throws -> ServedRun? {
        guard let lock = try await lockUnlessOwned(id) else { return nil }
        defer { lock.release() }
        let run = try await ledger.run(id)
        guard run.state == .written else { return nil }
        let summary = try await writeResults(of: run)
        return ServedRun(note: summary.note ?? Self.written(summary), hasEnded: true)
    }

    private func lockUnlessOwned(_ id: String) async throws -> (any RunOwner)? {
        do {
            return try await ledger.lock(run: id)
        } catch LedgerError.owned {
            return nil
        }
    }

    /// Whether rows of unknown end were read at a time when absence proved nothing, as those of a worker that had just
    /// died, and can be read with proof by now.
    private func mayKnowMoreNow(of run: RunRecord) async throws -> Bool {
        var areThere = false
        for step in try await ledger.steps(of: run.id) where !areThere {
            let outcomes = try await ledger.outcomes(run: run.id, step: step.number)
            areThere = outcomes[.unknown, default: 0] > 0
        }
        guard areThere else { return false }
        return try await secondsToProof(of: run) == nil
    }

    /// How long until it can be known of every row whether it was written, where its absence is no proof yet.
    ///
    /// - Returns: `nil` where waiting changes nothing.
    private func secondsToProof(of run: RunRecord) async throws -> Double? {
        var longest: Double?
        for step in try await ledger.steps(of: run.id) {
            for send in try await ledger.lastSends(run: run.id, step: step.number, endedAs: .unknown) {
                let left = run.definition.limits.settleAfterSeconds - ledger.secondsSurely(since: send)
                if left > 0 { longest = max(longest ?? 0, left) }
            }
        }
        return longest
    }

    private static func waiting(_ seconds: Double) -> LocalizedText {
        let whole = Int(seconds.rounded(.up))
        return LocalizedText(
            en: "what became of some rows cannot be known before \(whole) s have passed; then it is found out",
            zh: "部分行的结果须再等 \(whole) 秒才能确定，届时再查明"
        )
    }

    private static func resultsElsewhere(_ run: RunRecord) -> LocalizedText {
        LocalizedText(
            en:
                "every row has ended; `roster results \(run.id)` writes the results on \(host(of: run)), where it was planned",
            zh: "所有行均已处理；请在制定计划的机器 \(host(of: run)) 上运行 roster results \(run.id) 写出结果文件"
        )
    }

    private static func host(of run: RunRecord) -> String { run.machine.map(Machine.host) ?? "?" }

    private static func written(_ summary: RunSummary) -> LocalizedText {
        let rows = summary.rows - summary.leftOut
        return LocalizedText(
            en: "written, \(rows - summary.notWell) of \(rows, "row") succeeded",
            zh: "已写入，\(rows) 行中 \(rows - summary.notWell) 行成功"
        )
    }

    private func reachToHelp(_ run: RunRecord) async throws -> Connection {
        let connection = try await connect(run.definition)
        do {
            try requireSame(run, connection)
            try await connection.checkToken()
        } catch {
            try await connection.close()
            throw error
        }
        return connection
    }

    private struct HelpedStep: Sendable {
        var reason: StopReason?
        /// A chunk of another step.
        var next: HeldChunk?
    }

    /// Writes a chunk and those that follow; the turn is not held at the beginning.
    private func write(_ first: HeldChunk, _ helper: ChunkHelper, _ handle: RunHandle) async throws -> StopReason? {
        let keeper = helper.keeper
        var next: HeldChunk? = first
        while let chunk = next {
            let step = chunk.chunk.place.step
            let context: WritingContext
            do {
                context = try await unlessStopped { try await self.context(for: step, of: handle) }
                guard try await turns?.take() ?? true else { throw StoppedReading() }
            } catch {
                try await keeper.release([chunk], areDone: false)
                throw error
            }
            do {
                // Meanwhile it may have become another's.
                try await keeper.renew()
            } catch {
                turns?.give()
                throw error
            }
            let events = events
            let helped = try await watching(context, keeper) {
                var writer = StepWriter(
                    context: context,
                    keeper: keeper,
                    total: context.step.records - context.step.leftOut,
                    done: 0,
                    events: events
                )
                var next: HeldChunk? = chunk
                while let chunk = next, chunk.chunk.place.step == step {
                    if let reason = try await writer.help(with: chunk) { return HelpedStep(reason: reason) }
                    next = try await helper.next()
                }
                return HelpedStep(next: next)
            }
            if let reason = helped.reason { return reason }
            next = helped.next
            if next != nil { turns?.give() }
        }
        return nil
    }

    /// What a helper needs to know of a step: as it is now, because all departments that its rows need were made before.
    private func context(for number: Int, of handle: RunHandle) async throws -> WritingContext {
        guard let step = try await ledger.steps(of: handle.id).first(where: { $0.number == number }) else {
            throw LedgerError.noSuchRun(handle.id)
        }
        let context = try await context(for: step, of: handle)
        await context.placeholders.note(try await ledger.departments(run: handle.id, step: number))
        return context
    }
}

/// A helper owns nothing of a run but its chunks.
private final class Helping: RunOwner {
    func release() {}
}
