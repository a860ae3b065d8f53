import JobEngine
import JobModel
import JobSession
import Wording

/// A run as its page shows it: what stands in the ledger, and what only this console knows.
struct WatchedRun: Sendable {
    let record: RunRecord
    let plan: PlanSummary?
    let monitor: RunMonitor
    let supervisor: RunSupervisor

    init(_ run: String, history: RunHistory, monitor: RunMonitor, supervisor: RunSupervisor) async throws {
        record = try await history.record(of: run)
        plan = record.definition.kind == .importing ? try await monitor.plan(of: record) : nil
        (self.monitor, self.supervisor) = (monitor, supervisor)
    }

    /// The part of its page that changes by itself.
    func live(
        _ progress: RunTicks.Element,
        _ surroundings: RunPage.Surroundings,
        _ frame: PageFrame
    ) async throws -> RunLivePart {
        let (status, samples) = progress
        let isAtWork = status.isAtWork == true
        let problems = status.isUnderWay ? try await monitor.lastProblems(of: status) : []
        return RunLivePart(
            RunLivePart.Source(
                run: status,
                canary: plan == nil ? nil : record.definition.safety.canary,
                rate: status.isAtWorkOnRows ? rate(samples, status) : nil,
                waiting: isAtWork ? try await waiting(samples, status) : nil,
                problems: problems,
                surroundings: surroundings
            ),
            frame: frame
        )
    }

    /// What it waits for: a limit, or the ends of rows where none has ended for a while.
    private func waiting(_ samples: [RateSample], _ run: RunStatus) async throws -> LocalizedText? {
        if let limit = await supervisor.said(of: record.id).waiting { return limit }
        guard run.isAtWorkOnRows, let still = RateSample.stillness(of: samples) else { return nil }
        let sent = try await monitor.rowsOnTheirWay(of: record.id)
        return sent > 0 ? RunRate.waiting(for: sent, since: still) : nil
    }

    private func rate(_ samples: [RateSample], _ run: RunStatus) -> RunRate {
        let limits = record.definition.limits
        // Other steps make other calls. The one that takes longest is the one that is waited for.
        let ofStep = plan?.endpointTimes(limits: limits, ofStep: run.currentStep?.name) ?? []
        let times = ofStep.isEmpty ? plan?.endpointTimes(limits: limits) ?? [] : ofStep
        let bounds = times.map { time in
            let rows = time.endpoint == EndpointTime.batch ? limits.batchItems : 1
            return RunRate.Bound(time: time, rowsPerCall: rows)
        }
        return RunRate(samples: samples, bounds: bounds)
    }
}
