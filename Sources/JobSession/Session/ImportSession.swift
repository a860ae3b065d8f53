import JobEngine
package import JobModel
package import LocalFiles
package import Wording

/// An import, resume, retry or reading back for any face: plan, question, writing, report.
///
/// What happens is said by `events`, to as many listeners as there are. The plan is put as a question, which any of them
/// answers; a face that answers none leaves the session waiting. A session does one piece of work, and then has ended.
package final class ImportSession: Sendable {
    let engine: Engine
    let stopper = SessionStopper()
    let history: RunHistory
    private let stopSignal: StopSignal
    private let keptStop = KeptStop()
    let log: SessionLog<SessionEvent>
    /// The job with the directory that is meant now.
    let named: @Sendable (JobDefinition) -> JobDefinition
    private let observation: Observation
    private let words: @Sendable (LocalizedText) -> String

    /// - Parameters:
    ///   - ledger: Where the runs are kept.
    ///   - scratch: Where files half written are recorded; without it nothing removes those of a killed process.
    ///   - observation: The files that are kept of the work.
    ///   - connector: The way to a job's directory.
    ///   - isForPages: Whether the readers of the results have the console's pages, and no command line.
    ///   - words: Chooses the language of what is stored and of the results.
    package init(
        ledger: any LedgerStore,
        scratch: ScratchRegistry? = nil,
        observation: Observation = Observation(),
        connector: Connector,
        isForPages: Bool = false,
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en }
    ) {
        let (log, stopSignal) = (SessionLog<SessionEvent>(), StopSignal())
        (self.log, self.stopSignal) = (log, stopSignal)
        self.observation = observation
        self.words = words
        let connector = connector.saying { log.append(.note($0)) }
        named = { connector.named($0) }
        history = RunHistory(ledger: ledger, scratch: scratch)
        engine = Engine(
            ledger: ledger,
            scratch: scratch,
            connect: { try await connector.connect($0) },
            stop: stopSignal,
            events: { event in
                observation.metrics?.writeWhereDue()
                log.append(.work(event))
            },
            words: words,
            isForPages: isForPages
        )
    }

    /// A session over the ledger that the connector serves.
    package convenience init(
        connector: Connector,
        observation: Observation = Observation(),
        isForPages: Bool = false,
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en }
    ) throws {
        self.init(
            ledger: try connector.ledger.ledger(),
            scratch: ScratchRegistry(stateFolder: connector.stateFolder),
            observation: observation,
            connector: connector,
            isForPages: isForPages,
            words: words
        )
    }

    /// Everything that the session says, from the beginning.
    package var events: SessionEvents<SessionEvent> { SessionEvents(log: log) }

    /// Stops what is under way: planning at once, writing once what was sent is accounted for.
    ///
    /// - Returns: `false` where nothing is under way that could be stopped, as while a question is open, or it was asked
    ///   already.
    package func stop() -> Bool { stopper.stop() }

    /// Keeps the calling thread, which is about to end the process, until a stop that was asked for is in the ledger, and
    /// two seconds at most: workers do not go on with the run then.
    package func keepStop() { keptStop.block(atMost: 2) }

    /// Reads back what became of a run's rows of unknown end.
    ///
    /// - Parameter id: The run.
    /// - Returns: How it ended.
    /// - Throws: As `begin`.
    package func resolve(_ id: String) async throws -> SessionEnd {
        try await telling {
            let engine = engine
            let handle = try await stopper.cancelling {
                try await engine.takeUpToResolve(id)
            } closing: {
                try await $0.close()
            }
            let resolution: RunResolution
            do {
                resolution = try await stopper.cancelling { try await engine.resolve(handle) }
            } catch {
                try await handle.close()
                throw error
            }
            try await handle.close()
            log.append(.resolved(resolution))
            return try await report(resolution.summary)
        }
    }

    /// Says why the work failed, where it did, and that nothing more follows.
    func telling(_ work: () async throws -> SessionEnd) async throws -> SessionEnd {
        defer { log.end() }
        do {
            return try await work()
        } catch {
            log.append(.failed(error))
            throw error
        }
    }

    /// Begins a run or takes one up, and brings it to its end, or as far as it goes.
    ///
    /// Detached, a run whose plan writes something is left to workers once that is confirmed.
    func bringToEnd(
        detached: Bool = false,
        _ begin: @escaping @Sendable (Engine) async throws -> RunStart
    ) async throws -> SessionEnd {
        let engine = engine
        let start = try await stopper.cancelling {
            try await begin(engine)
        } closing: {
            try await $0.handle.close()
        }
        for note in start.notes { log.append(.note(note)) }
        let end: WrittenEnd
        do {
            let plan = try await plan(of: start)
            if let plan, plan.writes > 0, let end = try await unconfirmed(plan, start.handle) {
                try await start.handle.close()
                return end
            }
            if detached, let plan, plan.writes > 0 {
                try await engine.noteWorkers(of: start.handle.run)
                try await start.handle.close()
                log.append(.note(Self.detached(start.handle.id)))
                return .detached(run: start.handle.id)
            }
            end = try await write(start, plan)
        } catch {
            observation.metrics?.write()
            try await start.handle.close()
            throw error
        }
        try await start.handle.close()
        return try await report(end.summary, noting: end.fault)
    }

    private static func detached(_ run: String) -> LocalizedText {
        LocalizedText(
            en: "Nothing is written yet: workers write the run \(run) (`roster work`). `roster status \(run) --watch` "
                + "follows it.",
            zh: "尚未写入任何内容：运行 \(run) 由工作进程写入（roster work）。可用 roster status \(run) --watch 跟踪进度。"
        )
    }

    /// The plan that is to be asked about; `nil` where it was confirmed before.
    private func plan(of start: RunStart) async throws -> PlanSummary? {
        let engine = engine
        let plan =
            start.needsPlan ? try await stopper.cancelling { try await engine.plan(start.handle) } : start.unconfirmed
        if let plan { log.append(.planned(plan)) }
        return plan
    }

    /// Asks; the end of the session where the plan is not confirmed.
    private func unconfirmed(_ plan: PlanSummary, _ handle: RunHandle) async throws -> SessionEnd? {
        let question = SessionQuestion(plan: plan, run: handle.id)
        log.append(.question(question))
        let answer = try await question.answered()
        switch answer {
        case .yes(let giver): try await engine.confirm(handle, by: giver)
        case .no: try await engine.decline(handle)
        case .later: break
        }
        log.append(.answered(answer))
        switch answer {
        case .yes: return nil
        case .no: return .declined
        case .later: return .unanswered(run: handle.id)
        }
    }

    private struct WrittenEnd {
        var summary: RunSummary
        /// Why a stop could not be written down.
        var fault: LocalizedText?
    }

    private func write(_ start: RunStart, _ plan: PlanSummary?) async throws -> WrittenEnd {
        let (engine, stopSignal, keptStop) = (engine, stopSignal, keptStop)
        var end = WrittenEnd(
            summary: try await stopper.during {
                try await engine.execute(start.handle)
            } onStop: {
                keptStop.begin { try await engine.askToStop(start.handle) }
                stopSignal.raise()
            }
        )
        // What became of the rows is said in any case.
        do { try await keptStop.finish() } catch { end.fault = Self.unkept(error) }
        // Of a plan that was made earlier, another process has read the directory.
        end.summary.reading = start.needsPlan ? plan?.reading : nil
        return end
    }

    /// The run itself has ended in the ledger by then: other workers were only asked to stop later than they could have been.
    private static func unkept(_ error: any Error) -> LocalizedText {
        let reason = LocalizedText(of: error)
        return LocalizedText(
            en: "The ledger could not note the stop when it was asked for: \(reason.en).",
            zh: "收到停止请求时，账本未能将其记下：\(reason.zh)。"
        )
    }

    private func report(_ summary: RunSummary, noting fault: LocalizedText? = nil) async throws -> SessionEnd {
        let lost = observation.finish().map { failure in
            let (problem, remedy) = (failure.problem, failure.remedy)
            return LocalizedText(en: "\(problem.en). \(remedy.en)", zh: "\(problem.zh)。\(remedy.zh)")
        }
        let notes = [fault, summary.note, summary.time?.sentence].compactMap(\.self) + lost
        let pageNotes = [fault, summary.note].compactMap(\.self) + lost
        let status = try await history.status(of: summary.run, written: summary.files, words: words)
        log.append(.summary(SessionResult(summary: summary, status: status, notes: notes, pageNotes: pageNotes)))
        return .finished(summary)
    }
}
