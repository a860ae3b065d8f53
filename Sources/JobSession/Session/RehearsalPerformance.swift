import ContactAPI
import DirectoryClient
import DirectoryServer
import Foundation
import JobEngine
import JobModel
import Wording

/// The run of a rehearsal: the real engine over HTTP, in a directory of its own, with client and server in one clock.
struct RehearsalPerformance: Sendable {
    let job: ImportJob
    let access: DirectoryAccess
    let file: EmbeddedFile
    /// Where its ledger lies.
    let scratch: String
    /// As in `Engine`.
    let isForPages: Bool
    let words: @Sendable (LocalizedText) -> String

    struct Played: Sendable {
        var plan: PlanSummary
        var summary: RunSummary
        var status: RunStatus
        var effort: Rehearsal.Effort
        var invitations: [OutboxEntry]
    }

    func play(out: String, _ work: SessionWork<Rehearsal>) async throws -> Played {
        let clock = RehearsalClock()
        let began = Date()
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: file.database,
                company: nil,
                rates: job.definition.limits.rates == .off ? .off : .documented,
                secrets: .drawn,
                now: {
                    clock.noteActivity()
                    return began.addingTimeInterval(clock.now.elapsed / .seconds(1))
                },
                clock: clock
            )
        )
        let running = Task { await clock.run() }
        let played: Result<Played, any Error>
        do {
            played = .success(try await play(out: out, in: directory, clock, work))
        } catch {
            played = .failure(error)
        }
        running.cancel()
        await running.value
        try await directory.stop()
        return try played.get()
    }

    private func play(
        out: String,
        in directory: EmbeddedDirectory,
        _ clock: RehearsalClock,
        _ work: SessionWork<Rehearsal>
    ) async throws -> Played {
        let app = try await EmbeddedDirectory.credentials(inDatabase: file.database)
        let way = (address: "http://127.0.0.1:\(directory.port)", appID: app.appID, appSecret: app.appSecret)
        let (trace, stop) = (RehearsalTrace(clock: clock), StopSignal())
        let ledger = try StateStores.ledger(in: scratch + "/ledger")
        let engine = Engine(
            ledger: ledger,
            connect: { job in
                let connection = try access.rehearsal(of: job, in: way, trace: trace, clock: clock)
                clock.follow(connection.client)
                return connection
            },
            stop: stop,
            events: { event in
                // What is waited for passes in no time.
                if case .waiting = event { return }
                work.say(.work(event))
            },
            words: words,
            isForPages: isForPages,
            naming: { words, _ in words.namingRealImport }
        )
        let (plan, summary, effort) = try await run(engine, out: out, clock, trace, stop, work)
        return Played(
            plan: plan,
            summary: summary,
            status: try await RunHistory(ledger: ledger).status(of: summary.run, written: summary.files, words: words),
            effort: effort,
            invitations: try await directory.outbox()
        )
    }

    private func run(
        _ engine: Engine,
        out: String,
        _ clock: RehearsalClock,
        _ trace: RehearsalTrace,
        _ stop: StopSignal,
        _ work: SessionWork<Rehearsal>
    ) async throws -> (PlanSummary, RunSummary, Rehearsal.Effort) {
        let (definition, folder, file) = (job.definition, job.folder, job.file)
        let begun = clock.now
        let handle = try await work.cancelling {
            try await engine.startRun(job: definition, folder: folder, out: out, jobFile: file)
        } closing: {
            try await $0.close()
        }
        do {
            let plan = try await work.cancelling { try await engine.plan(handle) }
            let planned = clock.now
            let read = handle.connection.client.activity.totalCalls
            // Nothing that counts is written: nobody need be asked.
            try await engine.confirm(handle, by: .option)
            let summary = try await work.stopping(by: stop) { try await engine.execute(handle) }
            var effort = Rehearsal.Effort()
            effort.planningSeconds = begun.duration(to: planned) / .seconds(1)
            effort.writingSeconds = planned.duration(to: clock.now) / .seconds(1)
            effort.readingCalls = read
            count(handle.connection.client.activity, trace.counts, into: &effort)
            try await handle.close()
            return (plan, summary, effort)
        } catch {
            try await handle.close()
            throw error
        }
    }

    private func count(_ activity: ClientActivity, _ counts: RehearsalTrace.Counts, into effort: inout Rehearsal.Effort)
    {
        for (endpoint, calls) in activity.calls { effort.calls[endpoint.rawValue] = calls }
        effort.throttled = counts.throttled
        guard let (name, seconds) = counts.waited.max(by: { $0.value < $1.value }), seconds > 1,
            let endpoint = Endpoint(rawValue: name)
        else { return }
        effort.limitingEndpoint = name
        let plan = WindowPlan(settings: ClientSettings(access.limits(of: job.definition)))
        effort.limitingWindows = plan.windows(of: endpoint).map { window in
            let seconds = String(format: "%.1f", window.span / .seconds(1))
            return LocalizedText(en: "\(window.limit) in \(seconds) s", zh: "每 \(seconds) 秒 \(window.limit) 次")
        }
    }
}
