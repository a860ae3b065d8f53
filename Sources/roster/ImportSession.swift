import ArgumentParser
import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles

/// An import, resume or retry on the screen: plan, question, progress, summary.
struct ImportSession {
    private let engine: Engine
    private let history: RunHistory
    private let stop = StopSignal()
    private let meter = ProgressLine.meter()
    private let confirmation: Confirmation
    private let json: Bool
    private let observation: Observation

    init(connector: Connector, _ writing: WritingOptions, json: Bool, observation: Observation) throws {
        try self.init(connector: connector, isGiven: writing.yes, json: json, observation: observation)
    }

    init(connector: Connector, isGiven: Bool, json: Bool, observation: Observation = Observation()) throws {
        self.observation = observation
        let meter = meter
        confirmation = Confirmation(isGiven: isGiven)
        self.json = json
        let ledger = try StateStores.ledger(in: StateFolder.ofEnvironment)
        let scratch = ScratchRegistry(stateFolder: StateFolder.ofEnvironment)
        history = RunHistory(ledger: ledger, scratch: scratch)
        engine = Engine(
            ledger: ledger,
            scratch: scratch,
            connect: { try await connector.connect($0) },
            stop: stop,
            events: { event in
                if case .begun(let run) = event { CurrentRun.begin(run) }
                observation.metrics?.writeWhereDue()
                await Self.show(event, on: meter) { connector.sentence(of: $0) }
            },
            words: { Language.ofEnvironment.words($0) }
        )
    }

    static func show(
        _ event: EngineEvent,
        on meter: ProgressMeter,
        reading: (CallBudget) -> LocalizedText = \.short
    ) async {
        switch event {
        case .begun: break
        case .reading(let budget): StandardError.note(reading(budget))
        case .step(let name, let done, let total):
            let title = LocalizedText(en: "Rows of \(name)", zh: "\(name) 的行")
            await meter.begin(Language.ofEnvironment.words(title), total: total, done: done)
        case .progress(let done, let total): await meter.advance(to: done, total: total)
        case .waiting(let what): await meter.wait(for: what.map { Language.ofEnvironment.words($0) })
        }
    }

    /// Applies a plan: what it said is shown once more, and asked for.
    ///
    /// - Throws: `ExitCode` of the run's status; `EngineError.drifted` where something has changed.
    func apply(_ plan: PlanFile, out: String?) async throws {
        let engine = engine
        let planned = try await Interruption.cancelling {
            try await engine.apply(plan, out: out)
        } closing: {
            try await $0.start.handle.close()
        }
        let start = planned.start
        // Who has made the plan file has looked at what it says.
        try await run(givenBy: confirmation.isGiven ? .planFile : nil) { _ in start }
    }

    /// Begins the run and brings it to its end, or as far as it goes.
    ///
    /// - Parameters:
    ///   - giver: By whom the plan is confirmed where nobody has to be asked; else by `--yes`.
    ///   - begin: Begins the run, or takes it up.
    /// - Throws: `ExitCode` of the run's status.
    func run(
        givenBy giver: RunConfirmation? = nil,
        _ begin: @escaping @Sendable (Engine) async throws -> RunStart
    ) async throws {
        let engine = engine
        let start = try await Interruption.cancelling {
            try await begin(engine)
        } closing: {
            try await $0.handle.close()
        }
        for note in start.notes { StandardError.note(Language.ofEnvironment.words(note)) }
        let summary: RunSummary?
        do {
            summary = try await write(start, givenBy: giver ?? confirmation.giver)
        } catch {
            await meter.finish()
            observation.metrics?.write()
            try await start.handle.close()
            throw error
        }
        try await start.handle.close()
        guard let summary else { throw ExitCode(Int32(ExitStatus.usage.rawValue)) }
        try await show(summary)
        if summary.exit != 0 { throw ExitCode(Int32(summary.exit)) }
    }

    /// Reads back what became of a run's rows of unknown end.
    ///
    /// - Throws: `ExitCode` of the run's status.
    func resolve(_ id: String) async throws {
        let engine = engine
        let handle = try await Interruption.cancelling {
            try await engine.takeUpToResolve(id)
        } closing: {
            try await $0.close()
        }
        let resolution: RunResolution
        do {
            resolution = try await Interruption.cancelling { try await engine.resolve(handle) }
        } catch {
            try await handle.close()
            throw error
        }
        try await handle.close()
        let words = LocalizedText(
            en:
                "\(resolution.asked) asked for: \(resolution.settled) settled, \(resolution.due) to be sent by a resume, "
                + "\(resolution.stillUnknown) still unknown",
            zh: "查询 \(resolution.asked) 行：已确定 \(resolution.settled) 行，待继续时发送 \(resolution.due) 行，"
                + "仍未知 \(resolution.stillUnknown) 行"
        )
        StandardError.note(Language.ofEnvironment.words(words))
        try await show(resolution.summary)
        if resolution.summary.exit != 0 { throw ExitCode(Int32(resolution.summary.exit)) }
    }

    /// The summary; `nil` where the plan was not confirmed.
    private func write(_ start: RunStart, givenBy giver: RunConfirmation) async throws -> RunSummary? {
        let engine = engine
        var plan = start.unconfirmed
        if start.needsPlan {
            plan = try await Interruption.cancelling { try await engine.plan(start.handle) }
        }
        if let plan {
            StandardError.show(plan)
            if plan.writes > 0, try await !isConfirmed(start, by: giver) { return nil }
        }
        let stop = stop
        var summary = try await Interruption.watching {
            stop.raise()
        } during: {
            try await engine.execute(start.handle)
        }
        // Of a plan that was made earlier, another process has read the directory.
        summary.reading = start.needsPlan ? plan?.reading : nil
        await meter.finish()
        return summary
    }

    private func isConfirmed(_ start: RunStart, by giver: RunConfirmation) async throws -> Bool {
        do {
            if try confirmation.isConfirmed() {
                try await engine.confirm(start.handle, by: giver)
                return true
            }
        } catch var impossible as Confirmation.Impossible {
            // The plan stays for a resume, by which it can be looked at and confirmed.
            impossible.next = "roster resume \(start.handle.id) --yes"
            throw impossible
        }
        try await engine.decline(start.handle)
        StandardError.note(LocalizedText(en: "Nothing was sent.", zh: "未发送任何内容。"))
        return false
    }

    private func show(_ summary: RunSummary) async throws {
        if let note = summary.note { StandardError.note(note) }
        if let time = summary.time { StandardError.note(Language.ofEnvironment.words(time.sentence)) }
        for failure in observation.finish() {
            let (problem, remedy) = failure.words
            StandardError.note(LocalizedText(en: "\(problem.en). \(remedy.en)", zh: "\(problem.zh)。\(remedy.zh)"))
        }
        if json { try StandardOutput.json(PrintedSummary(summary: summary)) }
        let status = try await history.status(of: summary.run, written: summary.files) {
            Language.ofEnvironment.words($0)
        }
        for line in RunView(run: status, language: .ofEnvironment).lines() + summary.files {
            json ? StandardError.note(line) : try StandardOutput.line(line)
        }
    }
}

/// What `--json` prints of a run: summary.json, and how the directory was read where this process did it.
private struct PrintedSummary: Encodable {
    let summary: RunSummary

    private enum Key: String, CodingKey { case reading }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var values = encoder.container(keyedBy: Key.self)
        try values.encodeIfPresent(summary.reading, forKey: .reading)
    }
}
