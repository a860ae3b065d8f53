import ContactAPI
import DirectoryClient
import JobModel

/// How long the limits make the writing of a plan take, by the windows that the run will keep.
struct WritingTime {
    let limits: JobDefinition.Limits

    func seconds(for step: PlanSummary.Step, of subject: Subject) -> Double {
        let (singles, batched) = (step.ways["single"] ?? 0, step.ways["batch"] ?? 0)
        let both = step.ways["batchThenPatch"] ?? 0
        let batches = (batched + both + limits.batchItems - 1) / max(limits.batchItems, 1)
        let create: Endpoint = subject == .people ? .createUser : .createDepartment
        let patch: Endpoint = subject == .people ? .patchUser : .patchDepartment
        return seconds(for: singles, of: create) + seconds(for: both + step.update, of: patch)
            + seconds(for: batches, of: .batchAddUsers)
    }

    /// Full windows of the widest kind first; what is left over is a burst that the narrower ones hold.
    private func seconds(for calls: Int, of endpoint: Endpoint) -> Double {
        let windows = WindowPlan(settings: ClientSettings(limits)).windows(of: endpoint).sorted { $0.span > $1.span }
        var left = calls
        var seconds = 0.0
        for window in windows {
            seconds += Double(left / window.limit) * (window.span / .seconds(1))
            left %= window.limit
        }
        return seconds
    }
}
