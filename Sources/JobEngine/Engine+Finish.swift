import CSVStream
import Foundation
import JobModel
import Wording

extension Engine {
    /// Ends a run as far as it goes: state, exit status, results files.
    ///
    /// A run whose rows have all ended is *written* until its results are on the disk, and only then *finished*.
    /// - Throws: `EngineError.resultsUnwritten`.
    func finish(_ handle: RunHandle, _ reason: StopReason?, time: RunTime? = nil) async throws -> RunSummary {
        let run = try await end(handle, reason)
        let elsewhere = run.state == .stopped ? try await rowsInFlightElsewhere(of: run) : 0
        let own = elsewhere == 0 && reason == .interrupted ? try await rowsInFlight(of: run) : 0
        let note =
            elsewhere > 0
            ? StopReason.note(reason, besides: elsewhere) : own > 0 ? StopReason.note(inFlight: own) : reason?.note
        return try await writeResults(of: run, note: note, time: time)
    }

    /// Rows that were sent, and of which nobody knows yet how they end, as those of a batch task that has not ended.
    private func rowsInFlight(of run: RunRecord) async throws -> Int {
        var count = 0
        for step in try await ledger.steps(of: run.id) {
            count += try await ledger.rows(run: run.id, step: step.number, in: [.sending, .accepted]).count
        }
        return count
    }

    /// Rows that other workers still have in flight as a run stops: how they end is not in its results files yet.
    private func rowsInFlightElsewhere(of run: RunRecord) async throws -> Int {
        let chunks = try await ledger.heldChunks(of: run.id)
        var count = 0
        for step in Set(chunks.map(\.place.step)) {
            let sent = try await ledger.rows(run: run.id, step: step, in: [.sending, .accepted])
            count += sent.count { row in chunks.contains { $0.holds(row, of: step) } }
        }
        return count
    }

    /// Ends a run as far as it goes, but for its results files.
    func end(_ handle: RunHandle, _ reason: StopReason?) async throws -> RunRecord {
        // What the sheets hold and the ledger does not have can have no outcome.
        var reason = reason
        if reason == nil { reason = try await ledger.gap(in: handle.id).map(StopReason.init) }
        var outcomes: [Outcome: Int] = [:]
        var rows = 0
        for step in try await ledger.steps(of: handle.id) {
            outcomes.merge(try await ledger.outcomes(run: handle.id, step: step.number), uniquingKeysWith: +)
            rows += step.records - step.leftOut
        }
        let run = handle.run
        let isUnsent = rows > outcomes.values.reduce(0, +)
        if isUnsent { outcomes[.notAttempted, default: 0] += 1 }
        var exit = reason?.exitStatus ?? ExitStatus(ofRun: outcomes)
        // A corrected file may hold a part of what is open: then some rows of the wave have not succeeded yet.
        if exit == .success, run.parent != nil, try await !OpenRows(ledger: ledger, root: run.root).isEmpty {
            exit = .rowsFailed
        }
        let isOpen = reason != nil || isUnsent || (outcomes[.unknown] ?? 0) > 0
        try await ledger.updateRun(
            run.id,
            state: isOpen ? .stopped : .written,
            ended: Date().timeIntervalSince1970,
            exit: exit.rawValue
        )
        return try await ledger.run(run.id)
    }

    /// Writes the results files of a run that has ended, or was stopped.
    func writeResults(of run: RunRecord, note: LocalizedText? = nil, time: RunTime? = nil) async throws -> RunSummary {
        var summary: RunSummary
        do {
            summary = try await ResultsWriter(out: run.out, registry: scratch).write(
                RunFacts(
                    run: run.id,
                    job: run.job,
                    parent: run.parent,
                    started: run.started,
                    ended: run.ended,
                    exit: run.exit ?? ExitStatus.unexpected.rawValue,
                    time: time,
                    times: RunTimes(RunStatus(run))
                ),
                from: LedgerResults(
                    ledger: ledger,
                    run: run.id,
                    words: words,
                    isForPages: isForPages,
                    naming: naming
                )
            )
        } catch let error where error is CSVStreamError || OutputError.isOfTheDisk(error) {
            throw EngineError.resultsUnwritten(
                run.id,
                isComplete: run.state == .written,
                reason: LocalizedText(of: error)
            )
        }
        if run.state == .written { try await ledger.updateRun(run.id, state: .finished) }
        summary.note = note.map { naming($0, run.id) }
        return summary
    }
}

extension StopReason {
    init(_ gap: PlanGap) {
        let remedy = LocalizedText(
            en:
                "Keep the state folder as it is and report this; `roster results` lists what became of the rows that are there.",
            zh: "请保留状态文件夹原样并反馈该问题；roster results 可列出现有各行的结果。"
        )
        switch gap {
        case .steps(let planned, let count):
            self = .failed(
                problem: LocalizedText(
                    en: "The ledger has \(planned) of the \(count, "step") of the run",
                    zh: "账本中只有该运行 \(count) 个步骤中的 \(planned) 个"
                ),
                remedy: remedy
            )
        case .rows(let step, let accounted, let count):
            self = .failed(
                problem: LocalizedText(
                    en: "The sheet of \(step) had \(count, "record"), and the ledger accounts for \(accounted)",
                    zh: "\(step) 的表格有 \(count) 条记录，账本中只有 \(accounted) 条"
                ),
                remedy: remedy
            )
        }
    }
}

extension OutputError {
    fileprivate static func isOfTheDisk(_ error: any Error) -> Bool {
        guard case .cannotWrite = error as? OutputError else { return false }
        return true
    }
}
