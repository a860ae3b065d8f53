import ContactAPI
import DirectoryClient
import JobModel

/// How long the limits make the writing of a plan take, by the windows that the run will keep.
struct WritingTime {
    let limits: JobDefinition.Limits

    func seconds(for step: PlanSummary.Step, of subject: Subject) -> Double {
        parts(for: step, of: subject).reduce(0) { $0 + $1.seconds }
    }

    /// By the endpoints that are called.
    func parts(for step: PlanSummary.Step, of subject: Subject) -> [EndpointTime] {
        let (singles, batched) = (step.ways["single"] ?? 0, step.ways["batch"] ?? 0)
        let both = step.ways["batchThenPatch"] ?? 0
        let batches = (batched + both + limits.batchItems - 1) / max(limits.batchItems, 1)
        let create: Endpoint = subject == .people ? .createUser : .createDepartment
        let patch: Endpoint = subject == .people ? .patchUser : .patchDepartment
        return [(create, singles), (patch, both + step.update), (.batchAddUsers, batches)]
            .filter { $0.1 > 0 }.map { part($0.1, of: $0.0) }
    }

    /// Full windows of the widest kind first; what is left over is a burst that the narrower ones hold.
    private func part(_ calls: Int, of endpoint: Endpoint) -> EndpointTime {
        let windows = WindowPlan(settings: ClientSettings(limits)).windows(of: endpoint).sorted { $0.span > $1.span }
        var left = calls
        var seconds = 0.0
        for window in windows {
            seconds += Double(left / window.limit) * (window.span / .seconds(1))
            left %= window.limit
        }
        return EndpointTime(
            endpoint: endpoint.rawValue,
            calls: calls,
            seconds: seconds,
            windows: windows.map { JobDefinition.Limits.Window(limit: $0.limit, seconds: $0.span / .seconds(1)) }
        )
    }
}
